/** How wide a character of the app's sans fonts is, in em, rather more than less: fonts differ by system. */
function widthOf(character: string): number {
  if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/u.test(character)) return 1
  if (/[mwMW@%—]/u.test(character)) return 0.92
  if (/[A-Z&×]/u.test(character)) return 0.72
  if (/[ fijlrt.,:;'’()[\]/|!-]/u.test(character)) return 0.36
  return 0.6
}

const measure = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + widthOf(character), 0)

/** Where a line may end: after a space or hyphen, and around every Chinese character. */
const pieces = (text: string): readonly string[] =>
  text.match(
    /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60][、，。；：）」]*|[^\s\-\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+[\s-]*|[\s-]+/gu,
  ) ?? []

/** The number of lines that the text takes in a column so many em wide. */
export function linesOf(text: string, em: number): number {
  let lines = 1
  let used = 0
  for (const piece of pieces(text)) {
    const width = measure(piece.trimEnd())
    if (used > 0 && used + width > em) {
      lines += 1
      used = 0
    }
    // A piece longer than a line is cut.
    if (width > em) lines += Math.ceil(width / em) - 1
    used += measure(piece)
  }
  return lines
}
