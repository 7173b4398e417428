type Vec = number[]
type T4 = number[][][][]
type Pair = [number, number] // [vertical, horizontal]

interface Conv2dOptions {
  stride?: number | Pair
  padding?: number | Pair // rows and columns of zeros on each side
  dilation?: number | Pair // distance between neighbouring kernel taps
  groups?: number
}

/**
 * x: [n][cin][h][w], w: [cout][cin/groups][kh][kw], b: [cout] or null → [n][cout][ho][wo].
 * O(n·cout·ho·wo · cin/groups·kh·kw) time, no memory beside the result.
 */
export function conv2d(
  x: T4,
  w: T4,
  b: Vec | null,
  { stride = 1, padding = 0, dilation = 1, groups = 1 }: Conv2dOptions = {},
): T4 {
  const [sh, sw] = pair(stride)
  const [ph, pw] = pair(padding)
  const [dh, dw] = pair(dilation)
  const [cin, height, width] = imageShape(x)
  const [inPerGroup, kh, kw] = imageShape(w)
  const cout = w.length
  if (cin !== inPerGroup * groups)
    throw new Error(`x has ${cin} channels, w expects ${groups} × ${inPerGroup}`)
  if (cout % groups !== 0) throw new Error(`${cout} filters do not split into ${groups} groups`)
  if (b !== null && b.length !== cout) throw new Error(`${b.length} biases for ${cout} filters`)

  const ho = outputSize(height, kh, sh, ph, dh)
  const wo = outputSize(width, kw, sw, pw, dw)
  if (ho < 1 || wo < 1) throw new Error(`the kernel does not fit into ${height} × ${width}`)

  return x.map((image) =>
    w.map((filter, o) => {
      const firstChannel = Math.floor(o / (cout / groups)) * inPerGroup
      return grid(ho, wo, (i, j) => {
        let sum = b?.[o] ?? 0
        for (let c = 0; c < inPerGroup; c++)
          for (let u = 0; u < kh; u++)
            for (let v = 0; v < kw; v++) {
              const row = i * sh - ph + u * dh
              const column = j * sw - pw + v * dw
              const pixel = image[firstChannel + c]![row]?.[column] ?? 0 // outside: zero padding
              sum += filter[c]![u]![v]! * pixel
            }
        return sum
      })
    }),
  )
}

const pair = (v: number | Pair): Pair => (typeof v === 'number' ? [v, v] : v)

const imageShape = (t: T4) => [t[0]!.length, t[0]![0]!.length, t[0]![0]![0]!.length] as const

/** How many windows of d·(k − 1) + 1 fit into the padded length, one every s. */
const outputSize = (length: number, k: number, s: number, p: number, d: number): number =>
  Math.floor((length + 2 * p - d * (k - 1) - 1) / s) + 1

const grid = (rows: number, columns: number, f: (i: number, j: number) => number): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => f(i, j)))
