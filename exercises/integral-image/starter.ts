type Mat = number[][]

/** img: [h][w] → s: [h + 1][w + 1], s[y][x] sums all pixels above y and left of x. */
export function integralImage(img: Mat): Mat {
  throw new Error('not written yet')
}

/** Sum over rows y0 … y1 − 1 and columns x0 … x1 − 1 of the image behind s. */
export function boxSum(s: Mat, y0: number, x0: number, y1: number, x1: number): number {
  throw new Error('not written yet')
}
