type Mat = number[][]

interface OtsuResult {
  threshold: number // pixels <= threshold are background
  variance: number // between the classes: w0·w1·(m0 - m1)²
}

/** img: [h][w], whole numbers 0…255. */
export function otsu(img: Mat): OtsuResult {
  throw new Error('not written yet')
}
