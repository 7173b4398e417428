type Mat = number[][]

interface AlignmentUniformityOptions {
  alpha?: number // power of the distance in the alignment
  t?: number // factor of the squared distance in the uniformity
}

interface AlignmentUniformityResult {
  alignment: number
  uniformity: number
}

/** x, y: [n][d], rows i of both are a positive pair; uniformity of x alone. */
export function alignmentUniformity(
  x: Mat,
  y: Mat,
  { alpha = 2, t = 2 }: AlignmentUniformityOptions = {},
): AlignmentUniformityResult {
  throw new Error('not written yet')
}
