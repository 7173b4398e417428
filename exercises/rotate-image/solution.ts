type Mat = number[][]

interface RotateOptions {
  method?: 'bilinear' | 'nearest'
  fill?: number // stands for every pixel outside the image
}

/** img: [h][w] → [h][w], turned counter-clockwise as seen on screen. O(h·w) time. */
export function rotateImage(
  img: Mat,
  degrees: number,
  { method = 'bilinear', fill = 0 }: RotateOptions = {},
): Mat {
  const w = img[0]?.length ?? 0
  if (w === 0 || img.some((row) => row.length !== w))
    throw new Error('img must be a full [h][w] matrix')
  if (method !== 'bilinear' && method !== 'nearest')
    throw new Error(`there is no method ${String(method)}`)
  const [cy, cx] = [(img.length - 1) / 2, (w - 1) / 2]
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]

  return img.map((row, i) =>
    row.map((_, j) => {
      const [dy, dx] = [i - cy, j - cx]
      // The output pixel turned back: this is where it comes from.
      return sample(cy + sin * dx + cos * dy, cx + cos * dx - sin * dy)
    }),
  )

  function sample(y: number, x: number): number {
    if (method === 'nearest') return pixel(Math.round(y), Math.round(x))
    const [top, left] = [Math.floor(y), Math.floor(x)]
    const upper = mix(pixel(top, left), pixel(top, left + 1), x - left)
    const lower = mix(pixel(top + 1, left), pixel(top + 1, left + 1), x - left)
    return mix(upper, lower, y - top)
  }

  function pixel(y: number, x: number): number {
    return img[y]?.[x] ?? fill
  }
}

function mix(a: number, b: number, fraction: number): number {
  return (1 - fraction) * a + fraction * b
}
