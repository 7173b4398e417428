type Vec = number[]
type T4 = number[][][][]

interface BatchNormState {
  runningMean: Vec // [c]
  runningVar: Vec // [c]
}

interface BatchNormOptions {
  training: boolean
  gamma?: Vec | null // [c]; null: all 1
  beta?: Vec | null // [c]; null: all 0
  momentum?: number // weight of the new statistic
  eps?: number
}

interface BatchNormResult {
  y: T4
  state: BatchNormState
}

/** x: [n][c][h][w], the state before the call → y: [n][c][h][w], the state after it. */
export function batchNormStep(
  x: T4,
  state: BatchNormState,
  { training, gamma = null, beta = null, momentum = 0.1, eps = 1e-5 }: BatchNormOptions,
): BatchNormResult {
  throw new Error('not written yet')
}
