type Vec = number[]
type Mat = number[][]
type T3 = number[][][]

/** 1 × 1 convolutions without bias, stored [out][in]. */
interface NonLocalParams {
  theta: Mat // [ci][c], for the queries
  phi: Mat // [ci][c], for the keys
  g: Mat // [ci][c], for the values
  out: Mat // [c][ci]
}

/** x: one image [c][h][w] → the same shape. O((h·w)²·ci) time, O(h·w·(c + ci)) memory. */
export function nonLocal(x: T3, { theta, phi, g, out }: NonLocalParams): T3 {
  const [c, ci, w] = [x.length, theta.length, x[0]![0]!.length]
  if (ci === 0 || ![theta, phi, g].every((m) => isMatrix(m, ci, c)) || !isMatrix(out, c, ci))
    throw new Error('expected theta, phi, g [ci][c] and out [c][ci] for the c channels of x')

  const pixels = x[0]!.flatMap((row, i) => row.map((_, j) => x.map((plane) => plane[i]![j]!)))
  const queries = linear(pixels, theta) // [h·w][ci]
  const keys = linear(pixels, phi)
  const values = linear(pixels, g)
  const context = queries.map((query) => {
    const weights = softmax(keys.map((key) => dot(query, key))) // over all positions, no 1/√ci
    return average(values, weights)
  })
  const added = linear(context, out) // [h·w][c]
  return x.map((plane, ch) => plane.map((row, i) => row.map((v, j) => v + added[i * w + j]![ch]!)))
}

/** rows: [n][in], m: [out][in] → [n][out]. */
function linear(rows: Mat, m: Mat): Mat {
  return rows.map((row) => m.map((weights) => dot(weights, row)))
}

function softmax(scores: Vec): Vec {
  const max = scores.reduce((best, score) => Math.max(best, score))
  const exps = scores.map((score) => Math.exp(score - max))
  const sum = exps.reduce((total, e) => total + e, 0)
  return exps.map((e) => e / sum)
}

/** The sum of the rows, each times its weight. */
function average(rows: Mat, weights: Vec): Vec {
  return rows[0]!.map((_, d) => weights.reduce((sum, weight, p) => sum + weight * rows[p]![d]!, 0))
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, v, i) => sum + v * b[i]!, 0)
}

function isMatrix(m: Mat, rows: number, columns: number): boolean {
  return m.length === rows && m.every((row) => row.length === columns)
}
