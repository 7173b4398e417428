type Mat = number[][]
type T3 = number[][][]
type Pair = [number, number]

interface Im2colOptions {
  kernel: Pair // [kh, kw]
  stride?: number
  padding?: number // rows and columns of zeros on each side
  dilation?: number // distance between neighbouring kernel taps
}

/** x: [c][h][w] → [c·kh·kw][ho·wo]. */
export function im2col(
  x: T3,
  { kernel: [kh, kw], stride = 1, padding = 0, dilation = 1 }: Im2colOptions,
): Mat {
  throw new Error('not written yet')
}
