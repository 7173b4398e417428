type Vec = number[]
type T4 = number[][][][]

interface Conv2dBackwardOptions {
  stride?: number
  padding?: number // rows and columns of zeros on each side
}

interface Conv2dGrads {
  dx: T4 // like x
  dw: T4 // like w
  db: Vec // [cout]
}

/**
 * x: [n][cin][h][w], w: [cout][cin][kh][kw], gy: dL/dy [n][cout][ho][wo] → dL/dx, dL/dw, dL/db.
 * O(n·cout·ho·wo · cin·kh·kw) time, twice the forward pass.
 */
export function conv2dBackward(
  x: T4,
  w: T4,
  gy: T4,
  { stride = 1, padding = 0 }: Conv2dBackwardOptions = {},
): Conv2dGrads {
  const [n, cin, height, width] = shape(x)
  const [cout, filterChannels, kh, kw] = shape(w)
  if (filterChannels !== cin) throw new Error(`x has ${cin} channels, w expects ${filterChannels}`)
  const ho = Math.floor((height + 2 * padding - kh) / stride) + 1
  const wo = Math.floor((width + 2 * padding - kw) / stride) + 1
  const expected = [n, cout, ho, wo]
  const given = shape(gy)
  if (expected.some((size, axis) => size !== given[axis]))
    throw new Error(`gy must be ${expected.join(' × ')}, not ${given.join(' × ')}`)

  const dx = zerosLike(x)
  const dw = zerosLike(w)
  const db = w.map(() => 0)
  for (let m = 0; m < n; m++)
    for (let o = 0; o < cout; o++)
      for (let i = 0; i < ho; i++)
        for (let j = 0; j < wo; j++) {
          const g = gy[m]![o]![i]![j]!
          db[o]! += g
          // Forward, y += w · x for each tap; so both factors get g times the other one.
          for (let c = 0; c < cin; c++)
            for (let u = 0; u < kh; u++)
              for (let v = 0; v < kw; v++) {
                const row = i * stride - padding + u
                const column = j * stride - padding + v
                const pixel = x[m]![c]![row]?.[column]
                if (pixel === undefined) continue // in the padding
                dx[m]![c]![row]![column]! += g * w[o]![c]![u]![v]!
                dw[o]![c]![u]![v]! += g * pixel
              }
        }
  return { dx, dw, db }
}

const shape = (t: T4) => [t.length, t[0]!.length, t[0]![0]!.length, t[0]![0]![0]!.length] as const

const zerosLike = (t: T4): T4 =>
  t.map((image) => image.map((map) => map.map((line) => line.map(() => 0))))
