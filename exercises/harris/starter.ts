type Mat = number[][]

interface HarrisOptions {
  k?: number
  radius?: number // the window is (2 radius + 1)²
}

/** img: [h][w] → response [h][w]. */
export function harrisResponse(img: Mat, { k = 0.04, radius = 1 }: HarrisOptions = {}): Mat {
  throw new Error('not written yet')
}
