type Mat = number[][]

interface CannyThresholds {
  low: number // a thin pixel of at least low is weak
  high: number // one of at least high is strong
}

interface CannyResult {
  thin: Mat // the magnitude where it is a maximum across the edge, else 0
  edges: Mat // 0 or 1
}

/** magnitude, direction (degrees): [h][w] → two maps [h][w]. */
export function cannyThinLink(
  magnitude: Mat,
  direction: Mat,
  { low, high }: CannyThresholds,
): CannyResult {
  throw new Error('not written yet')
}
