type Mat = number[][]

/** img: [h][w], size odd → [h][w]. O(h·w·k² log k) time for k = size. */
export function medianFilter(img: Mat, size: number): Mat {
  if (size < 1 || size % 2 !== 1) throw new Error(`size must be odd, got ${size}`)
  const r = (size - 1) / 2
  return img.map((row, y) =>
    row.map((_, x) => {
      const window: number[] = []
      for (let u = -r; u <= r; u++) for (let v = -r; v <= r; v++) window.push(pixel(y + u, x + v))
      window.sort((a, b) => a - b) // without the function numbers are compared as text
      return window[(window.length - 1) / 2]!
    }),
  )

  /** The nearest pixel of the image: the edge is repeated outside. */
  function pixel(y: number, x: number): number {
    const row = img[clamp(y, img.length)]!
    return row[clamp(x, row.length)]!
  }
}

function clamp(i: number, n: number): number {
  return Math.min(Math.max(i, 0), n - 1)
}
