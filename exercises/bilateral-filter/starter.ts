type Mat = number[][]

interface BilateralOptions {
  radius: number // the window has 2·radius + 1 rows and columns
  sigmaColor: number // for the difference in grey value
  sigmaSpace: number // for the distance in pixels
}

/** img: [h][w] → [h][w]. */
export function bilateralFilter(
  img: Mat,
  { radius, sigmaColor, sigmaSpace }: BilateralOptions,
): Mat {
  throw new Error('not written yet')
}
