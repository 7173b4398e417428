type Vec = number[]
type Mat = number[][]

interface GmmState {
  weights: Vec // [k], sum 1
  means: Mat // [k][d]
  variances: Mat // [k][d], the diagonals of the covariances
}

interface GmmStepResult {
  state: GmmState // after the M step
  responsibilities: Mat // [n][k], of the E step
  logLikelihood: number // mean over the points, with the old state
}

/** x: [n][d]. */
export function gmmEmStep(x: Mat, state: GmmState, varFloor = 1e-6): GmmStepResult {
  throw new Error('not written yet')
}
