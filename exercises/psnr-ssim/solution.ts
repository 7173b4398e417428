type Vec = number[]
type Mat = number[][]

interface QualityResult {
  mse: number
  psnr: number | null // in decibels; null for equal images
  ssim: number // one window over the whole image
}

/** a, b: [h][w] of the same shape; peak: the largest possible value. O(h·w) time and memory. */
export function imageQuality(a: Mat, b: Mat, peak = 255): QualityResult {
  if (a.length !== b.length || a.some((row, y) => row.length !== b[y]!.length))
    throw new Error('a and b must have the same shape')
  if (!(peak > 0)) throw new Error('peak must be positive')
  const [p, q] = [a.flat(), b.flat()]
  if (p.length === 0) throw new Error('the images have no pixels')

  const mse = mean(p.map((v, i) => (v - q[i]!) ** 2))
  const psnr = mse === 0 ? null : 10 * Math.log10(peak ** 2 / mse)

  const [meanA, meanB] = [mean(p), mean(q)]
  const varA = mean(p.map((v) => (v - meanA) ** 2))
  const varB = mean(q.map((v) => (v - meanB) ** 2))
  const covariance = mean(p.map((v, i) => (v - meanA) * (q[i]! - meanB)))
  const [c1, c2] = [(0.01 * peak) ** 2, (0.03 * peak) ** 2] // keep both fractions from 0/0
  const luminance = (2 * meanA * meanB + c1) / (meanA ** 2 + meanB ** 2 + c1)
  const structure = (2 * covariance + c2) / (varA + varB + c2)
  return { mse, psnr, ssim: luminance * structure }
}

function mean(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
