type Mat = number[][]
type Border = 'zero' | 'replicate' | 'reflect101'

interface SobelResult {
  gx: Mat // positive where the image grows brighter to the right
  gy: Mat // positive where it grows brighter downwards
  magnitude: Mat
  direction: Mat // degrees in (-180, 180]
}

/** img: [h][w] → four maps [h][w]. */
export function sobel(img: Mat, border: Border = 'reflect101'): SobelResult {
  throw new Error('not written yet')
}
