type Mat = number[][]
type T3 = number[][][]
type T4 = number[][][][]

interface SeparableOptions {
  stride?: number // of the depthwise step
  padding?: number // of the depthwise step: rows and columns of zeros on each side
  relu?: boolean // ReLU between the two steps
}

/** x: [n][c][h][w], depthwise: [c][k][k], pointwise: [cout][c] → [n][cout][ho][wo]. */
export function depthwiseSeparableConv(
  x: T4,
  depthwise: T3,
  pointwise: Mat,
  { stride = 1, padding = 0, relu = false }: SeparableOptions = {},
): T4 {
  throw new Error('not written yet')
}
