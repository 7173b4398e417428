type Mat = number[][]

interface DropoutOptions {
  p: number // probability of dropping, in [0, 1)
  training: boolean
}

interface DropoutResult {
  y: Mat // [n][d]
  mask: Mat // [n][d], the factor of each entry; backward, the gradient gets it too
}

/** x: [n][d], uniforms: [n][d] in [0, 1) → the output and its mask. O(n·d) time and memory. */
export function dropout(x: Mat, uniforms: Mat, { p, training }: DropoutOptions): DropoutResult {
  if (!(p >= 0 && p < 1)) throw new Error('p must lie in [0, 1)')
  if (uniforms.length !== x.length || x.some((row, i) => row.length !== uniforms[i]!.length))
    throw new Error('uniforms must have the shape of x')

  const mask = x.map((row, i) =>
    row.map((_, j) => {
      if (!training) return 1
      return uniforms[i]![j]! >= p ? 1 / (1 - p) : 0 // scaled up, so that the mean stays
    }),
  )
  return { y: x.map((row, i) => row.map((v, j) => v * mask[i]![j]!)), mask }
}
