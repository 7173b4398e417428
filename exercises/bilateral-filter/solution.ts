type Mat = number[][]

interface BilateralOptions {
  radius: number // the window has 2·radius + 1 rows and columns
  sigmaColor: number // for the difference in grey value
  sigmaSpace: number // for the distance in pixels
}

/** img: [h][w] → [h][w]. O(h·w·(2r+1)²) time. */
export function bilateralFilter(
  img: Mat,
  { radius, sigmaColor, sigmaSpace }: BilateralOptions,
): Mat {
  if (!Number.isInteger(radius) || radius < 0) throw new Error(`${radius} is no radius`)
  if (!(sigmaColor > 0)) throw new Error('sigmaColor must be positive')
  if (!(sigmaSpace > 0)) throw new Error('sigmaSpace must be positive')

  return img.map((row, y) =>
    row.map((centre, x) => {
      let weightedSum = 0
      let totalWeight = 0 // at least 1, the weight of the centre
      for (let u = -radius; u <= radius; u++)
        for (let v = -radius; v <= radius; v++) {
          const value = pixel(y + u, x + v)
          const space = (u * u + v * v) / (2 * sigmaSpace ** 2)
          const color = (value - centre) ** 2 / (2 * sigmaColor ** 2)
          const weight = Math.exp(-space - color)
          weightedSum += weight * value
          totalWeight += weight
        }
      return weightedSum / totalWeight
    }),
  )

  /** The nearest pixel of the image: the edge is repeated outside. */
  function pixel(y: number, x: number): number {
    const row = img[clamp(y, img.length)]!
    return row[clamp(x, row.length)]!
  }
}

function clamp(i: number, n: number): number {
  return Math.min(Math.max(i, 0), n - 1)
}
