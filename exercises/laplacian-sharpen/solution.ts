type Mat = number[][]

interface SharpenOptions {
  amount?: number // how much of the Laplacian is subtracted
  neighbours?: 4 | 8
}

const sides = [
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, 0],
] as const
const diagonals = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const

/** img: [h][w], values 0…255 → [h][w], clipped to 0…255. O(h·w) time. */
export function laplacianSharpen(
  img: Mat,
  { amount = 1, neighbours = 4 }: SharpenOptions = {},
): Mat {
  const w = img[0]?.length ?? 0
  if (w === 0 || img.some((row) => row.length !== w))
    throw new Error('img must be a full [h][w] matrix')
  if (neighbours !== 4 && neighbours !== 8)
    throw new Error(`there is no Laplacian of ${String(neighbours)} neighbours`)
  const offsets = neighbours === 4 ? sides : [...sides, ...diagonals]

  return img.map((row, y) =>
    row.map((centre, x) => {
      let laplacian = 0
      for (const [u, v] of offsets) laplacian += pixel(y + u, x + v) - centre
      return clamp(centre - amount * laplacian, 0, 255)
    }),
  )

  /** The nearest pixel of the image: the edge is repeated outside. */
  function pixel(y: number, x: number): number {
    return img[clamp(y, 0, img.length - 1)]![clamp(x, 0, w - 1)]!
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
