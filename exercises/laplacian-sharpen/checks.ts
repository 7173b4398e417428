import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectShiftEquivariant,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const both = [4, 8] as const

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))
const inner = (m: Mat): Mat => m.slice(1, -1).map((row) => row.slice(1, -1))

const spot = filled(3, 3, (y, x) => (y === 1 && x === 1 ? 20 : 10))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectClose(await candidate.laplacianSharpen([[7]]), [[7]])

describe('samples', () => {
  test('bright-pixel', async () => {
    expectClose(await candidate.laplacianSharpen(spot), [
      [10, 0, 10],
      [0, 60, 0],
      [10, 0, 10],
    ])
  })

  test('eight-neighbours', async () => {
    expectClose(await candidate.laplacianSharpen(spot, { neighbours: 8, amount: 0.5 }), [
      [5, 5, 5],
      [5, 60, 5],
      [5, 5, 5],
    ])
  })

  test('clipped', async () => {
    expectClose(await candidate.laplacianSharpen([[0, 200, 255]]), [[0, 255, 255]])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 3],
      [3, 1],
    ] as const)
      for (const neighbours of both) {
        const got = await candidate.laplacianSharpen(greyImage(1, rows, columns), { neighbours })
        expectShape(got, [rows, columns])
      }
  })

  test('four-by-five', async () => {
    const img = [
      [0, 91, 182, 17, 108],
      [37, 141, 245, 93, 147],
      [74, 191, 2, 119, 186],
      [111, 241, 65, 145, 225],
    ]
    expectClose(await candidate.laplacianSharpen(img, { amount: 0.3 }), [
      [0, 76, 239.9, 0, 123.6],
      [5.8, 141, 255, 46.2, 163.2],
      [38.9, 255, 0, 134, 206.1],
      [83.1, 255, 7.1, 152.8, 255],
    ])
  })

  test('diagonal-neighbour', async () => {
    const img = filled(3, 3, (y, x) => (y === 0 && x === 2 ? 140 : 100))
    const four = await candidate.laplacianSharpen(img)
    expectClose(four, [
      [100, 60, 220],
      [100, 100, 60],
      [100, 100, 100],
    ])
    const eight = await candidate.laplacianSharpen(img, { neighbours: 8 })
    expectClose(eight, [
      [100, 20, 255],
      [100, 60, 20],
      [100, 100, 100],
    ])
  })

  test('corner-of-eight', async () => {
    // Around the corner 100: itself three times, 80 and 60 twice, 90 once.
    const img = [
      [100, 80],
      [60, 90],
    ]
    expectClose(await candidate.laplacianSharpen(img, { neighbours: 8, amount: 0.25 }), [
      [132.5, 70],
      [20, 107.5],
    ])
  })

  test('overshoot-at-an-edge', async () => {
    const step = filled(3, 6, (_, x) => (x < 3 ? 100 : 140))
    const got = await candidate.laplacianSharpen(step)
    const row = [100, 100, 60, 180, 140, 140]
    expectClose(got, [row, row, row])
    const eight = await candidate.laplacianSharpen(step, { neighbours: 8, amount: 0.25 })
    const other = [100, 100, 70, 170, 140, 140]
    expectClose(eight, [other, other, other])
  })

  test('random-images', async () => {
    for (const [seed, amount] of [
      [11, 0.15],
      [12, 0.6],
      [13, 1],
      [14, 2.5],
    ] as const)
      for (const neighbours of both) {
        const img = greyImage(seed, 6, 7)
        const options = { amount, neighbours }
        expectClose(
          await candidate.laplacianSharpen(img, options),
          reference.laplacianSharpen(img, options),
        )
      }
  })

  test('any-image', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const img = fc
      .tuple(side, side)
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.integer({ min: 0, max: 255 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      )
    const options = fc.record({
      amount: fc.constantFrom(0, 0.1, 0.5, 1, -0.25),
      neighbours: fc.constantFrom(...both),
    })
    await fc.assert(
      fc.asyncProperty(img, options, async (x, o) => {
        expectClose(await candidate.laplacianSharpen(x, o), reference.laplacianSharpen(x, o))
      }),
    )
  })

  test('amount-zero', async () => {
    const img = greyImage(21, 4, 5)
    for (const neighbours of both)
      expectClose(await candidate.laplacianSharpen(img, { amount: 0, neighbours }), img)
  })

  test('negative-amount', async () => {
    const img = greyImage(31, 5, 6)
    // Minus a quarter puts the mean of the four neighbours in the place of each pixel.
    const got = await candidate.laplacianSharpen(img, { amount: -0.25 })
    expectShape(got, [5, 6])
    const means = filled(5, 6, (y, x) => {
      const near = [img[y - 1]?.[x], img[y + 1]?.[x], img[y]![x - 1], img[y]![x + 1]]
      return near.reduce<number>((sum, v) => sum + (v ?? img[y]![x]!) / 4, 0)
    })
    expectClose(got, means)
  })

  test('constant-image', async () => {
    for (const level of [0, 130, 255]) {
      const img = filled(3, 4, () => level)
      for (const neighbours of both)
        expectClose(await candidate.laplacianSharpen(img, { neighbours, amount: 3 }), img)
    }
  })

  test('slope-unchanged-inside', async () => {
    const slope = filled(5, 6, (y, x) => 40 + 12 * x + 7 * y)
    for (const neighbours of both) {
      const got = await candidate.laplacianSharpen(slope, { neighbours, amount: 2 })
      expectShape(got, [5, 6])
      expectClose(inner(got), inner(slope))
    }
  })

  test('within-the-range', async () => {
    const got = await candidate.laplacianSharpen(greyImage(41, 6, 6), { amount: 5 })
    expectShape(got, [6, 6])
    const inside = got.flat().every((v) => v >= 0 && v <= 255)
    expectThat(inside, 'No value may be below 0 or above 255.', { got })
  })

  test('negative-image', async () => {
    const img = greyImage(51, 5, 5)
    const invert = (v: number) => 255 - v
    const expected = mapNested(reference.laplacianSharpen(img, { amount: 0.4 }), invert)
    const got = await candidate.laplacianSharpen(mapNested(img, invert), { amount: 0.4 })
    expectClose(got, expected)
  })

  test('transposed-image', async () => {
    const img = greyImage(61, 4, 6)
    for (const neighbours of both) {
      const options = { neighbours, amount: 0.2 }
      const expected = transpose(reference.laplacianSharpen(img, options))
      expectClose(await candidate.laplacianSharpen(transpose(img), options), expected)
    }
  })

  test('moved-image', async () => {
    const sharpen = (x: Mat) => candidate.laplacianSharpen(x, { neighbours: 8, amount: 0.1 })
    await expectShiftEquivariant(sharpen, greyImage(71, 6, 8), { by: [1, -2], reach: 1 })
  })

  test('fractions', async () => {
    const img = randomTensor(81, [4, 5])
    const options = { amount: 0.05 }
    expectClose(
      await candidate.laplacianSharpen(img, options),
      reference.laplacianSharpen(img, options),
    )
    expectClose(await candidate.laplacianSharpen([[10.25, 10.5]], { amount: 0.5 }), [
      [10.125, 10.625],
    ])
  })

  test('huge-amount', async () => {
    const got = await candidate.laplacianSharpen([[100, 101, 102, 104]], { amount: 1e6 })
    expectClose(got, [[0, 101, 0, 255]])
  })

  test('single-pixels-and-lines', async () => {
    expectClose(await candidate.laplacianSharpen([[200]], { neighbours: 8 }), [[200]])
    const row = [[10, 20, 40]]
    expectClose(await candidate.laplacianSharpen(row), [[0, 10, 60]])
    // Above and below the row is repeated, and so are its neighbours.
    const eight = { neighbours: 8, amount: 0.1 } as const
    expectClose(await candidate.laplacianSharpen(row, eight), [[7, 17, 46]])
    expectClose(await candidate.laplacianSharpen(transpose(row), eight), [[7], [17], [46]])
  })

  test('input-unchanged', async () => {
    const img = greyImage(91, 3, 4)
    for (const neighbours of both)
      await expectUnchanged(() => candidate.laplacianSharpen(img, { neighbours }))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.laplacianSharpen([]))
    await expectDeliberateError(() => candidate.laplacianSharpen([[], []]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.laplacianSharpen([[1], [1, 2]]))
    await expectDeliberateError(() => candidate.laplacianSharpen([[1, 2], [3]]))
  })

  test('other-neighbours-throw', async () => {
    await expectGoodInputWorks()
    for (const neighbours of [6, 0, 9])
      await expectDeliberateError(() =>
        candidate.laplacianSharpen(spot, { neighbours: neighbours as never }),
      )
  })
})
