type Mat = number[][]

interface HarrisOptions {
  k?: number
  radius?: number // the window is (2 radius + 1)²
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

/** img: [h][w] → response [h][w]. O(h·w·(2r+1)²) time, O(h·w) memory. */
export function harrisResponse(img: Mat, { k = 0.04, radius = 1 }: HarrisOptions = {}): Mat {
  const w = img[0]?.length ?? 0
  if (w === 0 || img.some((row) => row.length !== w))
    throw new Error('img must be a full [h][w] matrix')
  if (!Number.isInteger(radius) || radius < 0)
    throw new Error('radius must be a whole number of at least 0')

  const gx = sobel(img, differenceAcross)
  const gy = sobel(img, differenceDown)
  const summedProduct = (a: Mat, b: Mat): Mat =>
    windowSum(
      a.map((row, y) => row.map((v, x) => v * b[y]![x]!)),
      radius,
    )
  const xx = summedProduct(gx, gx)
  const yy = summedProduct(gy, gy)
  const xy = summedProduct(gx, gy)
  return img.map((row, y) =>
    row.map((_, x) => {
      const [a, b, c] = [xx[y]![x]!, xy[y]![x]!, yy[y]![x]!] // M = [[a, b], [b, c]]
      return a * c - b ** 2 - k * (a + c) ** 2
    }),
  )
}

function sobel(img: Mat, kernel: Mat): Mat {
  return img.map((row, y) =>
    row.map((_, x) => {
      let sum = 0
      for (let u = -1; u <= 1; u++)
        for (let v = -1; v <= 1; v++)
          sum +=
            kernel[u + 1]![v + 1]! * img[mirror(y + u, img.length)]![mirror(x + v, row.length)]!
      return sum
    }),
  )
}

/** The index inside that stands for i, at most one step outside; the edge pixel is not repeated. */
function mirror(i: number, n: number): number {
  if (n === 1) return 0
  return i < 0 ? 1 : i >= n ? n - 2 : i
}

function windowSum(map: Mat, radius: number): Mat {
  return map.map((row, y) =>
    row.map((_, x) => {
      let sum = 0
      for (let u = -radius; u <= radius; u++)
        for (let v = -radius; v <= radius; v++) sum += map[y + u]?.[x + v] ?? 0 // 0 outside
      return sum
    }),
  )
}
