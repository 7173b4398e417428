type T4 = number[][][][]

interface MaxPoolBackwardOptions {
  kernel: number // side of the square window
  stride?: number
  padding?: number // cells on each side, at most kernel / 2
}

/** x: [n][c][h][w], gy: dL/dy [n][c][ho][wo] → dL/dx like x. */
export function maxPool2dBackward(
  x: T4,
  gy: T4,
  { kernel, stride = kernel, padding = 0 }: MaxPoolBackwardOptions,
): T4 {
  throw new Error('not written yet')
}
