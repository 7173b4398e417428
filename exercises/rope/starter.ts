type Mat = number[][]

interface RopeOptions {
  base?: number // positive
  layout?: 'half' | 'interleaved' // entries of a pair: (i, i + d/2) or (2i, 2i + 1)
}

/** x: [l][d] with d even, positions: [l] → the rotated rows, [l][d]. */
export function rope(
  x: Mat,
  positions: number[],
  { base = 10000, layout = 'half' }: RopeOptions = {},
): Mat {
  throw new Error('not written yet')
}
