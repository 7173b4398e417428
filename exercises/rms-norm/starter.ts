type Vec = number[]
type Mat = number[][]

interface RmsNormOptions {
  eps?: number // inside the square root
}

/** x: [n][d], weight: [d] → [n][d]. */
export function rmsNorm(x: Mat, weight: Vec, { eps = 1e-6 }: RmsNormOptions = {}): Mat {
  throw new Error('not written yet')
}
