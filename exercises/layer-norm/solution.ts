type Vec = number[]
type Mat = number[][]

interface LayerNormOptions {
  gamma?: Vec | null // [d]; null: all 1
  beta?: Vec | null // [d]; null: all 0
  eps?: number
}

interface LayerNormResult {
  y: Mat // [n][d]
  dx: Mat | null // [n][d] when gy was given
}

/** x: [n][d], gy: dL/dy of the same shape or null → y and dL/dx. O(n·d) time. */
export function layerNorm(
  x: Mat,
  gy: Mat | null,
  { gamma = null, beta = null, eps = 1e-5 }: LayerNormOptions = {},
): LayerNormResult {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')
  for (const vector of [gamma, beta])
    if (vector !== null && vector.length !== d)
      throw new Error(`${vector.length} entries for ${d} features`)
  if (gy !== null && (gy.length !== x.length || gy.some((row) => row.length !== d)))
    throw new Error('gy must have the shape of x')

  const dx: Mat = []
  const y = x.map((row, i) => {
    const mean = average(row)
    const variance = average(row.map((v) => (v - mean) ** 2))
    const inverseStd = 1 / Math.sqrt(variance + eps)
    const xHat = row.map((v) => (v - mean) * inverseStd)
    if (gy !== null) {
      const gHat = gy[i]!.map((g, j) => g * (gamma?.[j] ?? 1)) // dL/dx̂
      dx.push(rowBackward(gHat, xHat, inverseStd))
    }
    return xHat.map((v, j) => v * (gamma?.[j] ?? 1) + (beta?.[j] ?? 0))
  })
  return { y, dx: gy === null ? null : dx }
}

/** An entry of x acts on x̂ directly, through the mean, and through the variance: one term each. */
function rowBackward(gHat: Vec, xHat: Vec, inverseStd: number): Vec {
  const throughMean = average(gHat)
  const throughVariance = average(gHat.map((g, j) => g * xHat[j]!))
  return gHat.map((g, j) => (g - throughMean - xHat[j]! * throughVariance) * inverseStd)
}

function average(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
