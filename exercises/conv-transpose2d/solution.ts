type Vec = number[]
type Mat = number[][]
type T4 = number[][][][]

interface ConvTranspose2dOptions {
  stride?: number
  padding?: number // rows and columns cut from each side
  outputPadding?: number // rows and columns more at the bottom and on the right, below stride
}

/**
 * x: [n][cin][h][w], w: [cin][cout][kh][kw], b: [cout] or null → [n][cout][ho][wo].
 * O(n·cin·cout·h·w·kh·kw) time, no memory beside the result.
 */
export function convTranspose2d(
  x: T4,
  w: T4,
  b: Vec | null,
  { stride = 1, padding = 0, outputPadding = 0 }: ConvTranspose2dOptions = {},
): T4 {
  const [cin, height, width] = imageShape(x)
  const [cout, kh, kw] = imageShape(w)
  if (w.length !== cin) throw new Error(`x has ${cin} channels, w expects ${w.length}`)
  if (b !== null && b.length !== cout) throw new Error(`${b.length} biases for ${cout} channels`)
  if (outputPadding >= stride) throw new Error('outputPadding must be below the stride')

  const ho = (height - 1) * stride + kh - 2 * padding + outputPadding
  const wo = (width - 1) * stride + kw - 2 * padding + outputPadding
  if (ho < 1 || wo < 1) throw new Error(`a padding of ${padding} cuts everything away`)

  return x.map((image) =>
    Array.from({ length: cout }, (_, o) => {
      const map = filled(ho, wo, b?.[o] ?? 0)
      for (let c = 0; c < cin; c++)
        for (let i = 0; i < height; i++)
          for (let j = 0; j < width; j++)
            for (let u = 0; u < kh; u++)
              for (let v = 0; v < kw; v++) {
                const row = i * stride + u - padding
                const column = j * stride + v - padding
                if (row >= 0 && row < ho && column >= 0 && column < wo)
                  map[row]![column]! += image[c]![i]![j]! * w[c]![o]![u]![v]!
              }
      return map
    }),
  )
}

const imageShape = (t: T4) => [t[0]!.length, t[0]![0]!.length, t[0]![0]![0]!.length] as const

const filled = (rows: number, columns: number, value: number): Mat =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => value))
