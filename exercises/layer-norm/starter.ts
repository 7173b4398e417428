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

/** x: [n][d], gy: dL/dy of the same shape or null → y and dL/dx. */
export function layerNorm(
  x: Mat,
  gy: Mat | null,
  { gamma = null, beta = null, eps = 1e-5 }: LayerNormOptions = {},
): LayerNormResult {
  throw new Error('not written yet')
}
