type Vec = number[]
type Mat = number[][]

interface BatchNormOptions {
  eps?: number // inside the square root
}

interface BatchNormGradients {
  dx: Mat // [n][d]
  dgamma: Vec // [d]
  dbeta: Vec // [d]
}

/** x: [n][d], gamma: [d], gy: dL/dy [n][d] → the gradients of x, gamma and beta. */
export function batchNormBackward(
  x: Mat,
  gamma: Vec,
  gy: Mat,
  { eps = 1e-5 }: BatchNormOptions = {},
): BatchNormGradients {
  throw new Error('not written yet')
}
