type Mat = number[][]

interface ResizeOptions {
  method?: 'bilinear' | 'nearest'
  alignCorners?: boolean // false: half-pixel centres
}

/** img: [h][w] → [outH][outW]. */
export function resize(
  img: Mat,
  outH: number,
  outW: number,
  { method = 'bilinear', alignCorners = false }: ResizeOptions = {},
): Mat {
  throw new Error('not written yet')
}
