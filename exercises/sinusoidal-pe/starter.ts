type Mat = number[][]

/** The encoding of positions 0 … length − 1: [length][dim], dim even, base positive. */
export function sinusoidalPe(length: number, dim: number, base = 10000): Mat {
  throw new Error('not written yet')
}
