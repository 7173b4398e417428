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

/** x: [n][c][h][w], the state before the call → y: [n][c][h][w], the state after it. O(n·c·h·w) time. */
export function batchNormStep(
  x: T4,
  state: BatchNormState,
  { training, gamma = null, beta = null, momentum = 0.1, eps = 1e-5 }: BatchNormOptions,
): BatchNormResult {
  const channels = x[0]!.length
  for (const vector of [state.runningMean, state.runningVar, gamma, beta])
    if (vector !== null && vector.length !== channels)
      throw new Error(`${vector.length} entries for ${channels} channels`)
  const count = x.length * x[0]![0]!.length * x[0]![0]![0]!.length
  if (training && count === 1) throw new Error('one value per channel has no variance')

  const runningMean = [...state.runningMean]
  const runningVar = [...state.runningVar]
  const normalisers = runningMean.map((oldMean, k) => {
    const oldVar = runningVar[k]!
    if (!training) return { mean: oldMean, variance: oldVar }
    const batch = moments(x.flatMap((image) => image[k]!.flat()))
    const unbiased = (batch.variance * count) / (count - 1)
    runningMean[k] = (1 - momentum) * oldMean + momentum * batch.mean
    runningVar[k] = (1 - momentum) * oldVar + momentum * unbiased
    return batch
  })

  const y = x.map((image) =>
    image.map((map, k) => {
      const { mean, variance } = normalisers[k]!
      const scale = (gamma?.[k] ?? 1) / Math.sqrt(variance + eps)
      const shift = beta?.[k] ?? 0
      return map.map((row) => row.map((v) => (v - mean) * scale + shift))
    }),
  )
  return { y, state: { runningMean, runningVar } }
}

/** In two passes: the mean of the squares minus the square of the mean would cancel. */
function moments(values: Vec) {
  const mean = average(values)
  return { mean, variance: average(values.map((v) => (v - mean) ** 2)) }
}

function average(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
