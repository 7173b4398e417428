type Mat = number[][]

interface SoftmaxOptions {
  axis?: 0 | 1 // 1: every row sums to 1, 0: every column does
  temperature?: number // the logits are divided by it
}

/** Logits to probabilities along one axis: [n][d] → [n][d]. */
export function softmax(x: Mat, { axis = 1, temperature = 1 }: SoftmaxOptions = {}): Mat {
  throw new Error('not written yet')
}
