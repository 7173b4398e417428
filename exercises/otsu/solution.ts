type Mat = number[][]

interface OtsuResult {
  threshold: number // pixels <= threshold are background
  variance: number // between the classes: w0·w1·(m0 - m1)²
}

const levels = 256

/** img: whole numbers 0…255. O(pixels + levels) time, O(levels) memory. */
export function otsu(img: Mat): OtsuResult {
  const histogram = new Array<number>(levels).fill(0)
  let pixels = 0
  let total = 0
  for (const row of img)
    for (const v of row) {
      if (!Number.isInteger(v) || v < 0 || v >= levels) throw new Error(`${v} is no grey level`)
      histogram[v]!++
      pixels++
      total += v
    }
  if (pixels === 0) throw new Error('the image has no pixels')

  // What stays for an image of one level: there is no split.
  let best: OtsuResult = { threshold: histogram.findIndex((count) => count > 0), variance: 0 }
  let count = 0 // pixels of the background
  let sum = 0 // and the sum of their levels
  for (let t = 0; t < levels - 1; t++) {
    count += histogram[t]!
    sum += histogram[t]! * t
    if (count === 0 || count === pixels) continue
    const w0 = count / pixels
    const w1 = (pixels - count) / pixels
    const m0 = sum / count
    const m1 = (total - sum) / (pixels - count)
    const variance = w0 * w1 * (m0 - m1) ** 2
    if (variance > best.variance) best = { threshold: t, variance } // the first one wins a tie
  }
  return best
}
