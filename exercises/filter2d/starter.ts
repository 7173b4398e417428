type Mat = number[][]
type Border = 'zero' | 'replicate' | 'reflect101'

interface FilterOptions {
  border?: Border
  convolve?: boolean // true: turn the kernel by 180°
}

/** img: [h][w], kernel: [kh][kw] with odd sides → [h][w]. */
export function filter2d(
  img: Mat,
  kernel: Mat,
  { border = 'reflect101', convolve = false }: FilterOptions = {},
): Mat {
  throw new Error('not written yet')
}
