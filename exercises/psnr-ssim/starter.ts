type Mat = number[][]

interface QualityResult {
  mse: number
  psnr: number | null // in decibels; null for equal images
  ssim: number // one window over the whole image
}

/** a, b: [h][w] of the same shape; peak: the largest possible value. */
export function imageQuality(a: Mat, b: Mat, peak = 255): QualityResult {
  throw new Error('not written yet')
}
