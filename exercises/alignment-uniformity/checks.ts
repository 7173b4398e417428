import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const axes = [
  [1, 0],
  [0, 1],
]
const square = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]

/** A part of the result, once it is known to be there. */
const partOf = (got: unknown, key: 'alignment' | 'uniformity'): number => {
  const whole = typeof got === 'object' && got !== null && 'alignment' in got && 'uniformity' in got
  expectThat(whole, 'Return { alignment, uniformity }.', { got })
  return (got as Record<string, number>)[key]!
}

const onCircle = (degrees: readonly number[]): Mat =>
  degrees.map((a) => [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)])

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.alignmentUniformity(axes, axes), { alignment: 0, uniformity: -4 })

describe('samples', () => {
  test('equal-pairs', async () => {
    const got = await candidate.alignmentUniformity(axes, axes)
    expectClose(got, { alignment: 0, uniformity: -4 })
  })

  test('alpha-and-t-one', async () => {
    const x = [
      [1, 0],
      [-1, 0],
    ]
    const y = [
      [0, 1],
      [-1, 0],
    ]
    const got = await candidate.alignmentUniformity(x, y, { alpha: 1, t: 1 })
    expectClose(got, { alignment: Math.SQRT1_2, uniformity: -4 })
  })

  test('one-direction', async () => {
    const x = [
      [2, 0],
      [3, 0],
    ]
    const y = [
      [1, 1],
      [1, 0],
    ]
    const got = await candidate.alignmentUniformity(x, y)
    expectClose(got, { alignment: 0.2928932188134524, uniformity: 0 })
  })
})

