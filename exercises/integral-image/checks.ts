import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]
type Box = readonly [y0: number, x0: number, y1: number, x1: number]

const counting = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]
const table = [
  [0, 0, 0, 0],
  [0, 1, 3, 6],
  [0, 5, 12, 21],
  [0, 12, 27, 45],
]

const sum = (values: readonly number[]): number => values.reduce((total, v) => total + v, 0)

/** The slow way, straight from the image. */
const sumOf = (img: Mat, [y0, x0, y1, x1]: Box): number =>
  sum(img.slice(y0, y1).flatMap((row) => row.slice(x0, x1)))

function allBoxes(h: number, w: number): Box[] {
  const boxes: Box[] = []
  for (let y0 = 0; y0 <= h; y0++)
    for (let x0 = 0; x0 <= w; x0++)
      for (let y1 = y0; y1 <= h; y1++) for (let x1 = x0; x1 <= w; x1++) boxes.push([y0, x0, y1, x1])
  return boxes
}

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  expectClose(await candidate.integralImage([[7]]), [
    [0, 0],
    [0, 7],
  ])
  expectClose(await candidate.boxSum(table, 0, 0, 3, 3), 45)
}

describe('samples', () => {
  test('small-table', async () => {
    expectClose(await candidate.integralImage(counting), table)
  })

  test('lower-right-box', async () => {
    expectClose(await candidate.boxSum(table, 1, 1, 3, 3), 28)
  })

  test('box-without-rows', async () => {
    expectClose(await candidate.boxSum(table, 1, 1, 1, 3), 0)
  })
})

