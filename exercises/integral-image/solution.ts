type Mat = number[][]

/** img: [h][w] → s: [h + 1][w + 1], s[y][x] sums all pixels above y and left of x. O(h·w). */
export function integralImage(img: Mat): Mat {
  const [h, w] = [img.length, img[0]?.length ?? 0]
  if (w === 0 || img.some((row) => row.length !== w))
    throw new Error('img must be a full [h][w] matrix')

  const s = Array.from({ length: h + 1 }, () => new Array<number>(w + 1).fill(0))
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      s[y + 1]![x + 1] = img[y]![x]! + s[y]![x + 1]! + s[y + 1]![x]! - s[y]![x]!
  return s
}

/** Sum over rows y0 … y1 − 1 and columns x0 … x1 − 1 of the image behind s. O(1). */
export function boxSum(s: Mat, y0: number, x0: number, y1: number, x1: number): number {
  const [h, w] = [s.length - 1, s[0]!.length - 1]
  if (![y0, x0, y1, x1].every((corner) => Number.isInteger(corner)))
    throw new Error('corners must be whole numbers')
  if (y0 < 0 || x0 < 0 || y1 > h || x1 > w) throw new Error('the box must lie inside the image')
  if (y0 > y1 || x0 > x1) throw new Error('the box must not end before it starts')
  return s[y1]![x1]! - s[y0]![x1]! - s[y1]![x0]! + s[y0]![x0]!
}
