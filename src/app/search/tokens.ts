/** Splits text into what can be searched for: Latin words and Chinese words, folded to one spelling. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const piece = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const chinese = /\p{Script=Han}/u

// Words of a question that say nothing about its subject.
const silent = new Set(
  'a an and are as at be by do does for how in is it of on or the to what when which why with 的 是 和 与 了 吗 什么 怎么'.split(
    ' ',
  ),
)

export interface Token {
  readonly text: string
  readonly script: 'latin' | 'chinese'
}

export function tokensOf(text: string): readonly Token[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase()
  return (folded.match(piece) ?? []).flatMap((run): Token[] => {
    // A mixed run such as "3x3卷积" falls apart at the change of script.
    if (!chinese.test(run)) return silent.has(run) ? [] : [{ text: singular(run), script: 'latin' }]
    return [...segmenter.segment(run)]
      .map(({ segment }) => segment)
      .filter((segment) => !silent.has(segment))
      .map((segment) => ({ text: segment, script: 'chinese' as const }))
  })
}

/** What a text is found by. Single characters are added because typed Chinese is cut differently from stored. */
export function termsOf(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ text: word, script }) =>
    script === 'chinese' && word.length > 1 ? [word, ...word] : [word],
  )
}

/** Convolutions → convolution; loss and bias stay. */
const singular = (word: string): string =>
  word.length > 4 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word
