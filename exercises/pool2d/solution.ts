type T4 = number[][][][]

interface Pool2dOptions {
  kind: 'max' | 'avg'
  kernel: number // side of the square window
  stride?: number
  padding?: number // cells on each side, at most kernel / 2
  ceilMode?: boolean // round the output size up
  countIncludePad?: boolean // average only: padded cells count in the divisor
}

/** x: [n][c][h][w] → [n][c][ho][wo]. O(n·c·ho·wo·kernel²) time, no memory beside the result. */
export function pool2d(
  x: T4,
  {
    kind,
    kernel,
    stride = kernel,
    padding = 0,
    ceilMode = false,
    countIncludePad = true,
  }: Pool2dOptions,
): T4 {
  if (2 * padding > kernel) throw new Error(`padding ${padding} is above half the kernel ${kernel}`)
  const height = x[0]![0]!.length
  const width = x[0]![0]![0]!.length
  const rows = windowsAlong(height)
  const columns = windowsAlong(width)
  if (rows.length === 0 || columns.length === 0)
    throw new Error(`a window of ${kernel} does not fit into ${height} × ${width}`)

  return x.map((image) =>
    image.map((map) =>
      rows.map((r) => columns.map((c) => (kind === 'max' ? max : mean)(map, r, c))),
    ),
  )

  /** The windows along one axis of this length, the same for every channel. */
  function windowsAlong(length: number): Span[] {
    const steps = (length + 2 * padding - kernel) / stride
    let count = (ceilMode ? Math.ceil(steps) : Math.floor(steps)) + 1
    if ((count - 1) * stride - padding >= length) count-- // it would see padding only
    return Array.from({ length: count }, (_, i) => {
      const start = i * stride - padding
      const end = Math.min(start + kernel, length + padding)
      return { from: Math.max(start, 0), to: Math.min(end, length), padded: end - start }
    })
  }

  function max(map: number[][], r: Span, c: Span): number {
    let best = -Infinity // every window holds at least one cell of the map
    for (let i = r.from; i < r.to; i++)
      for (let j = c.from; j < c.to; j++) best = Math.max(best, map[i]![j]!)
    return best
  }

  function mean(map: number[][], r: Span, c: Span): number {
    let sum = 0
    for (let i = r.from; i < r.to; i++) for (let j = c.from; j < c.to; j++) sum += map[i]![j]!
    const inside = (r.to - r.from) * (c.to - c.from)
    return sum / (countIncludePad ? r.padded * c.padded : inside)
  }
}

/** Cells from … to − 1 of the map, and how many the window covers in the padded map. */
interface Span {
  from: number
  to: number
  padded: number
}
