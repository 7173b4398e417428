type Vec = number[]
type Mat = number[][]
type Border = 'zero' | 'replicate' | 'reflect101'

/** The weights of a centred Gaussian: `size` numbers (odd) that sum to 1. */
export function gaussianKernel(size: number, sigma: number): Vec {
  if (size < 1 || size % 2 !== 1) throw new Error(`size must be odd, got ${size}`)
  if (!(sigma > 0)) throw new Error('sigma must be positive')
  const r = (size - 1) / 2
  const weights = Array.from({ length: size }, (_, i) =>
    Math.exp(-((i - r) ** 2) / (2 * sigma ** 2)),
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** img: [h][w] → [h][w]. O(h·w·size) time: along the rows first, then along the columns. */
export function gaussianBlur(
  img: Mat,
  size: number,
  sigma: number,
  border: Border = 'reflect101',
): Mat {
  const kernel = gaussianKernel(size, sigma)
  const rows = img.map((row) => filterLine(row, kernel, border))
  const columns = transpose(rows).map((column) => filterLine(column, kernel, border))
  return transpose(columns)
}

function filterLine(line: Vec, kernel: Vec, border: Border): Vec {
  const r = (kernel.length - 1) / 2
  const pixel = (i: number) => line[sourceIndex(i, line.length, border)] ?? 0 // outside: 'zero'
  return line.map((_, i) => kernel.reduce((sum, weight, k) => sum + weight * pixel(i + k - r), 0))
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

function transpose(m: Mat): Mat {
  return m[0]!.map((_, x) => m.map((row) => row[x]!))
}
