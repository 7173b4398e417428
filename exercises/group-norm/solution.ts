type Vec = number[]
type T4 = number[][][][]

interface GroupNormOptions {
  gamma?: Vec | null // [c]; null: all 1
  beta?: Vec | null // [c]; null: all 0
  eps?: number // inside the square root
}

/** x: [n][c][h][w] → the same shape, each group of c / groups channels normalised. O(n·c·h·w) time. */
export function groupNorm(
  x: T4,
  groups: number,
  { gamma = null, beta = null, eps = 1e-5 }: GroupNormOptions = {},
): T4 {
  const channels = x[0]!.length
  if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0)
    throw new Error(`${channels} channels do not split into ${groups} groups`)
  for (const vector of [gamma, beta])
    if (vector !== null && vector.length !== channels)
      throw new Error(`${vector.length} entries for ${channels} channels`)

  const size = channels / groups
  return x.map((image) => {
    const ofGroup = Array.from({ length: groups }, (_, g) =>
      moments(image.slice(g * size, (g + 1) * size).flat(2)),
    )
    return image.map((map, k) => {
      const { mean, variance } = ofGroup[Math.floor(k / size)]!
      const scale = (gamma?.[k] ?? 1) / Math.sqrt(variance + eps)
      const shift = beta?.[k] ?? 0
      return map.map((row) => row.map((v) => (v - mean) * scale + shift))
    })
  })
}

/** Mean and biased variance. */
function moments(values: Vec) {
  const mean = average(values)
  return { mean, variance: average(values.map((v) => (v - mean) ** 2)) }
}

function average(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
