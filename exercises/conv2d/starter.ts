type Vec = number[]
type T4 = number[][][][]
type Pair = [number, number] // [vertical, horizontal]

interface Conv2dOptions {
  stride?: number | Pair
  padding?: number | Pair // rows and columns of zeros on each side
  dilation?: number | Pair // distance between neighbouring kernel taps
  groups?: number
}

/** x: [n][cin][h][w], w: [cout][cin/groups][kh][kw], b: [cout] or null → [n][cout][ho][wo]. */
export function conv2d(
  x: T4,
  w: T4,
  b: Vec | null,
  { stride = 1, padding = 0, dilation = 1, groups = 1 }: Conv2dOptions = {},
): T4 {
  throw new Error('not written yet')
}
