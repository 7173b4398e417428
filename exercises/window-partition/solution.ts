type T3 = number[][][]
type T4 = number[][][][]

/** x: [b][h][w][c], m: side of a window → [b·(h/m)·(w/m)][m·m][c]. O(b·h·w·c) time. */
export function windowPartition(x: T4, m: number): T3 {
  const [h, w] = [x[0]?.length ?? 0, x[0]?.[0]?.length ?? 0]
  requireTiling(h, w, m)
  const windows: T3 = []
  for (const image of x)
    for (let top = 0; top < h; top += m)
      for (let left = 0; left < w; left += m)
        windows.push(image.slice(top, top + m).flatMap((row) => row.slice(left, left + m)))
  return windows
}

/** windows: [b·(h/m)·(w/m)][m·m][c], m: side of a window → [b][h][w][c]. O(b·h·w·c) time. */
export function windowReverse(windows: T3, m: number, h: number, w: number): T4 {
  requireTiling(h, w, m)
  const perRow = w / m
  const perImage = (h / m) * perRow
  if (windows.length === 0 || windows.length % perImage !== 0)
    throw new Error('the windows do not fill whole images')
  if (windows.some((tokens) => tokens.length !== m * m)) throw new Error('a window has m·m tokens')

  // Asking each pixel where it comes from leaves no place unfilled.
  const pixel = (image: number, i: number, j: number) => {
    const window = image * perImage + Math.floor(i / m) * perRow + Math.floor(j / m)
    return windows[window]![(i % m) * m + (j % m)]!
  }
  return range(windows.length / perImage).map((image) =>
    range(h).map((i) => range(w).map((j) => pixel(image, i, j))),
  )
}

function requireTiling(h: number, w: number, m: number): void {
  if (!Number.isInteger(m) || m < 1) throw new Error('m must be a positive integer')
  for (const side of [h, w])
    if (side < 1 || side % m !== 0) throw new Error('height and width must be multiples of m')
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
