type Mat = number[][]
type Border = 'zero' | 'replicate' | 'reflect101'

interface SobelResult {
  gx: Mat // positive where the image grows brighter to the right
  gy: Mat // positive where it grows brighter downwards
  magnitude: Mat
  direction: Mat // degrees in (-180, 180]
}

const differenceAcross = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
]
const differenceDown = [
  [-1, -2, -1],
  [0, 0, 0],
  [1, 2, 1],
]

/** img: [h][w] → four maps [h][w]. O(h·w) time and memory. */
export function sobel(img: Mat, border: Border = 'reflect101'): SobelResult {
  const w = img[0]?.length ?? 0
  if (w === 0 || img.some((row) => row.length !== w))
    throw new Error('img must be a full [h][w] matrix')

  const gx = correlate(img, differenceAcross, border)
  const gy = correlate(img, differenceDown, border)
  const combine = (f: (dx: number, dy: number) => number): Mat =>
    gx.map((row, y) => row.map((dx, x) => f(dx, gy[y]![x]!)))
  return {
    gx,
    gy,
    magnitude: combine((dx, dy) => Math.hypot(dx, dy)),
    direction: combine((dx, dy) => (Math.atan2(dy, dx) * 180) / Math.PI),
  }
}

function correlate(img: Mat, kernel: Mat, border: Border): Mat {
  return img.map((row, y) =>
    row.map((_, x) => {
      let sum = 0
      for (let u = -1; u <= 1; u++)
        for (let v = -1; v <= 1; v++) {
          const line = img[sourceIndex(y + u, img.length, border)]
          const seen = line?.[sourceIndex(x + v, row.length, border)] ?? 0 // outside: 'zero'
          sum += kernel[u + 1]![v + 1]! * seen
        }
      return sum
    }),
  )
}

/** The index that stands for i in a line of n pixels; i is at most 1 outside. */
function sourceIndex(i: number, n: number, border: Border): number {
  switch (border) {
    case 'zero':
      return i
    case 'replicate':
      return Math.min(Math.max(i, 0), n - 1)
    case 'reflect101':
      if (n === 1) return 0
      return i < 0 ? 1 : i >= n ? n - 2 : i
    default:
      throw new Error(`there is no border ${String(border)}`)
  }
}
