type Vec = number[]
type Mat = number[][]
type Border = 'zero' | 'replicate' | 'reflect101'

/** The weights of a centred Gaussian: `size` numbers (odd) that sum to 1. */
export function gaussianKernel(size: number, sigma: number): Vec {
  throw new Error('not written yet')
}

/** img: [h][w] → [h][w], filtered along the rows and along the columns. */
export function gaussianBlur(
  img: Mat,
  size: number,
  sigma: number,
  border: Border = 'reflect101',
): Mat {
  throw new Error('not written yet')
}
