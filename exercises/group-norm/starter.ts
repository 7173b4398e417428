type Vec = number[]
type T4 = number[][][][]

interface GroupNormOptions {
  gamma?: Vec | null // [c]; null: all 1
  beta?: Vec | null // [c]; null: all 0
  eps?: number // inside the square root
}

/** x: [n][c][h][w] → the same shape, each group of c / groups channels normalised. */
export function groupNorm(
  x: T4,
  groups: number,
  { gamma = null, beta = null, eps = 1e-5 }: GroupNormOptions = {},
): T4 {
  throw new Error('not written yet')
}
