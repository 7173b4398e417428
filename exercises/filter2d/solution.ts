type Mat = number[][]
type Border = 'zero' | 'replicate' | 'reflect101'

interface FilterOptions {
  border?: Border
  convolve?: boolean // true: turn the kernel by 180°
}

/** img: [h][w], kernel: [kh][kw] with odd sides → [h][w]. O(h·w·kh·kw) time. */
export function filter2d(
  img: Mat,
  kernel: Mat,
  { border = 'reflect101', convolve = false }: FilterOptions = {},
): Mat {
  const [kh, kw] = [kernel.length, kernel[0]?.length ?? 0]
  if (kh % 2 === 0 || kw % 2 === 0) throw new Error('the kernel needs odd sides')
  if (kernel.some((line) => line.length !== kw)) throw new Error('the kernel must be a full matrix')
  const [ry, rx] = [(kh - 1) / 2, (kw - 1) / 2]

  return img.map((row, y) =>
    row.map((_, x) => {
      let sum = 0
      for (let u = -ry; u <= ry; u++)
        for (let v = -rx; v <= rx; v++) {
          const weight = convolve ? kernel[ry - u]![rx - v]! : kernel[ry + u]![rx + v]!
          sum += weight * pixel(y + u, x + v)
        }
      return sum
    }),
  )

  function pixel(y: number, x: number): number {
    const line = img[sourceIndex(y, img.length, border)]
    return line?.[sourceIndex(x, line.length, border)] ?? 0 // only 'zero' reads outside
  }
}

/** The index whose pixel stands for position i of a line of n pixels. */
function sourceIndex(i: number, n: number, border: Border): number {
  switch (border) {
    case 'zero':
      return i
    case 'replicate':
      return Math.min(Math.max(i, 0), n - 1)
    case 'reflect101': {
      if (n === 1) return 0
      const period = 2 * (n - 1) // abcdcb|abcdcb|…: both ends stand once
      const folded = ((i % period) + period) % period
      return folded < n ? folded : period - folded
    }
    default:
      throw new Error(`there is no border ${String(border)}`)
  }
}
