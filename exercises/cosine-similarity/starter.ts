type Mat = number[][]

interface CosineOptions {
  eps?: number // a norm counts as at least this
}

/** a: [n][d], b: [m][d] → cosine of every pair of rows, [n][m]. */
export function cosineSimilarity(a: Mat, b: Mat, { eps = 1e-8 }: CosineOptions = {}): Mat {
  throw new Error('not written yet')
}
