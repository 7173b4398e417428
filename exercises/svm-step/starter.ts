type Vec = number[]
type Mat = number[][]

interface SvmOptions {
  lr: number
  lambda: number // weight of the penalty ½|w|²
}

interface SvmResult {
  w: Vec // [d], after the step
  b: number // after the step
  loss: number // before the step
}

/** w: [d], x: [n][d], y: [n] of −1 and +1. */
export function svmStep(
  w: Vec,
  b: number,
  x: Mat,
  y: number[],
  { lr, lambda }: SvmOptions,
): SvmResult {
  throw new Error('not written yet')
}
