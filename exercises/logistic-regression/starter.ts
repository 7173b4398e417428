type Vec = number[]
type Mat = number[][]

interface LogisticOptions {
  lr: number // step size
  steps: number // how many updates
  l2?: number // adds ½·l2·|w|² to the mean loss
}

interface LogisticResult {
  w: Vec // [d]
  b: number
  losses: Vec // [steps], each before its update
}

/** x: [n][d], y: [n] of 0 and 1 → weights, bias and losses of full-batch gradient descent. */
export function logisticRegression(
  x: Mat,
  y: Vec,
  { lr, steps, l2 = 0 }: LogisticOptions,
): LogisticResult {
  throw new Error('not written yet')
}
