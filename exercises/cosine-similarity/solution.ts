type Vec = number[]
type Mat = number[][]

interface CosineOptions {
  eps?: number // a norm counts as at least this
}

/** a: [n][d], b: [m][d] → cosine of every pair of rows, [n][m]. O(n·m·d) time. */
export function cosineSimilarity(a: Mat, b: Mat, { eps = 1e-8 }: CosineOptions = {}): Mat {
  const d = a[0]?.length ?? 0
  if (d === 0 || b.length === 0 || [...a, ...b].some((row) => row.length !== d))
    throw new Error('a and b must be full [n][d] and [m][d] matrices of one width')

  const normsB = b.map((v) => Math.max(norm(v), eps)) // once per row, not once per pair
  return a.map((u) => {
    const normU = Math.max(norm(u), eps)
    return b.map((v, j) => dot(u, v) / (normU * normsB[j]!))
  })
}

function dot(u: Vec, v: Vec): number {
  return u.reduce((sum, w, k) => sum + w * v[k]!, 0)
}

function norm(v: Vec): number {
  return Math.sqrt(dot(v, v))
}
