type Vec = number[]
type Mat = number[][]

interface EqualizeResult {
  histogram: Vec // [levels]
  lut: Vec // [levels], the new level of each old one
  image: Mat // [h][w]
}

/** img: whole numbers 0…levels - 1. O(pixels + levels) time. */
export function equalizeHistogram(img: Mat, levels = 256): EqualizeResult {
  const histogram = new Array<number>(levels).fill(0)
  let pixels = 0
  for (const row of img)
    for (const v of row) {
      if (!Number.isInteger(v) || v < 0 || v >= levels) throw new Error(`${v} is no grey level`)
      histogram[v]!++
      pixels++
    }
  if (pixels === 0) throw new Error('the image has no pixels')

  const darkest = histogram.find((count) => count > 0)! // pixels of the smallest level present
  let cdf = 0
  const lut = histogram.map((count, v) => {
    cdf += count
    if (darkest === pixels) return v // a single level: nothing to spread
    const level = ((cdf - darkest) * (levels - 1)) / (pixels - darkest)
    return Math.max(0, Math.round(level)) // Math.round takes halves up
  })
  return { histogram, lut, image: img.map((row) => row.map((v) => lut[v]!)) }
}
