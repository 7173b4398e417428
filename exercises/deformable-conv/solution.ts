type Mat = number[][]
type T3 = number[][][]
type T4 = number[][][][]

interface DeformOptions {
  stride?: number
  padding?: number // rows and columns of zeros on each side
}

/**
 * x: [cin][h][w], w: [cout][cin][kh][kw], offset: [2·kh·kw][ho][wo] → [cout][ho][wo].
 * O(cout·cin·kh·kw·ho·wo) time, no memory beside the result.
 */
export function deformConv2d(
  x: T3,
  w: T4,
  offset: T3,
  { stride = 1, padding = 0 }: DeformOptions = {},
): T3 {
  const [cin, kh, kw] = [w[0]!.length, w[0]![0]!.length, w[0]![0]![0]!.length]
  const ho = windowsAlong(x[0]!.length, kh)
  const wo = windowsAlong(x[0]![0]!.length, kw)
  if (x.length !== cin) throw new Error(`x has ${x.length} channels, w expects ${cin}`)
  if (ho < 1 || wo < 1) throw new Error(`the kernel of ${kh} × ${kw} does not fit`)
  if (offset.length !== 2 * kh * kw)
    throw new Error(`${offset.length} offset channels for ${kh * kw} taps`)
  if (offset.some((map) => map.length !== ho || map.some((line) => line.length !== wo)))
    throw new Error(`every offset map must be ${ho} × ${wo}`)

  return w.map((filter) =>
    grid(ho, wo, (i, j) => {
      let sum = 0
      for (let u = 0; u < kh; u++)
        for (let v = 0; v < kw; v++) {
          const t = u * kw + v
          const row = i * stride - padding + u + offset[2 * t]![i]![j]!
          const column = j * stride - padding + v + offset[2 * t + 1]![i]![j]!
          for (const [c, map] of x.entries()) sum += filter[c]![u]![v]! * bilinear(map, row, column)
        }
      return sum
    }),
  )

  function windowsAlong(length: number, k: number): number {
    return Math.floor((length + 2 * padding - k) / stride) + 1
  }
}

/** The map read between its pixels. Each of the four neighbours counts as 0 where it lies outside. */
function bilinear(map: Mat, row: number, column: number): number {
  const top = Math.floor(row)
  const left = Math.floor(column)
  const down = row - top // 0 … 1, the share of the lower neighbours
  const right = column - left
  const pixel = (r: number, c: number) => map[r]?.[c] ?? 0
  return (
    (1 - down) * ((1 - right) * pixel(top, left) + right * pixel(top, left + 1)) +
    down * ((1 - right) * pixel(top + 1, left) + right * pixel(top + 1, left + 1))
  )
}

const grid = (rows: number, columns: number, f: (i: number, j: number) => number): Mat =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => f(i, j)))
