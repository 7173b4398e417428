type Mat = number[][]

interface CannyThresholds {
  low: number // a thin pixel of at least low is weak
  high: number // one of at least high is strong
}

interface CannyResult {
  thin: Mat // the magnitude where it is a maximum across the edge, else 0
  edges: Mat // 0 or 1
}

/** magnitude, direction (degrees): [h][w] → two maps [h][w]. O(h·w) time and memory. */
export function cannyThinLink(
  magnitude: Mat,
  direction: Mat,
  { low, high }: CannyThresholds,
): CannyResult {
  const w = magnitude[0]?.length ?? 0
  if (w === 0 || magnitude.some((row) => row.length !== w))
    throw new Error('magnitude must be a full [h][w] matrix')
  if (direction.length !== magnitude.length || direction.some((row) => row.length !== w))
    throw new Error('direction must have the shape of magnitude')
  if (low > high) throw new Error('low must not be above high')

  const thin = magnitude.map((row, y) =>
    row.map((value, x) => {
      const [down, right] = axisOf(direction[y]![x]!)
      const behind = magnitude[y - down]?.[x - right] ?? 0
      const ahead = magnitude[y + down]?.[x + right] ?? 0
      return value >= behind && value > ahead ? value : 0 // of equal neighbours the last stays
    }),
  )
  return { thin, edges: link(thin, low, high) }
}

/** The step (down, right) to the neighbour ahead; opposite directions share one axis. */
function axisOf(degrees: number): [number, number] {
  const angle = ((degrees % 180) + 180) % 180 // JavaScript's % keeps the sign
  if (angle < 22.5 || angle >= 157.5) return [0, 1]
  if (angle < 67.5) return [1, 1]
  if (angle < 112.5) return [1, 0]
  return [1, -1]
}

/** Flood fill over weak pixels, from all strong ones at once. */
function link(thin: Mat, low: number, high: number): Mat {
  const edges = thin.map((row) => row.map(() => 0))
  const stack: [number, number][] = []
  const mark = (y: number, x: number): void => {
    edges[y]![x] = 1
    stack.push([y, x])
  }
  thin.forEach((row, y) =>
    row.forEach((value, x) => {
      if (value > 0 && value >= high) mark(y, x)
    }),
  )
  for (let pixel = stack.pop(); pixel; pixel = stack.pop()) {
    const [y, x] = pixel
    for (let u = -1; u <= 1; u++)
      for (let v = -1; v <= 1; v++) {
        const value = thin[y + u]?.[x + v] ?? 0
        if (value > 0 && value >= low && edges[y + u]![x + v] === 0) mark(y + u, x + v)
      }
  }
  return edges
}
