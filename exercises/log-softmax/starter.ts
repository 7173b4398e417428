type Mat = number[][]

/** Logits to log-probabilities along each row: [n][d] → [n][d]. */
export function logSoftmax(x: Mat): Mat {
  throw new Error('not written yet')
}
