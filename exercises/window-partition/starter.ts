type T3 = number[][][]
type T4 = number[][][][]

/** x: [b][h][w][c], m: side of a window → [b·(h/m)·(w/m)][m·m][c]. */
export function windowPartition(x: T4, m: number): T3 {
  throw new Error('not written yet')
}

/** windows: [b·(h/m)·(w/m)][m·m][c], m: side of a window → [b][h][w][c]. */
export function windowReverse(windows: T3, m: number, h: number, w: number): T4 {
  throw new Error('not written yet')
}
