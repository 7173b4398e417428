import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const everyOption = (['bilinear', 'nearest'] as const).flatMap((method) =>
  [false, true].map((alignCorners) => ({ method, alignCorners })),
)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))
const turned = (m: Mat): Mat => m.toReversed().map((row) => row.toReversed())

const four = [
  [0, 10],
  [20, 30],
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectClose(await candidate.resize([[7]], 1, 1), [[7]])

describe('samples', () => {
  test('twice-as-large', async () => {
    expectClose(await candidate.resize(four, 4, 4), [
      [0, 2.5, 7.5, 10],
      [5, 7.5, 12.5, 15],
      [15, 17.5, 22.5, 25],
      [20, 22.5, 27.5, 30],
    ])
  })

  test('corners-aligned', async () => {
    expectClose(await candidate.resize(four, 3, 3, { alignCorners: true }), [
      [0, 5, 10],
      [10, 15, 20],
      [20, 25, 30],
    ])
  })

  test('nearest-of-a-row', async () => {
    expectClose(await candidate.resize([[1, 2, 3, 4]], 1, 2, { method: 'nearest' }), [[1, 3]])
  })
})

describe('hidden', () => {
  test('shape', async () => {
    const img = randomTensor(1, [3, 5])
    for (const options of everyOption) {
      expectShape(await candidate.resize(img, 2, 7, options), [2, 7])
      expectShape(await candidate.resize(img, 6, 1, options), [6, 1])
      expectShape(await candidate.resize(img, 1, 4, options), [1, 4])
    }
  })

  test('taller-and-narrower', async () => {
    const img = [
      [0, 91, 182, 17, 108],
      [37, 141, 245, 93, 147],
      [74, 191, 2, 119, 186],
    ]
    expectClose(await candidate.resize(img, 5, 3), [
      [30.333333333333336, 182, 77.66666666666669],
      [46.866666666666674, 207.2, 98.20000000000002],
      [71.66666666666667, 245, 129],
      [96.46666666666667, 99.19999999999997, 149.8],
      [113, 2, 163.66666666666669],
    ])
  })

  test('four-to-eight', async () => {
    const got = await candidate.resize([[10, 20, 40, 80]], 1, 8)
    expectClose(got, [[10, 12.5, 17.5, 25, 35, 50, 70, 80]])
    expectClose(await candidate.resize([[10], [20], [40], [80]], 2, 1), [[15], [60]])
  })

  test('aligned-two-by-seven', async () => {
    const img = [
      [0, 91, 182, 17],
      [37, 141, 245, 93],
      [74, 191, 2, 119],
      [111, 241, 65, 145],
    ]
    expectClose(await candidate.resize(img, 2, 7, { alignCorners: true }), [
      [0, 45.5, 91, 136.5, 182, 99.5, 17],
      [111, 176, 241, 153, 65, 105, 145],
    ])
  })

  test('nearest-seven-by-five', async () => {
    const img = [
      [0, 91, 182, 17],
      [37, 141, 245, 93],
      [74, 191, 2, 119],
    ]
    expectClose(
      await candidate.resize(img, 7, 5, { method: 'nearest' }),
      [0, 0, 0, 1, 1, 2, 2].map((y) => [0, 0, 1, 2, 3].map((x) => img[y]![x]!)),
    )
  })

  test('nearest-with-corners', async () => {
    const options = { method: 'nearest', alignCorners: true } as const
    const img = [
      [0, 91, 182],
      [37, 141, 245],
    ]
    expectClose(await candidate.resize(img, 4, 4, options), [
      [0, 91, 91, 182],
      [0, 91, 91, 182],
      [37, 141, 141, 245],
      [37, 141, 141, 245],
    ])
    // Position 0.5 and, below, 0.5 and 1.5: halves go up.
    expectClose(await candidate.resize([[4, 9]], 1, 3, options), [[4, 9, 9]])
    expectClose(await candidate.resize([[1, 2, 3]], 1, 5, options), [[1, 2, 2, 3, 3]])
  })

  test('one-output-pixel', async () => {
    const img = [
      [1, 2, 4],
      [3, 5, 9],
    ]
    expectClose(await candidate.resize(img, 1, 1), [[3.5]])
    expectClose(await candidate.resize(img, 1, 1, { alignCorners: true }), [[1]])
    const options = { method: 'nearest', alignCorners: true } as const
    expectClose(await candidate.resize(img, 1, 1, options), [[1]])
    expectClose(await candidate.resize(img, 1, 3, { alignCorners: true }), [[1, 2, 4]])
  })

  test('one-input-pixel', async () => {
    for (const options of everyOption) {
      const got = await candidate.resize([[6]], 3, 2, options)
      expectClose(
        got,
        filled(3, 2, () => 6),
      )
      expectClose(await candidate.resize([[6]], 1, 1, options), [[6]])
    }
  })

  test('same-size', async () => {
    const img = randomTensor(11, [4, 5], -3, 3)
    for (const options of everyOption) expectClose(await candidate.resize(img, 4, 5, options), img)
  })

  test('constant-image', async () => {
    const img = filled(3, 4, () => 42)
    for (const options of everyOption)
      expectClose(
        await candidate.resize(img, 5, 7, options),
        filled(5, 7, () => 42),
      )
  })

  test('corners-kept', async () => {
    const img = randomTensor(21, [4, 6])
    for (const [outH, outW] of [
      [7, 3],
      [2, 9],
    ] as const) {
      const got = await candidate.resize(img, outH, outW, { alignCorners: true })
      expectShape(got, [outH, outW])
      const corners = (m: Mat) => [m[0]!, m.at(-1)!].map((row) => [row[0]!, row.at(-1)!])
      expectClose(corners(got), corners(img))
    }
  })

  test('slope-stays-a-slope', async () => {
    const img = filled(4, 6, (y, x) => 3 * x - 5 * y)
    const aligned = await candidate.resize(img, 7, 11, { alignCorners: true })
    expectClose(
      aligned,
      filled(7, 11, (y, x) => 1.5 * x - 2.5 * y),
    )
    // Half-pixel centres: exact wherever nothing is clamped.
    const inner = (m: Mat) => m.slice(1, -1).map((row) => row.slice(1, -1))
    const got = await candidate.resize(img, 8, 12)
    expectShape(got, [8, 12])
    expectClose(inner(got), inner(filled(8, 12, (y, x) => 1.5 * x - 2.5 * y + 0.5)))
  })

  test('turned-by-180-degrees', async () => {
    const img = randomTensor(31, [4, 5])
    for (const alignCorners of [false, true])
      for (const [outH, outW] of [
        [7, 3],
        [3, 8],
      ] as const) {
        const expected = turned(reference.resize(img, outH, outW, { alignCorners }))
        expectClose(await candidate.resize(turned(img), outH, outW, { alignCorners }), expected)
      }
  })

  test('transposed', async () => {
    const img = randomTensor(41, [3, 5])
    for (const options of everyOption) {
      const expected = transpose(reference.resize(img, 7, 4, options))
      expectClose(await candidate.resize(transpose(img), 4, 7, options), expected)
    }
  })

  test('random-images', async () => {
    for (const [seed, rows, columns, outH, outW] of [
      [51, 3, 4, 7, 6],
      [52, 6, 5, 3, 8],
      [53, 7, 8, 4, 3],
    ] as const)
      for (const options of everyOption) {
        const img = randomTensor(seed, [rows, columns], -5, 5)
        expectClose(
          await candidate.resize(img, outH, outW, options),
          reference.resize(img, outH, outW, options),
        )
      }
  })

  test('any-size', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const img = fc
      .tuple(side, side)
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.integer({ min: 0, max: 99 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      )
    const out = fc.integer({ min: 1, max: 6 })
    await fc.assert(
      fc.asyncProperty(img, out, out, fc.constantFrom(...everyOption), async (x, h, w, o) => {
        expectClose(await candidate.resize(x, h, w, o), reference.resize(x, h, w, o))
      }),
    )
  })

  test('within-the-range', async () => {
    const img = randomTensor(61, [4, 4], -100, 100)
    const [low, high] = [Math.min(...img.flat()), Math.max(...img.flat())]
    const got = await candidate.resize(img, 9, 7)
    expectShape(got, [9, 7])
    expectThat(
      got.flat().every((v) => v >= low - 1e-6 && v <= high + 1e-6),
      'A mean of pixels cannot lie outside their range.',
      { got },
    )
  })

  test('no-rounding-no-clipping', async () => {
    expectClose(await candidate.resize([[-1e4, 1e4]], 1, 4), [[-1e4, -5000, 5000, 1e4]])
    expectClose(await candidate.resize([[0.25, 0.75]], 1, 3, { alignCorners: true }), [
      [0.25, 0.5, 0.75],
    ])
  })

  test('input-unchanged', async () => {
    const img = randomTensor(71, [3, 4])
    for (const options of everyOption)
      await expectUnchanged(() => candidate.resize(img, 5, 2, options))
  })

  test('size-below-one-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.resize(four, 0, 2))
    await expectDeliberateError(() => candidate.resize(four, 2, 0))
    await expectDeliberateError(() => candidate.resize(four, -1, 3, { method: 'nearest' }))
  })

  test('fractional-size-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.resize(four, 2.5, 2))
    await expectDeliberateError(() => candidate.resize(four, 2, 1.5))
  })

  test('unknown-method-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.resize(four, 3, 3, { method: 'cubic' as never }))
  })
})
