type Vec = number[]
type T4 = number[][][][]

interface ConvTranspose2dOptions {
  stride?: number
  padding?: number // rows and columns cut from each side
  outputPadding?: number // rows and columns more at the bottom and on the right, below stride
}

/** x: [n][cin][h][w], w: [cin][cout][kh][kw], b: [cout] or null → [n][cout][ho][wo]. */
export function convTranspose2d(
  x: T4,
  w: T4,
  b: Vec | null,
  { stride = 1, padding = 0, outputPadding = 0 }: ConvTranspose2dOptions = {},
): T4 {
  throw new Error('not written yet')
}
