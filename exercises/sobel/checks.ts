import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const borders = ['zero', 'replicate', 'reflect101'] as const

/** Whole numbers, so that sums are exact and no angle hangs on a rounding error. */
const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.sobel([[7]]), {
    gx: [[0]],
    gy: [[0]],
    magnitude: [[0]],
    direction: [[0]],
  })

describe('samples', () => {
  test('vertical-edge', async () => {
    const img = filled(3, 3, (_, x) => (x === 2 ? 1 : 0))
    const zeros = mapNested(img, () => 0)
    const edge = filled(3, 3, (_, x) => (x === 1 ? 4 : 0))
    const expected = { gx: edge, gy: zeros, magnitude: edge, direction: zeros }
    expectClose(await candidate.sobel(img), expected)
  })

  test('horizontal-edge', async () => {
    const img = filled(3, 3, (y) => (y === 2 ? 2 : 0))
    const zeros = mapNested(img, () => 0)
    const edge = filled(3, 3, (y) => (y === 1 ? 8 : 0))
    const direction = filled(3, 3, (y) => (y === 1 ? 90 : 0))
    const expected = { gx: zeros, gy: edge, magnitude: edge, direction }
    expectClose(await candidate.sobel(img), expected)
  })

  test('slope-replicated', async () => {
    const img = [
      [0, 1],
      [2, 3],
    ]
    expectClose(await candidate.sobel(img, 'replicate'), {
      gx: mapNested(img, () => 4),
      gy: mapNested(img, () => 8),
      magnitude: mapNested(img, () => 8.94427190999916),
      direction: mapNested(img, () => 63.43494882292201),
    })
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 3],
    ] as const) {
      const got = await candidate.sobel(greyImage(1, rows, columns))
      for (const key of ['gx', 'gy', 'magnitude', 'direction'] as const)
        expectShape(got[key], [rows, columns])
    }
  })

  test('four-by-five', async () => {
    const img = [
      [0, 91, 182, 17, 108],
      [37, 141, 245, 93, 147],
      [74, 191, 2, 119, 186],
      [111, 241, 65, 145, 225],
    ]
    const got = await candidate.sobel(img)
    expectClose(got.gx, [
      [0, 780, -244, -344, 0],
      [0, 526, -242, -86, 0],
      [0, 18, -288, 430, 0],
      [0, -236, -336, 688, 0],
    ])
    expectClose(got.gy, [
      [0, 0, 0, 0, 0],
      [348, 94, -158, 102, 360],
      [348, 94, -208, 2, 260],
      [0, 0, 0, 0, 0],
    ])
    expectClose(
      got.magnitude[1],
      [348, 534.3332293616035, 289.0121104729004, 133.41664064126334, 360],
    )
    expectClose(got.direction, [
      [0, 0, 180, 180, 0],
      [90, 10.132211565804758, -146.859779120948, 130.1354855622395, 90],
      [90, 79.15969454566942, -144.1623470457217, 0.2664900760584054, 90],
      [0, 180, 180, 0, 0],
    ])
  })

  test('zeros-outside', async () => {
    const img = [
      [0, 91, 182, 17],
      [74, 178, 26, 130],
      [148, 9, 76, 193],
      [222, 96, 176, 0],
    ]
    const got = await candidate.sobel(img, 'zero')
    expectClose(got.gx, [
      [360, 316, -196, -390],
      [456, 14, 14, -310],
      [292, -238, 224, -354],
      [201, -164, -8, -428],
    ])
    expectClose(got.gy, [
      [326, 456, 360, 286],
      [214, -122, -118, 246],
      [214, 134, 88, -110],
      [-305, -242, -354, -462],
    ])
    expectClose(
      got.direction[3],
      [-56.61446298264279, -124.1249417520059, -91.29459951816429, -132.81223633678417],
    )
  })

  test('eight-directions', async () => {
    for (const [dx, dy, angle] of [
      [1, 0, 0],
      [1, 1, 45],
      [0, 1, 90],
      [-1, 1, 135],
      [-1, 0, 180],
      [-1, -1, -135],
      [0, -1, -90],
      [1, -1, -45],
    ] as const) {
      const got = await candidate.sobel(filled(3, 3, (y, x) => 5 * (dx * x + dy * y)))
      expectThat(
        Array.isArray(got.direction?.[1]),
        'direction must be a matrix of the shape of img.',
        { got },
      )
      expectClose(got.direction[1]![1], angle)
    }
  })

  test('slopes', async () => {
    const { gx, gy } = await candidate.sobel(filled(5, 6, (y, x) => x - 3 * y))
    const inner = (m: Mat) => m.slice(1, -1).map((row) => row.slice(1, -1))
    expectClose(
      inner(gx),
      filled(3, 4, () => 8),
    )
    expectClose(
      inner(gy),
      filled(3, 4, () => -24),
    )
  })

  test('lines-of-one-pixel', async () => {
    const row = await candidate.sobel([[1, 2, 4]])
    expectClose(row.gx, [[0, 12, 0]])
    expectClose(row.gy, [[0, 0, 0]])
    const column = await candidate.sobel([[1], [2], [4]])
    expectClose(column.gy, [[0], [12], [0]])
    expectClose(column.gx, [[0], [0], [0]])
    for (const border of ['replicate', 'reflect101'] as const)
      expectClose((await candidate.sobel([[9]], border)).magnitude, [[0]])
  })

  test('random-images', async () => {
    for (const seed of [21, 22])
      for (const border of borders) {
        const img = greyImage(seed, 5, 7)
        expectClose(await candidate.sobel(img, border), reference.sobel(img, border))
      }
  })

  test('any-image', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const img = fc
      .tuple(side, side)
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      )
    await fc.assert(
      fc.asyncProperty(img, fc.constantFrom(...borders), async (x, border) => {
        expectClose(await candidate.sobel(x, border), reference.sobel(x, border))
      }),
    )
  })

  test('constant-image', async () => {
    const img = filled(3, 4, () => 200)
    const zeros = mapNested(img, () => 0)
    for (const border of ['replicate', 'reflect101'] as const)
      expectClose(await candidate.sobel(img, border), {
        gx: zeros,
        gy: zeros,
        magnitude: zeros,
        direction: zeros,
      })
  })

  test('transposed-image', async () => {
    const img = greyImage(31, 4, 6)
    const { gx, gy, magnitude } = reference.sobel(img)
    const got = await candidate.sobel(transpose(img))
    expectClose(got.gx, transpose(gy))
    expectClose(got.gy, transpose(gx))
    expectClose(got.magnitude, transpose(magnitude))
  })

  test('negative-image', async () => {
    const img = greyImage(41, 5, 4)
    const { gx, gy, magnitude } = reference.sobel(img, 'replicate')
    const got = await candidate.sobel(
      mapNested(img, (v) => 255 - v),
      'replicate',
    )
    expectClose(
      got.gx,
      mapNested(gx, (v) => -v),
    )
    expectClose(
      got.gy,
      mapNested(gy, (v) => -v),
    )
    expectClose(got.magnitude, magnitude)
  })

  test('turned-image', async () => {
    const img = greyImage(51, 5, 5)
    const turn = (m: Mat): Mat => transpose(m).map((row) => row.toReversed())
    const expected = turn(reference.sobel(img).magnitude)
    expectClose((await candidate.sobel(turn(img))).magnitude, expected)
  })

  test('large-and-small-values', async () => {
    const img = greyImage(61, 4, 5)
    const { gx, gy, magnitude, direction } = reference.sobel(img)
    for (const factor of [1 / 1024, 4096]) {
      const got = await candidate.sobel(mapNested(img, (v) => v * factor))
      const scaled = (m: Mat) => mapNested(m, (v) => v * factor)
      expectClose(got, {
        gx: scaled(gx),
        gy: scaled(gy),
        magnitude: scaled(magnitude),
        direction,
      })
    }
  })

  test('input-unchanged', async () => {
    const img = greyImage(71, 3, 4)
    for (const border of borders) await expectUnchanged(() => candidate.sobel(img, border))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.sobel([]))
    await expectDeliberateError(() => candidate.sobel([[], []]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.sobel([[1, 2], [3]]))
    await expectDeliberateError(() => candidate.sobel([[1], [2, 3]], 'zero'))
  })

  test('unknown-border-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.sobel([[1, 2]], 'mirror' as never))
  })
})