describe('hidden', () => {
  test('two-numbers', async () => {
    const x = randomTensor(1, [4, 3], -1, 1)
    const got = await candidate.alignmentUniformity(x, randomTensor(2, [4, 3], -1, 1))
    expectShape(partOf(got, 'alignment'), [])
    expectShape(partOf(got, 'uniformity'), [])
  })

  test('five-rows', async () => {
    const x = [
      [0.18, -0.29, 0.73],
      [0.4, 0.17, -0.35],
      [-0.22, -0.54, -0.4],
      [-0.46, 0.88, 0.05],
      [-0.12, 0.15, -0.44],
    ]
    const y = [
      [0.98, -0.21, -0.56],
      [-0.17, -0.67, -0.07],
      [0.83, -0.66, 0.06],
      [-0.31, -0.25, 0.78],
      [0.13, 0.09, 0.18],
    ]
    const got = await candidate.alignmentUniformity(x, y)
    expectClose(got, { alignment: 2.4571183063413433, uniformity: -3.4451432968275677 })
  })

  test('three-rows-alpha-and-t', async () => {
    const x = [
      [-0.22, -0.57],
      [0.15, 0.83],
      [0.05, 0.22],
    ]
    const y = [
      [0.58, -0.49],
      [-0.69, 0.26],
      [0.77, 0.5],
    ]
    const got = await candidate.alignmentUniformity(x, y, { alpha: 1, t: 3 })
    expectClose(got, { alignment: 1.0642545207574068, uniformity: -1.1045876856193944 })
  })

  test('square', async () => {
    // Four neighbours at squared distance 2, two opposite pairs at 4; each partner a quarter turn away.
    const turned = permuted(square, [1, 2, 3, 0])
    for (const t of [0.5, 2]) {
      const got = await candidate.alignmentUniformity(square, turned, { alpha: 4, t })
      const uniformity = Math.log((4 * Math.exp(-2 * t) + 2 * Math.exp(-4 * t)) / 6)
      expectClose(got, { alignment: 4, uniformity })
    }
  })

  test('random-default', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [5, 4], -2, 2)
      const y = randomTensor(seed + 20, [5, 4], -2, 2)
      const expected = reference.alignmentUniformity(x, y)
      expectClose(await candidate.alignmentUniformity(x, y), expected)
    }
  })

  test('random-options', async () => {
    for (const [seed, alpha, t] of [
      [41, 1, 2],
      [42, 3, 0.5],
      [43, 0.5, 7],
      [44, 2, 1],
    ] as const) {
      const x = randomTensor(seed, [6, 3], -1, 1)
      const y = randomTensor(seed + 20, [6, 3], -1, 1)
      const expected = reference.alignmentUniformity(x, y, { alpha, t })
      expectClose(await candidate.alignmentUniformity(x, y, { alpha, t }), expected)
    }
  })

  test('any-rows', async () => {
    const input = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }))
      .chain(([n, d]) => {
        const row = fc
          .array(fc.integer({ min: -5, max: 5 }), { minLength: d, maxLength: d })
          .filter((values) => values.some((v) => v !== 0))
        const matrix = fc.array(row, { minLength: n, maxLength: n })
        // Not α < 2: near distance 0 a root would magnify the rounding.
        const options = fc.record({ alpha: fc.constantFrom(2, 4), t: fc.constantFrom(0.5, 2, 5) })
        return fc.tuple(matrix, matrix, options)
      })
    await fc.assert(
      fc.asyncProperty(input, async ([x, y, options]) => {
        const expected = reference.alignmentUniformity(x, y, options)
        expectClose(await candidate.alignmentUniformity(x, y, options), expected)
      }),
    )
  })

  test('length-does-not-matter', async () => {
    const x = randomTensor(71, [3, 4], -2, 2)
    const y = randomTensor(72, [3, 4], -2, 2)
    const stretched = (m: Mat) => m.map((row, i) => row.map((v) => v * [0.2, 7, 40][i]!))
    const expected = reference.alignmentUniformity(x, y)
    expectClose(await candidate.alignmentUniformity(stretched(x), y), expected)
    expectClose(await candidate.alignmentUniformity(x, stretched(y)), expected)
  })

  test('turned-together', async () => {
    const x = randomTensor(81, [4, 2], -2, 2)
    const y = randomTensor(82, [4, 2], -2, 2)
    const turned = (m: Mat) => m.map(([a = 0, b = 0]) => [0.6 * a - 0.8 * b, 0.8 * a + 0.6 * b])
    const options = { alpha: 1, t: 3 }
    const got = await candidate.alignmentUniformity(turned(x), turned(y), options)
    expectClose(got, reference.alignmentUniformity(x, y, options))
  })

  test('pairs-in-another-order', async () => {
    const x = randomTensor(91, [5, 3], -2, 2)
    const y = randomTensor(92, [5, 3], -2, 2)
    const order = [3, 0, 4, 1, 2]
    const got = await candidate.alignmentUniformity(permuted(x, order), permuted(y, order))
    expectClose(got, reference.alignmentUniformity(x, y))
  })

  test('second-view-only-in-alignment', async () => {
    const x = randomTensor(101, [4, 3], -1, 1)
    const { uniformity } = reference.alignmentUniformity(x, x)
    for (const seed of [102, 103]) {
      const got = await candidate.alignmentUniformity(x, randomTensor(seed, [4, 3], -1, 1))
      expectClose(partOf(got, 'uniformity'), uniformity)
    }
  })

  test('farthest-apart', async () => {
    // Two opposite rows reach the lower bound −4t; opposite pairs the upper bound 2^α.
    const x = [
      [3, 4],
      [-6, -8],
    ]
    const y = [
      [-3, -4],
      [3, 4],
    ]
    for (const [alpha, t] of [
      [1, 0.5],
      [3, 6],
    ] as const) {
      const got = await candidate.alignmentUniformity(x, y, { alpha, t })
      expectClose(got, { alignment: 2 ** alpha, uniformity: -4 * t })
    }
  })

  test('spreading-helps', async () => {
    const values: number[] = []
    for (const step of [1, 5, 20, 72]) {
      const x = onCircle([0, step, 2 * step, 3 * step, 4 * step])
      values.push(partOf(await candidate.alignmentUniformity(x, x), 'uniformity'))
    }
    const falling = values.every((v, i) => v <= 1e-8 && (i === 0 || v < values[i - 1]!))
    expectThat(falling, 'Uniformity is at most 0 and falls as the rows spread.', { got: values })
  })

  test('equal-pairs-any-alpha', async () => {
    const x = randomTensor(111, [5, 3], -1, 1)
    const y = mapNested(x, (v: number) => 7 * v)
    for (const alpha of [1, 2, 3]) {
      const got = await candidate.alignmentUniformity([[1, 1, 1], ...x], [[1, 1, 1], ...y], {
        alpha,
      })
      // Wider than stated: the root of a rounding error of 1e-16 is 1e-8.
      expectClose(partOf(got, 'alignment'), 0, { abs: 1e-7 })
    }
  })

  test('collapsed', async () => {
    const x = [
      [1, 1, 1],
      [2, 2, 2],
      [1, 1, 1],
      [0.1, 0.1, 0.1],
    ]
    for (const t of [2, 100])
      expectClose(await candidate.alignmentUniformity(x, x, { t }), { alignment: 0, uniformity: 0 })
  })

  test('large-t', async () => {
    const t = 1e4
    const got = await candidate.alignmentUniformity(square, square, { t })
    expectClose(got, { alignment: 0, uniformity: -2e4 + Math.log(4 / 6) })
    const x = randomTensor(121, [4, 3], -1, 1)
    for (const large of [300, 1e4]) {
      const random = await candidate.alignmentUniformity(x, x, { t: large })
      expectFinite(partOf(random, 'uniformity'))
      const { uniformity } = reference.alignmentUniformity(x, x, { t: large })
      expectClose(partOf(random, 'uniformity'), uniformity)
    }
  })

  test('one-close-pair-and-large-t', async () => {
    // Only the pair in one place counts: one of three.
    const x = [
      [1, 0],
      [1, 0],
      [-1, 0],
    ]
    const got = await candidate.alignmentUniformity(x, x, { t: 1e4 })
    expectClose(got, { alignment: 0, uniformity: -Math.log(3) })
  })

  test('long-and-short-rows', async () => {
    const x = randomTensor(131, [4, 3], -1, 1)
    const y = randomTensor(132, [4, 3], -1, 1)
    const got = await candidate.alignmentUniformity(
      mapNested(x, (v: number) => v * 1e4),
      mapNested(y, (v: number) => v * 1e-4),
    )
    expectClose(got, reference.alignmentUniformity(x, y))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(141, [3, 2], -1, 1)
    const y = randomTensor(142, [3, 2], -1, 1)
    await expectUnchanged(() => candidate.alignmentUniformity(x, y))
    await expectUnchanged(() => candidate.alignmentUniformity(x, y, { alpha: 1, t: 1 }))
  })

  test('two-rows-needed', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.alignmentUniformity([[1, 0]], [[1, 0]]))
    await expectDeliberateError(() => candidate.alignmentUniformity([], []))
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    const narrow = [[1], [2]]
    await expectDeliberateError(() => candidate.alignmentUniformity(axes, [[1, 0]]))
    await expectDeliberateError(() => candidate.alignmentUniformity(axes, square))
    await expectDeliberateError(() => candidate.alignmentUniformity(axes, narrow))
    await expectDeliberateError(() => candidate.alignmentUniformity(narrow, axes))
  })

  test('full-rows-only', async () => {
    await expectGoodInputWorks()
    const ragged = [[1, 2], [3]]
    await expectDeliberateError(() => candidate.alignmentUniformity(ragged, ragged))
    await expectDeliberateError(() => candidate.alignmentUniformity(axes, ragged))
    await expectDeliberateError(() => candidate.alignmentUniformity([[], []], [[], []]))
  })

  test('zero-row-throws', async () => {
    await expectGoodInputWorks()
    const withZeros = [
      [1, 0],
      [0, 0],
    ]
    await expectDeliberateError(() => candidate.alignmentUniformity(withZeros, axes))
    await expectDeliberateError(() => candidate.alignmentUniformity(axes, withZeros))
  })
})
