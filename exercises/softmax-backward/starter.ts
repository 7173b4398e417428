type Mat = number[][]

/** y: softmax output, gy: dL/dy, both [n][d] → dL/dx: [n][d]. */
export function softmaxBackward(y: Mat, gy: Mat): Mat {
  throw new Error('not written yet')
}
