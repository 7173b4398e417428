type Mat = number[][]

interface RotateOptions {
  method?: 'bilinear' | 'nearest'
  fill?: number // stands for every pixel outside the image
}

/** img: [h][w] → [h][w], turned counter-clockwise as seen on screen. */
export function rotateImage(
  img: Mat,
  degrees: number,
  { method = 'bilinear', fill = 0 }: RotateOptions = {},
): Mat {
  throw new Error('not written yet')
}
