type Vec = number[]
type Mat = number[][]
type T4 = number[][][][]

/** Weights are stored [out][in]. m is the width of the bottleneck, c / r. */
interface SeParams {
  w1: Mat // [m][c]
  b1: Vec // [m]
  w2: Mat // [c][m]
  b2: Vec // [c]
}

/** x: [n][c][h][w] → the same shape. O(n·c·(h·w + m)) time, O(c + m) memory beside the result. */
export function seBlock(x: T4, p: SeParams): T4 {
  const [c, m] = [x[0]!.length, p.w1.length]
  if (m === 0 || !fits(p.w1, p.b1, m, c) || !fits(p.w2, p.b2, c, m))
    throw new Error('expected w1 [m][c], b1 [m], w2 [c][m], b2 [c] for the c channels of x')

  return x.map((image) => {
    const squeezed = image.map((plane) => mean(plane.flat()))
    const hidden = linear(squeezed, p.w1, p.b1).map((v) => Math.max(0, v))
    const gates = linear(hidden, p.w2, p.b2).map(sigmoid)
    return image.map((plane, k) => plane.map((row) => row.map((v) => v * gates[k]!)))
  })
}

function fits(w: Mat, b: Vec, rows: number, columns: number): boolean {
  return w.length === rows && w.every((row) => row.length === columns) && b.length === rows
}

/** v: [in], w: [out][in], b: [out] → [out]. */
function linear(v: Vec, w: Mat, b: Vec): Vec {
  return w.map((row, o) => row.reduce((sum, weight, i) => sum + weight * v[i]!, b[o]!))
}

function mean(v: Vec): number {
  return v.reduce((sum, value) => sum + value, 0) / v.length
}

/** Math.exp may overflow to Infinity here; 1 / Infinity is the right 0. */
function sigmoid(v: number): number {
  return 1 / (1 + Math.exp(-v))
}
