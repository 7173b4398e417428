import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectShiftEquivariant,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const borders = ['zero', 'replicate', 'reflect101'] as const

const nine = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]
const right = [
  [0, 0, 0],
  [0, 0, 1],
  [0, 0, 0],
]
const box = mapNested(right, () => 1)

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const kernelOf = (seed: number, rows: number, columns: number): Mat =>
  randomTensor(seed, [rows, columns], -2, 2)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectClose(await candidate.filter2d([[3]], [[2]]), [[6]])

describe('samples', () => {
  test('correlation-shifts-left', async () => {
    expectClose(await candidate.filter2d(nine, right, { border: 'zero' }), [
      [2, 3, 0],
      [5, 6, 0],
      [8, 9, 0],
    ])
  })

  test('convolution-shifts-right', async () => {
    const options = { border: 'zero', convolve: true } as const
    expectClose(await candidate.filter2d(nine, right, options), [
      [0, 1, 2],
      [0, 4, 5],
      [0, 7, 8],
    ])
  })

  test('box-sums', async () => {
    expectClose(await candidate.filter2d(nine, box), [
      [33, 36, 39],
      [42, 45, 48],
      [51, 54, 57],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const img = greyImage(1, 3, 5)
    for (const border of borders) {
      expectShape(await candidate.filter2d(img, box, { border }), [3, 5])
      expectShape(await candidate.filter2d(img, kernelOf(2, 5, 1), { border }), [3, 5])
      expectShape(await candidate.filter2d([[4]], box, { border }), [1, 1])
    }
  })

  test('single-weight', async () => {
    const img = greyImage(11, 3, 4)
    const centre = mapNested(right, () => 0)
    centre[1]![1] = 1
    for (const border of borders)
      for (const convolve of [false, true]) {
        expectClose(await candidate.filter2d(img, centre, { border, convolve }), img)
        expectClose(await candidate.filter2d(img, [[1]], { border, convolve }), img)
      }
  })

  test('one-bright-pixel', async () => {
    const img = mapNested(greyImage(0, 3, 3), () => 0)
    img[1]![1] = 1
    expectClose(await candidate.filter2d(img, nine, { border: 'zero' }), [
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ])
    expectClose(await candidate.filter2d(img, nine, { border: 'zero', convolve: true }), nine)
  })

  test('borders-of-a-row', async () => {
    const row = [[1, 2, 4, 8]]
    const fetchLeft = [[1, 0, 0, 0, 0]]
    const fetchRight = [[0, 0, 0, 0, 1]]
    for (const [border, left, rightwards] of [
      ['reflect101', [[4, 2, 1, 2]], [[4, 8, 4, 2]]],
      ['replicate', [[1, 1, 1, 2]], [[4, 8, 8, 8]]],
      ['zero', [[0, 0, 1, 2]], [[4, 8, 0, 0]]],
    ] as const) {
      expectClose(await candidate.filter2d(row, fetchLeft, { border }), left)
      expectClose(await candidate.filter2d(row, fetchRight, { border }), rightwards)
    }
  })

  test('corners-replicated', async () => {
    const kernel = [
      [1, 2, 0],
      [0, 1, 0],
      [0, 0, -1],
    ]
    expectClose(await candidate.filter2d(nine, kernel, { border: 'replicate' }), [
      [-1, 1, 5],
      [-1, 1, 5],
      [11, 13, 17],
    ])
  })

  test('wide-kernel', async () => {
    const img = [
      [0, 91, 182, 17, 108],
      [37, 141, 245, 93, 147],
      [74, 191, 2, 119, 186],
      [111, 241, 65, 145, 225],
    ]
    expectClose(await candidate.filter2d(img, [[1, 0, -2, 1, 3]]), [
      [819, 142, -23, 216, 529],
      [1047, 383, 81, 381, 779],
      [51, 168, 747, 496, -245],
      [279, 259, 801, 611, -45],
    ])
  })

  test('line-of-one-pixel', async () => {
    expectClose(await candidate.filter2d([[1, 2]], [[1], [2], [4], [1], [1]]), [[9, 18]])
    expectClose(await candidate.filter2d([[1], [2]], [[1, 2, 4]]), [[7], [14]])
    expectClose(await candidate.filter2d([[5]], nine), [[225]])
  })

  test('kernel-larger-than-image', async () => {
    const img = [
      [0, 91, 182],
      [37, 141, 245],
      [74, 191, 2],
    ]
    expectClose(await candidate.filter2d(img, [[1, 2, 3, 4, 5, 6, 7]]), [
      [2912, 2184, 2184],
      [4364, 3532, 3532],
      [3368, 3044, 3656],
    ])
    const large = kernelOf(12, 9, 11)
    for (const border of borders)
      expectClose(
        await candidate.filter2d(img, large, { border }),
        reference.filter2d(img, large, { border }),
      )
  })

  test('random-images', async () => {
    for (const [seed, rows, columns] of [
      [21, 3, 3],
      [22, 3, 5],
      [23, 5, 1],
    ] as const)
      for (const border of borders)
        for (const convolve of [false, true]) {
          const img = greyImage(seed, 6, 7)
          const kernel = kernelOf(seed + 100, rows, columns)
          const options = { border, convolve }
          expectClose(
            await candidate.filter2d(img, kernel, options),
            reference.filter2d(img, kernel, options),
          )
        }
  })

  test('any-image', async () => {
    const matrixOf = (rows: number, columns: number) =>
      fc.array(
        fc.array(fc.integer({ min: -5, max: 9 }), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      )
    const side = fc.integer({ min: 1, max: 4 })
    const odd = fc.constantFrom(1, 3, 5)
    const img = fc.tuple(side, side).chain(([h, w]) => matrixOf(h, w))
    const kernel = fc.tuple(odd, odd).chain(([h, w]) => matrixOf(h, w))
    const options = fc.record({ border: fc.constantFrom(...borders), convolve: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(img, kernel, options, async (x, k, o) => {
        expectClose(await candidate.filter2d(x, k, o), reference.filter2d(x, k, o))
      }),
    )
  })

  test('symmetric-kernel', async () => {
    const img = greyImage(31, 4, 5)
    const kernel = [
      [1, 2, 1],
      [0, 5, 0],
      [1, 2, 1],
    ]
    for (const border of borders) {
      const expected = reference.filter2d(img, kernel, { border })
      for (const convolve of [false, true])
        expectClose(await candidate.filter2d(img, kernel, { border, convolve }), expected)
    }
  })

  test('constant-image', async () => {
    const img = mapNested(greyImage(0, 4, 4), () => 3)
    const mean = mapNested(box, () => 1 / 9)
    for (const border of ['replicate', 'reflect101'] as const)
      expectClose(await candidate.filter2d(img, mean, { border }), img)
    expectClose(await candidate.filter2d(img, mean, { border: 'zero' }), [
      [4 / 3, 2, 2, 4 / 3],
      [2, 3, 3, 2],
      [2, 3, 3, 2],
      [4 / 3, 2, 2, 4 / 3],
    ])
  })

  test('linear', async () => {
    const a = greyImage(41, 4, 5)
    const b = greyImage(42, 4, 5)
    const kernel = kernelOf(43, 3, 3)
    const mixed = a.map((row, y) => row.map((v, x) => 2 * v - 3 * b[y]![x]!))
    const [fa, fb] = [reference.filter2d(a, kernel), reference.filter2d(b, kernel)]
    const expected = fa.map((row, y) => row.map((v, x) => 2 * v - 3 * fb[y]![x]!))
    expectClose(await candidate.filter2d(mixed, kernel), expected, { abs: 1e-6 })
  })

  test('moved-image', async () => {
    const img = greyImage(51, 8, 9)
    const kernel = kernelOf(52, 3, 3)
    await expectShiftEquivariant((x) => candidate.filter2d(x, kernel), img, {
      by: [1, -2],
      reach: 1,
      tolerance: { abs: 1e-6 },
    })
  })

  test('no-rounding-no-clipping', async () => {
    const img = [[-1e4, 0.25, 1e4]]
    expectClose(await candidate.filter2d(img, [[0.5, 1, 2]], { border: 'replicate' }), [
      [-14999.5, 15000.25, 30000.125],
    ])
    expectClose(await candidate.filter2d([[0.3, 0.4]], [[-1]]), [[-0.3, -0.4]])
  })

  test('input-unchanged', async () => {
    const img = greyImage(61, 3, 4)
    const kernel = kernelOf(62, 3, 3)
    for (const border of borders)
      for (const convolve of [false, true])
        await expectUnchanged(() => candidate.filter2d(img, kernel, { border, convolve }))
  })

  test('even-kernel-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.filter2d(nine, [[1, 1]]))
    await expectDeliberateError(() => candidate.filter2d(nine, [[1], [1]]))
    await expectDeliberateError(() => candidate.filter2d(nine, []))
    await expectDeliberateError(() => candidate.filter2d(nine, [[]]))
  })

  test('ragged-kernel-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.filter2d(nine, [[1, 2, 3], [1], [1, 2, 3]]))
    await expectDeliberateError(() => candidate.filter2d(nine, [[1], [1, 2, 3], [1]]))
  })

  test('unknown-border-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.filter2d(nine, box, { border: 'mirror' as never }))
  })
})
