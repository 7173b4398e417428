type Vec = number[]
type Mat = number[][]

interface RmsNormOptions {
  eps?: number // inside the square root
}

/** x: [n][d], weight: [d] → [n][d]. O(n·d) time. */
export function rmsNorm(x: Mat, weight: Vec, { eps = 1e-6 }: RmsNormOptions = {}): Mat {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')
  if (weight.length !== d) throw new Error(`${weight.length} weights for ${d} features`)

  return x.map((row) => {
    const meanSquare = row.reduce((sum, v) => sum + v * v, 0) / d
    const inverseRms = 1 / Math.sqrt(meanSquare + eps)
    return row.map((v, j) => v * inverseRms * weight[j]!)
  })
}
