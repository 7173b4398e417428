type Vec = number[]
type Mat = number[][]
type T3 = number[][][]
type T4 = number[][][][]

interface PatchEmbedParams {
  weight: Mat // [d][c·p·p], stored [out][in]
  bias: Vec | null // [d]
  cls: Vec | null // [d], the class token
  pos: Mat | null // [tokens][d], class token included
}

/** x: [n][c][h][w], patch: side p of a patch → [n][tokens][d]. O(n·h·w·c·d) time. */
export function patchEmbed(x: T4, patch: number, { weight, bias, cls, pos }: PatchEmbedParams): T3 {
  const [c, h, w] = [x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0, x[0]?.[0]?.[0]?.length ?? 0]
  const even = x.every((image) => image.length === c && image.every((m) => isMatrix(m, h, w)))
  if (c * h * w === 0 || !even) throw new Error('x must be a full [n][c][h][w] batch')
  if (!Number.isInteger(patch) || patch < 1) throw new Error('patch must be a positive integer')
  if (h % patch !== 0 || w % patch !== 0) throw new Error('patches must tile the image')
  const d = weight.length
  if (d === 0 || !isMatrix(weight, d, c * patch * patch))
    throw new Error('weight must be [d][c·p·p]')
  for (const vector of [bias, cls])
    if (vector && vector.length !== d) throw new Error('bias and cls need d entries')
  const count = (h / patch) * (w / patch) + (cls ? 1 : 0)
  if (pos && !isMatrix(pos, count, d)) throw new Error('pos must be [tokens][d]')

  return x.map((image) => {
    const projected = cut(image, patch).map((pixels) =>
      weight.map((row, o) => dot(row, pixels) + (bias?.[o] ?? 0)),
    )
    const tokens = cls ? [cls, ...projected] : projected
    return tokens.map((token, t) => token.map((value, o) => value + (pos?.[t]?.[o] ?? 0)))
  })
}

/** [c][h][w] → one flat row per patch: channel, then row, then column. */
function cut(image: T3, p: number): Mat {
  const patches: Mat = []
  for (let top = 0; top < image[0]!.length; top += p)
    for (let left = 0; left < image[0]![0]!.length; left += p)
      patches.push(
        image.flatMap((m) => m.slice(top, top + p).flatMap((row) => row.slice(left, left + p))),
      )
  return patches
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, v, i) => sum + v * b[i]!, 0)
}

function isMatrix(m: Mat, rows: number, columns: number): boolean {
  return m.length === rows && m.every((row) => row.length === columns)
}
