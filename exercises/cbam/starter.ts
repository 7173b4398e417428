type Mat = number[][]
type T3 = number[][][]

/** Weights are stored [out][in], no biases. m is the width of the bottleneck, c / r. */
interface CbamParams {
  w1: Mat // [m][c]
  w2: Mat // [c][m]
  ws: T3 // [2][k][k], k odd: kernels for the map of means and the map of maxima
}

/** x: one image [c][h][w] → the same shape. */
export function cbam(x: T3, { w1, w2, ws }: CbamParams): T3 {
  throw new Error('not written yet')
}
