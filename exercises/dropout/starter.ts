type Mat = number[][]

interface DropoutOptions {
  p: number // probability of dropping, in [0, 1)
  training: boolean
}

interface DropoutResult {
  y: Mat // [n][d]
  mask: Mat // [n][d], the factor of each entry; backward, the gradient gets it too
}

/** x: [n][d], uniforms: [n][d] in [0, 1) → the output and its mask. */
export function dropout(x: Mat, uniforms: Mat, { p, training }: DropoutOptions): DropoutResult {
  throw new Error('not written yet')
}
