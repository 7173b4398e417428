type Mat = number[][]
type T3 = number[][][]
type T4 = number[][][][]

interface SeparableOptions {
  stride?: number // of the depthwise step
  padding?: number // of the depthwise step: rows and columns of zeros on each side
  relu?: boolean // ReLU between the two steps
}

/**
 * x: [n][c][h][w], depthwise: [c][k][k], pointwise: [cout][c] → [n][cout][ho][wo].
 * O(n·c·ho·wo·(k² + cout)) time, O(c·ho·wo) memory beside the result.
 */
export function depthwiseSeparableConv(
  x: T4,
  depthwise: T3,
  pointwise: Mat,
  { stride = 1, padding = 0, relu = false }: SeparableOptions = {},
): T4 {
  const channels = x[0]!.length
  const k = depthwise[0]!.length
  if (depthwise.length !== channels)
    throw new Error(`${depthwise.length} depthwise filters for ${channels} channels`)
  if (pointwise.some((weights) => weights.length !== channels))
    throw new Error(`each pointwise filter needs ${channels} weights`)

  const ho = windowsAlong(x[0]![0]!.length)
  const wo = windowsAlong(x[0]![0]![0]!.length)
  if (ho < 1 || wo < 1) throw new Error(`the kernel of ${k} × ${k} does not fit`)

  return x.map((image) => {
    const filtered = image.map((map, c) => {
      const filter = depthwise[c]!
      return grid(ho, wo, (i, j) => {
        const sum = windowSum(map, filter, i * stride - padding, j * stride - padding)
        return relu ? Math.max(0, sum) : sum
      })
    })
    return pointwise.map((weights) =>
      grid(ho, wo, (i, j) => weights.reduce((sum, p, c) => sum + p * filtered[c]![i]![j]!, 0)),
    )
  })

  function windowsAlong(length: number): number {
    return Math.floor((length + 2 * padding - k) / stride) + 1
  }
}

function windowSum(map: Mat, filter: Mat, top: number, left: number): number {
  let sum = 0
  for (const [u, taps] of filter.entries())
    for (const [v, tap] of taps.entries()) sum += tap * (map[top + u]?.[left + v] ?? 0)
  return sum
}

const grid = (rows: number, columns: number, f: (i: number, j: number) => number): Mat =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => f(i, j)))
