type Vec = number[]
type Mat = number[][]
type T3 = number[][][]

/** Weights are stored [out][in], no biases. m is the width of the bottleneck, c / r. */
interface CbamParams {
  w1: Mat // [m][c]
  w2: Mat // [c][m]
  ws: T3 // [2][k][k], k odd: kernels for the map of means and the map of maxima
}

/** x: one image [c][h][w] → the same shape. O(h·w·(c + k²) + c·m) time, O(h·w) memory beside the result. */
export function cbam(x: T3, { w1, w2, ws }: CbamParams): T3 {
  const [c, m, k] = [x.length, w1.length, ws[0]?.length ?? 0]
  if (m === 0 || !isMatrix(w1, m, c) || !isMatrix(w2, c, m))
    throw new Error('expected w1 [m][c] and w2 [c][m] for the c channels of x')
  if (k % 2 === 0 || ws.length !== 2 || !ws.every((kernel) => isMatrix(kernel, k, k)))
    throw new Error('expected two k × k kernels with k odd')

  /** One and the same for both kinds of pooling. */
  const mlp = (v: Vec) => {
    const hidden = linear(w1, v).map((u) => Math.max(0, u))
    return linear(w2, hidden)
  }
  const fromMean = mlp(x.map((plane) => mean(plane.flat())))
  const fromMax = mlp(x.map((plane) => max(plane.flat())))
  const gated = x.map((plane, ch) => {
    const gate = sigmoid(fromMean[ch]! + fromMax[ch]!)
    return plane.map((row) => row.map((v) => v * gate))
  })

  /** One map out of all channels, pixel by pixel. */
  const across = (pool: (values: Vec) => number): Mat =>
    gated[0]!.map((row, i) => row.map((_, j) => pool(gated.map((plane) => plane[i]![j]!))))
  const means = correlate(across(mean), ws[0]!)
  const maxima = correlate(across(max), ws[1]!)
  return gated.map((plane) =>
    plane.map((row, i) => row.map((v, j) => v * sigmoid(means[i]![j]! + maxima[i]![j]!))),
  )
}

/** Cross-correlation with zeros around the map; the size stays. */
function correlate(map: Mat, kernel: Mat): Mat {
  const r = (kernel.length - 1) / 2
  const at = (i: number, j: number) => map[i]?.[j] ?? 0
  return map.map((row, i) =>
    row.map((_, j) =>
      sum(kernel.flatMap((line, u) => line.map((w, v) => w * at(i + u - r, j + v - r)))),
    ),
  )
}

function linear(w: Mat, v: Vec): Vec {
  return w.map((row) => sum(row.map((weight, i) => weight * v[i]!)))
}

function sum(v: Vec): number {
  return v.reduce((total, value) => total + value, 0)
}

function mean(v: Vec): number {
  return sum(v) / v.length
}

function max(v: Vec): number {
  return v.reduce((best, value) => Math.max(best, value))
}

/** Math.exp may overflow to Infinity here; 1 / Infinity is the right 0. */
function sigmoid(v: number): number {
  return 1 / (1 + Math.exp(-v))
}

function isMatrix(w: Mat, rows: number, columns: number): boolean {
  return w.length === rows && w.every((row) => row.length === columns)
}