describe('hidden', () => {
  test('one-row-and-column-more', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 1],
      [1, 6],
      [6, 1],
    ] as const)
      expectShape(await candidate.integralImage(greyImage(1, rows, columns)), [
        rows + 1,
        columns + 1,
      ])
  })

  test('four-by-five', async () => {
    const img = [
      [0, 91, 182, 17, 108],
      [37, 141, 245, 93, 147],
      [74, 191, 2, 119, 186],
      [111, 241, 65, 145, 225],
    ]
    expectClose(await candidate.integralImage(img), [
      [0, 0, 0, 0, 0, 0],
      [0, 0, 91, 273, 290, 398],
      [0, 37, 269, 696, 806, 1061],
      [0, 111, 534, 963, 1192, 1633],
      [0, 222, 886, 1380, 1754, 2420],
    ])
  })

  test('negative-pixels', async () => {
    const img = [
      [-1, 2],
      [3, -4],
    ]
    const s = [
      [0, 0, 0],
      [0, -1, 1],
      [0, 2, 0],
    ]
    expectClose(await candidate.integralImage(img), s)
    expectClose(await candidate.boxSum(s, 1, 0, 2, 2), -1)
    expectClose(await candidate.boxSum(s, 0, 1, 2, 2), -2)
  })

  test('lines-of-one-pixel', async () => {
    expectClose(await candidate.integralImage([[3, -1, 4]]), [
      [0, 0, 0, 0],
      [0, 3, 2, 6],
    ])
    expectClose(await candidate.integralImage([[3], [-1], [4]]), [
      [0, 0],
      [0, 3],
      [0, 2],
      [0, 6],
    ])
  })

  test('boxes-at-the-edges', async () => {
    expectClose(await candidate.boxSum(table, 0, 0, 1, 2), 3)
    expectClose(await candidate.boxSum(table, 0, 1, 2, 3), 16)
    expectClose(await candidate.boxSum(table, 2, 0, 3, 3), 24)
    expectClose(await candidate.boxSum(table, 0, 0, 3, 1), 12)
  })

  test('all-boxes', async () => {
    const img = greyImage(11, 3, 4)
    const s = reference.integralImage(img)
    for (const box of allBoxes(3, 4))
      expectClose(await candidate.boxSum(s, ...box), sumOf(img, box))
  })

  test('empty-boxes', async () => {
    for (const [y0, x0, y1, x1] of [
      [0, 0, 0, 0],
      [3, 3, 3, 3],
      [2, 0, 2, 3],
      [0, 2, 3, 2],
      [0, 3, 2, 3],
    ] as const)
      expectClose(await candidate.boxSum(table, y0, x0, y1, x1), 0)
  })

  test('corners-of-the-table', async () => {
    const img = greyImage(21, 5, 7)
    const got = await candidate.integralImage(img)
    expectShape(got, [6, 8])
    expectClose(got[0], new Array(8).fill(0))
    expectClose(
      got.map((row) => row[0]),
      new Array(6).fill(0),
    )
    expectClose(got[1]!.slice(1, 3), [img[0]![0]!, img[0]![0]! + img[0]![1]!])
    expectClose(got[5]![7], sum(img.flat()))
  })

  test('pixels-come-back', async () => {
    const img = greyImage(31, 3, 5)
    const s = await candidate.integralImage(img)
    for (const [y, row] of img.entries())
      for (const [x, pixel] of row.entries())
        expectClose(await candidate.boxSum(s, y, x, y + 1, x + 1), pixel)
  })

  test('random-images', async () => {
    for (const [seed, rows, columns] of [
      [41, 6, 6],
      [42, 9, 4],
      [43, 3, 11],
    ] as const) {
      const img = randomTensor(seed, [rows, columns], -100, 100)
      const s = reference.integralImage(img)
      expectClose(await candidate.integralImage(img), s)
      const box = [1, 2, rows - 1, columns - 1] as const
      expectClose(await candidate.boxSum(s, ...box), sumOf(img, box))
    }
  })

  test('any-image-and-box', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const upTo = (n: number) =>
      fc.tuple(fc.nat({ max: n }), fc.nat({ max: n })).map((ends) => ends.toSorted((a, b) => a - b))
    const input = fc.tuple(side, side).chain(([h, w]) =>
      fc.record({
        img: fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: w, maxLength: w }), {
          minLength: h,
          maxLength: h,
        }),
        rows: upTo(h),
        columns: upTo(w),
      }),
    )
    await fc.assert(
      fc.asyncProperty(input, async ({ img, rows, columns }) => {
        const s = reference.integralImage(img)
        expectClose(await candidate.integralImage(img), s)
        const box = [rows[0]!, columns[0]!, rows[1]!, columns[1]!] as const
        expectClose(await candidate.boxSum(s, ...box), sumOf(img, box))
      }),
    )
  })

  test('parts-of-a-box', async () => {
    const s = reference.integralImage(greyImage(51, 6, 8))
    const whole = await candidate.boxSum(s, 1, 2, 6, 7)
    const upper = await candidate.boxSum(s, 1, 2, 3, 7)
    const lowerLeft = await candidate.boxSum(s, 3, 2, 6, 4)
    const lowerRight = await candidate.boxSum(s, 3, 4, 6, 7)
    expectClose(upper + lowerLeft + lowerRight, whole)
    expectClose(whole, reference.boxSum(s, 1, 2, 6, 7))
  })

  test('transposed-image', async () => {
    const img = greyImage(61, 3, 5)
    const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))
    const s = reference.integralImage(img)
    expectClose(await candidate.integralImage(transpose(img)), transpose(s))
    expectClose(await candidate.boxSum(transpose(s), 1, 0, 4, 2), sumOf(img, [0, 1, 2, 4]))
  })

  test('sums-beyond-32-bits', async () => {
    const img = mapNested(greyImage(71, 5, 6), (v) => 400_000_000 + v)
    const s = await candidate.integralImage(img)
    expectClose(s, reference.integralImage(img))
    // The small differences between the pixels must survive in the large sums.
    for (const [y, x] of [
      [0, 0],
      [2, 3],
      [4, 5],
    ] as const) {
      const pixel = await candidate.boxSum(s, y, x, y + 1, x + 1)
      expectClose(pixel - 400_000_000, img[y]![x]! - 400_000_000)
    }
  })

  test('fractions', async () => {
    const img = [
      [0.25, -0.5, 0.125],
      [0.75, 0.5, -0.25],
    ]
    const s = [
      [0, 0, 0, 0],
      [0, 0.25, -0.25, -0.125],
      [0, 1, 1, 0.875],
    ]
    expectClose(await candidate.integralImage(img), s)
    expectClose(await candidate.boxSum(s, 0, 1, 2, 3), -0.125)
  })

  test('input-unchanged', async () => {
    const img = greyImage(81, 4, 5)
    await expectUnchanged(() => candidate.integralImage(img))
    await expectUnchanged(() => candidate.boxSum(table, 0, 1, 2, 3))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.integralImage([]))
    await expectDeliberateError(() => candidate.integralImage([[], []]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.integralImage([[1, 2], [3]]))
    await expectDeliberateError(() => candidate.integralImage([[1], [2, 3]]))
  })

  test('end-outside-throws', async () => {
    await expectGoodInputWorks()
    for (const [y0, x0, y1, x1] of [
      [0, 0, 4, 3],
      [0, 0, 3, 4],
      [0, 0, 9, 9],
      [4, 0, 4, 3],
    ] as const)
      await expectDeliberateError(() => candidate.boxSum(table, y0, x0, y1, x1))
  })

  test('start-outside-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.boxSum(table, -1, 0, 2, 2))
    await expectDeliberateError(() => candidate.boxSum(table, 0, -1, 2, 2))
    await expectDeliberateError(() => candidate.boxSum(table, -1, -1, -1, -1))
  })

  test('reversed-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.boxSum(table, 2, 0, 1, 3))
    await expectDeliberateError(() => candidate.boxSum(table, 0, 3, 3, 1))
    await expectDeliberateError(() => candidate.boxSum(table, 3, 3, 1, 1))
  })

  test('fractional-corner-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.boxSum(table, 0.5, 0, 2, 2))
    await expectDeliberateError(() => candidate.boxSum(table, 0, 0, 2, 1.5))
  })
})
