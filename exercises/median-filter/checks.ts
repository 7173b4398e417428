import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectShiftEquivariant,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectSame(await candidate.medianFilter([[7]], 3), [[7]])

describe('samples', () => {
  test('bright-pixel-removed', async () => {
    const img = filled(3, 3, (y, x) => (y === 1 && x === 1 ? 255 : 10))
    const expected = filled(3, 3, () => 10)
    expectSame(await candidate.medianFilter(img, 3), expected)
  })

  test('one-to-nine', async () => {
    const img = filled(3, 3, (y, x) => 3 * y + x + 1)
    expectSame(await candidate.medianFilter(img, 3), [
      [2, 3, 3],
      [4, 5, 6],
      [7, 7, 8],
    ])
  })

  test('one-row', async () => {
    expectSame(await candidate.medianFilter([[9, 10, 100]], 3), [[9, 10, 100]])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 3],
      [1, 1],
    ] as const)
      expectShape(await candidate.medianFilter(greyImage(1, rows, columns), 3), [rows, columns])
  })

  test('five-by-six', async () => {
    const img = [
      [0, 91, 182, 17, 108, 199],
      [37, 141, 245, 93, 147, 251],
      [74, 191, 2, 119, 186, 47],
      [111, 241, 65, 145, 225, 99],
      [148, 241, 78, 171, 8, 101],
    ]
    expectSame(await candidate.medianFilter(img, 3), [
      [37, 91, 93, 108, 108, 199],
      [74, 91, 119, 119, 119, 186],
      [111, 111, 141, 145, 145, 147],
      [148, 111, 145, 119, 119, 99],
      [148, 148, 171, 78, 101, 101],
    ])
  })

  test('window-of-five', async () => {
    const img = [
      [0, 91, 182, 17, 108],
      [111, 215, 63, 167, 221],
      [222, 83, 150, 11, 78],
      [77, 207, 31, 111, 191],
      [188, 25, 118, 211, 48],
      [43, 149, 255, 105, 161],
    ]
    expectSame(await candidate.medianFilter(img, 5), [
      [91, 91, 91, 108, 108],
      [91, 91, 108, 108, 108],
      [111, 111, 111, 108, 108],
      [111, 111, 118, 149, 150],
      [118, 111, 118, 149, 150],
      [77, 105, 149, 161, 161],
    ])
  })

  test('numbers-not-text', async () => {
    // Sorted as text: -1, -20, 1e-7, 3, 30, 5.
    const img = [[-20, -1, 30, 1e-7, 5, 3]]
    expectSame(await candidate.medianFilter(img, 3), [[-20, -1, 1e-7, 5, 3, 3]])
    expectSame(await candidate.medianFilter([[-3], [-20], [-100]], 3), [[-3], [-20], [-100]])
  })

  test('size-one', async () => {
    const img = randomTensor(11, [3, 4], -50, 50)
    expectSame(await candidate.medianFilter(img, 1), img)
  })

  test('step-edge-kept', async () => {
    const step = filled(6, 8, (_, x) => (x < 3 ? 40 : 210))
    for (const size of [3, 5]) {
      expectSame(await candidate.medianFilter(step, size), step)
      expectSame(await candidate.medianFilter(transpose(step), size), transpose(step))
    }
  })

  test('lines-and-corners', async () => {
    const line = filled(5, 7, (_, x) => (x === 3 ? 200 : 10))
    expectSame(
      await candidate.medianFilter(line, 3),
      filled(5, 7, () => 10),
    )
    const square = filled(7, 7, (y, x) => (y > 1 && y < 5 && x > 1 && x < 5 ? 1 : 0))
    const rounded = filled(7, 7, (y, x) => (Math.abs(y - 3) + Math.abs(x - 3) < 2 ? 1 : 0))
    expectSame(await candidate.medianFilter(square, 3), rounded)
  })

  test('salt-and-pepper', async () => {
    const clean = filled(12, 12, (y, x) => 100 + 2 * y + x)
    const random = seeded(21)
    // One impulse in each block of 3 × 3: the majority of every window is clean.
    const noisy = clean.map((row) => [...row])
    for (let y = 1; y < 12; y += 3)
      for (let x = 1; x < 12; x += 3) noisy[y]![x] = random() < 0.5 ? 0 : 255
    const got = await candidate.medianFilter(noisy, 3)
    expectSame(got, reference.medianFilter(noisy, 3))
    const clear = got.flat().every((v) => v >= 100 && v <= 133)
    expectThat(clear, 'No impulse may be left.', { got })
  })

  test('random-images', async () => {
    for (const [seed, size] of [
      [31, 3],
      [32, 3],
      [33, 5],
      [34, 7],
    ] as const) {
      const img = greyImage(seed, 7, 8)
      expectSame(await candidate.medianFilter(img, size), reference.medianFilter(img, size))
    }
  })

  test('few-levels', async () => {
    for (const levels of [2, 3]) {
      const img = mapNested(randomTensor(40 + levels, [8, 9], 0, levels), Math.floor)
      expectSame(await candidate.medianFilter(img, 3), reference.medianFilter(img, 3))
      expectSame(await candidate.medianFilter(img, 5), reference.medianFilter(img, 5))
    }
  })

  test('any-image', async () => {
    const side = fc.integer({ min: 1, max: 5 })
    const img = fc
      .tuple(side, side)
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.integer({ min: -12, max: 12 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      )
    await fc.assert(
      fc.asyncProperty(img, fc.constantFrom(1, 3, 5), async (x, size) => {
        expectSame(await candidate.medianFilter(x, size), reference.medianFilter(x, size))
      }),
    )
  })

  test('window-larger-than-image', async () => {
    expectSame(await candidate.medianFilter([[5]], 9), [[5]])
    // Far outside the ends count most.
    expectSame(await candidate.medianFilter([[1, 2, 9]], 9), [[1, 2, 9]])
    const img = greyImage(51, 3, 2)
    expectSame(await candidate.medianFilter(img, 9), reference.medianFilter(img, 9))
  })

  test('constant-image', async () => {
    const img = filled(4, 5, () => 77)
    expectSame(await candidate.medianFilter(img, 3), img)
    expectSame(await candidate.medianFilter(img, 5), img)
  })

  test('values-of-the-image', async () => {
    const img = randomTensor(61, [6, 6], -1, 1)
    const values = new Set(img.flat())
    const got = await candidate.medianFilter(img, 3)
    expectShape(got, [6, 6])
    const known = got.flat().every((v) => values.has(v))
    expectThat(known, 'Every value of the result must occur in the image.', { got })
  })

  test('monotone-maps', async () => {
    const img = greyImage(71, 6, 7)
    const filtered = reference.medianFilter(img, 3)
    for (const f of [(v: number) => v * v, (v: number) => 255 - v, (v: number) => 3 * v - 500]) {
      const got = await candidate.medianFilter(mapNested(img, f), 3)
      expectSame(got, mapNested(filtered, f))
    }
  })

  test('transposed-image', async () => {
    const img = greyImage(81, 4, 7)
    const expected = transpose(reference.medianFilter(img, 5))
    expectSame(await candidate.medianFilter(transpose(img), 5), expected)
  })

  test('moved-image', async () => {
    await expectShiftEquivariant((x) => candidate.medianFilter(x, 3), greyImage(91, 7, 9), {
      by: [1, -2],
      reach: 1,
    })
  })

  test('large-and-small-values', async () => {
    const img = greyImage(101, 5, 5)
    const filtered = reference.medianFilter(img, 3)
    for (const factor of [2 ** -30, 2 ** 40]) {
      const scale = (v: number) => (v - 128) * factor
      expectSame(await candidate.medianFilter(mapNested(img, scale), 3), mapNested(filtered, scale))
    }
    const wild = [[-1e4, 1e4, 0.5, -1e-4, 1e4]]
    expectSame(await candidate.medianFilter(wild, 3), [[-1e4, 0.5, 0.5, 0.5, 1e4]])
  })

  test('input-unchanged', async () => {
    const img = greyImage(111, 4, 5)
    await expectUnchanged(() => candidate.medianFilter(img, 3))
    await expectUnchanged(() => candidate.medianFilter(img, 1))
  })

  test('even-size-throws', async () => {
    await expectGoodInputWorks()
    const img = greyImage(121, 3, 3)
    await expectDeliberateError(() => candidate.medianFilter(img, 2))
    await expectDeliberateError(() => candidate.medianFilter(img, 4))
  })

  test('size-below-one-throws', async () => {
    await expectGoodInputWorks()
    const img = greyImage(131, 3, 3)
    for (const size of [0, -1, -3, 2.5])
      await expectDeliberateError(() => candidate.medianFilter(img, size))
  })
})
