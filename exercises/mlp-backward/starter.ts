type Vec = number[]
type Mat = number[][]

interface MlpParams {
  w1: Mat // [hidden][in]
  b1: Vec // [hidden]
  w2: Mat // [classes][hidden]
  b2: Vec // [classes]
}

interface MlpResult {
  loss: number // mean over the batch
  grads: MlpParams // the same shapes
  dx: Mat // [n][in]
}

/** x: [n][in], labels: [n] → loss and all gradients. */
export function mlpBackward(x: Mat, labels: number[], p: MlpParams): MlpResult {
  throw new Error('not written yet')
}
