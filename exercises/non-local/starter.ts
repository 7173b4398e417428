type Mat = number[][]
type T3 = number[][][]

/** 1 × 1 convolutions without bias, stored [out][in]. */
interface NonLocalParams {
  theta: Mat // [ci][c], for the queries
  phi: Mat // [ci][c], for the keys
  g: Mat // [ci][c], for the values
  out: Mat // [c][ci]
}

/** x: one image [c][h][w] → the same shape. */
export function nonLocal(x: T3, { theta, phi, g, out }: NonLocalParams): T3 {
  throw new Error('not written yet')
}
