type Mat = number[][]

interface SharpenOptions {
  amount?: number // how much of the Laplacian is subtracted
  neighbours?: 4 | 8
}

/** img: [h][w], values 0…255 → [h][w], clipped to 0…255. */
export function laplacianSharpen(
  img: Mat,
  { amount = 1, neighbours = 4 }: SharpenOptions = {},
): Mat {
  throw new Error('not written yet')
}
