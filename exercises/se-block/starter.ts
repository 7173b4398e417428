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

/** x: [n][c][h][w] → the same shape. */
export function seBlock(x: T4, p: SeParams): T4 {
  throw new Error('not written yet')
}
