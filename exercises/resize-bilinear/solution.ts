type Mat = number[][]

interface ResizeOptions {
  method?: 'bilinear' | 'nearest'
  alignCorners?: boolean // false: half-pixel centres
}

/** An output pixel lies between two input pixels, `fraction` of the way from low to high. */
interface Tap {
  low: number
  high: number
  fraction: number
}

/** img: [h][w] → [outH][outW]. O((h + outH)·outW) time: along x first, then along y. */
export function resize(
  img: Mat,
  outH: number,
  outW: number,
  { method = 'bilinear', alignCorners = false }: ResizeOptions = {},
): Mat {
  for (const size of [outH, outW])
    if (!Number.isInteger(size) || size < 1) throw new Error(`${size} is no size of an image`)
  if (method !== 'bilinear' && method !== 'nearest')
    throw new Error(`there is no method ${String(method)}`)

  const xs = tapsAlong(img[0]!.length, outW)
  const ys = tapsAlong(img.length, outH)
  const wide = img.map((row) => xs.map((x) => mix(row[x.low]!, row[x.high]!, x.fraction)))
  return ys.map((y) => wide[y.low]!.map((v, j) => mix(v, wide[y.high]![j]!, y.fraction)))

  function tapsAlong(n: number, out: number): Tap[] {
    return Array.from({ length: out }, (_, i) => {
      const aligned = out === 1 ? 0 : (i * (n - 1)) / (out - 1)
      if (method === 'nearest') {
        const k = alignCorners ? Math.floor(aligned + 0.5) : Math.floor((i * n) / out)
        return { low: k, high: k, fraction: 0 }
      }
      const centre = ((i + 0.5) * n) / out - 0.5
      const source = alignCorners ? aligned : Math.min(Math.max(centre, 0), n - 1)
      const low = Math.floor(source)
      return { low, high: Math.min(low + 1, n - 1), fraction: source - low }
    })
  }
}

function mix(a: number, b: number, fraction: number): number {
  return (1 - fraction) * a + fraction * b
}
