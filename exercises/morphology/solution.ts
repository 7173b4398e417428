type Mat = number[][]

type MorphOp = 'erode' | 'dilate' | 'open' | 'close' | 'gradient' | 'tophat' | 'blackhat'

type Offset = [u: number, v: number]

/** img: [h][w] grey values, element: 0 and 1, odd sides → [h][w]. O(h·w·k) time for k ones. */
export function morphology(img: Mat, op: MorphOp, element: Mat): Mat {
  const [rows, columns] = [element.length, element[0]?.length ?? 0]
  const [centreY, centreX] = [(rows - 1) / 2, (columns - 1) / 2]
  if (rows % 2 === 0 || columns % 2 === 0) throw new Error('the element needs odd sides')
  if (element[centreY]![centreX] !== 1) throw new Error('the centre of the element must be 1')

  const ones: Offset[] = element.flatMap((row, i) =>
    row.flatMap((e, j): Offset[] => (e === 1 ? [[i - centreY, j - centreX]] : [])),
  )
  const reflected = ones.map(([u, v]): Offset => [-u, -v])
  const erode = (m: Mat) => extremum(m, ones, Math.min)
  const dilate = (m: Mat) => extremum(m, reflected, Math.max)
  const open = (m: Mat) => dilate(erode(m))
  const close = (m: Mat) => erode(dilate(m))

  switch (op) {
    case 'erode':
      return erode(img)
    case 'dilate':
      return dilate(img)
    case 'open':
      return open(img)
    case 'close':
      return close(img)
    case 'gradient':
      return minus(dilate(img), erode(img))
    case 'tophat':
      return minus(img, open(img))
    case 'blackhat':
      return minus(close(img), img)
    default:
      throw new Error(`there is no operation ${String(op)}`)
  }
}

function extremum(img: Mat, offsets: Offset[], pick: (a: number, b: number) => number): Mat {
  return img.map((row, y) =>
    row.map((value, x) => {
      let result = value // the centre belongs to every element
      for (const [u, v] of offsets) {
        const seen = img[y + u]?.[x + v]
        if (seen !== undefined) result = pick(result, seen) // outside the image nothing counts
      }
      return result
    }),
  )
}

function minus(a: Mat, b: Mat): Mat {
  return a.map((row, y) => row.map((v, x) => v - b[y]![x]!))
}
