type Mat = number[][]

/** img: [h][w], size odd → [h][w]. */
export function medianFilter(img: Mat, size: number): Mat {
  throw new Error('not written yet')
}
