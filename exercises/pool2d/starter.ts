type T4 = number[][][][]

interface Pool2dOptions {
  kind: 'max' | 'avg'
  kernel: number // side of the square window
  stride?: number
  padding?: number // cells on each side, at most kernel / 2
  ceilMode?: boolean // round the output size up
  countIncludePad?: boolean // average only: padded cells count in the divisor
}

/** x: [n][c][h][w] → [n][c][ho][wo]. */
export function pool2d(
  x: T4,
  {
    kind,
    kernel,
    stride = kernel,
    padding = 0,
    ceilMode = false,
    countIncludePad = true,
  }: Pool2dOptions,
): T4 {
  throw new Error('not written yet')
}
