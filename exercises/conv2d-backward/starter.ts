type Vec = number[]
type T4 = number[][][][]

interface Conv2dBackwardOptions {
  stride?: number
  padding?: number // rows and columns of zeros on each side
}

interface Conv2dGrads {
  dx: T4 // like x
  dw: T4 // like w
  db: Vec // [cout]
}

/** x: [n][cin][h][w], w: [cout][cin][kh][kw], gy: dL/dy [n][cout][ho][wo] → dL/dx, dL/dw, dL/db. */
export function conv2dBackward(
  x: T4,
  w: T4,
  gy: T4,
  { stride = 1, padding = 0 }: Conv2dBackwardOptions = {},
): Conv2dGrads {
  throw new Error('not written yet')
}
