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

/** x: [n][c][h][w], patch: side p of a patch → [n][tokens][d]. */
export function patchEmbed(x: T4, patch: number, { weight, bias, cls, pos }: PatchEmbedParams): T3 {
  throw new Error('not written yet')
}
