type T3 = number[][][]
type T4 = number[][][][]

interface DeformOptions {
  stride?: number
  padding?: number // rows and columns of zeros on each side
}

/** x: [cin][h][w], w: [cout][cin][kh][kw], offset: [2·kh·kw][ho][wo] → [cout][ho][wo]. */
export function deformConv2d(
  x: T3,
  w: T4,
  offset: T3,
  { stride = 1, padding = 0 }: DeformOptions = {},
): T3 {
  throw new Error('not written yet')
}
