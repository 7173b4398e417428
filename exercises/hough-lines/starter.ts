type Vec = number[]
type Mat = number[][]

interface HoughResult {
  accumulator: Mat // [2·diagonal + 1][angles]; row r stands for rho = r − diagonal
  best: { rho: number; thetaDeg: number; votes: number }
}

/** edges: [h][w], thetas: [n] degrees. */
export function houghLines(edges: Mat, thetas: Vec): HoughResult {
  throw new Error('not written yet')
}
