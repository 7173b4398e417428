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
const axesSwapped = [
  [0, 1],
  [1, 0],
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.ntXent(axes, axes), 0.2395447662218846)

describe('samples', () => {
  test('views-agree', async () => {
    expectClose(await candidate.ntXent(axes, axes), 0.2395447662218846)
  })

  test('views-crossed', async () => {
    expectClose(await candidate.ntXent(axes, axesSwapped), 2.2395447662218846)
  })

  test('three-images', async () => {
    const z1 = [
      [2, 0],
      [0, 5],
      [1, 1],
    ]
    const z2 = [
      [1, 0.5],
      [0.2, 1],
      [1, 0.8],
    ]
    expectClose(await candidate.ntXent(z1, z2, { temperature: 0.1 }), 0.6388002864780399)
  })
})

describe('hidden', () => {
  test('one-number', async () => {
    const [z1, z2] = [randomTensor(1, [3, 4], -1, 1), randomTensor(2, [3, 4], -1, 1)]
    expectShape(await candidate.ntXent(z1, z2), [])
    expectShape(await candidate.ntXent(z1, z2, { temperature: 0.2 }), [])
  })

  test('four-images', async () => {
    const z1 = [
      [0.59, -0.43, 0.87],
      [-0.3, -0.19, 0.55],
      [0.39, -0.55, -0.48],
      [0.49, 0.16, 0.75],
    ]
    const z2 = [
      [-0.61, -0.79, -0.42],
      [-0.87, 0.52, 0.83],
      [-0.56, -0.67, -0.02],
      [0.64, 0.58, -0.97],
    ]
    expectClose(await candidate.ntXent(z1, z2, { temperature: 0.2 }), 3.472184639598995)
  })

  test('one-image', async () => {
    expectClose(await candidate.ntXent([[1, 2]], [[3, 1]]), 0)
    expectClose(await candidate.ntXent([[1, 0]], [[-1, 0]], { temperature: 0.1 }), 0)
  })

  test('all-views-equal', async () => {
    for (const n of [1, 2, 5]) {
      const z = Array.from({ length: n }, () => [3, 4])
      for (const temperature of [0.1, 1])
        expectClose(await candidate.ntXent(z, z, { temperature }), Math.log(2 * n - 1))
    }
  })

  test('random-default', async () => {
    for (const seed of [11, 12, 13]) {
      const z1 = randomTensor(seed, [4, 5], -2, 2)
      const z2 = randomTensor(seed + 20, [4, 5], -2, 2)
      expectClose(await candidate.ntXent(z1, z2), reference.ntXent(z1, z2))
    }
  })

  test('random-temperatures', async () => {
    for (const [seed, temperature] of [
      [41, 0.05],
      [42, 0.3],
      [43, 2],
    ] as const) {
      const z1 = randomTensor(seed, [5, 3], -1, 1)
      const z2 = randomTensor(seed + 20, [5, 3], -1, 1)
      const expected = reference.ntXent(z1, z2, { temperature })
      expectClose(await candidate.ntXent(z1, z2, { temperature }), expected)
    }
  })

  test('any-views', async () => {
    const size = fc.integer({ min: 1, max: 3 })
    const input = fc.tuple(size, size).chain(([n, d]) => {
      const row = fc
        .array(fc.integer({ min: -5, max: 5 }), { minLength: d, maxLength: d })
        .filter((values) => values.some((v) => v !== 0))
      const matrix = fc.array(row, { minLength: n, maxLength: n })
      return fc.tuple(matrix, matrix, fc.constantFrom(0.125, 0.5, 2))
    })
    await fc.assert(
      fc.asyncProperty(input, async ([z1, z2, temperature]) => {
        const got = await candidate.ntXent(z1, z2, { temperature })
        expectThat(got >= -1e-8, 'The loss is never negative.', { got })
        expectClose(got, reference.ntXent(z1, z2, { temperature }))
      }),
    )
  })

  test('views-swapped', async () => {
    const z1 = randomTensor(71, [4, 3], -2, 2)
    const z2 = randomTensor(72, [4, 3], -2, 2)
    const options = { temperature: 0.25 }
    const expected = reference.ntXent(z1, z2, options)
    expectClose(await candidate.ntXent(z2, z1, options), expected)
    // One image alone may have its views swapped as well: negatives come from both sides.
    const [a1, ...rest1] = z1
    const [a2, ...rest2] = z2
    expectClose(await candidate.ntXent([a2!, ...rest1], [a1!, ...rest2], options), expected)
  })

  test('length-does-not-matter', async () => {
    const z1 = randomTensor(81, [3, 4], -2, 2)
    const z2 = randomTensor(82, [3, 4], -2, 2)
    const stretched = (m: Mat) => m.map((row, i) => row.map((v) => v * [0.2, 7, 40][i]!))
    const expected = reference.ntXent(z1, z2)
    expectClose(await candidate.ntXent(stretched(z1), stretched(z2)), expected)
  })

  test('images-in-another-order', async () => {
    const z1 = randomTensor(91, [5, 3], -2, 2)
    const z2 = randomTensor(92, [5, 3], -2, 2)
    const order = [3, 0, 4, 1, 2]
    const got = await candidate.ntXent(permuted(z1, order), permuted(z2, order))
    expectClose(got, reference.ntXent(z1, z2))
  })

  test('turned-together', async () => {
    const z1 = randomTensor(101, [4, 2], -2, 2)
    const z2 = randomTensor(102, [4, 2], -2, 2)
    const turned = (m: Mat) => m.map(([x = 0, y = 0]) => [0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y])
    expectClose(await candidate.ntXent(turned(z1), turned(z2)), reference.ntXent(z1, z2))
  })

  test('closer-views-cost-less', async () => {
    const z1 = randomTensor(111, [4, 6], -1, 1)
    const noise = randomTensor(112, [4, 6], -1, 1)
    const losses: number[] = []
    for (const amount of [0.1, 0.5, 2]) {
      const z2 = z1.map((row, i) => row.map((v, k) => v + amount * noise[i]![k]!))
      losses.push(await candidate.ntXent(z1, z2, { temperature: 0.2 }))
    }
    const rising = losses.every((loss, i) => i === 0 || loss > losses[i - 1]!)
    expectThat(rising, 'The loss must rise as the two views drift apart.', { got: losses })
  })

  test('temperature-limits', async () => {
    const z1 = randomTensor(121, [4, 3], -1, 1)
    const z2 = randomTensor(122, [4, 3], -1, 1)
    const got = await candidate.ntXent(z1, z2, { temperature: 1e4 })
    // All logits are nearly equal: one view in seven.
    expectClose(got, Math.log(7), { rel: 0, abs: 1e-3 })
    expectClose(got, reference.ntXent(z1, z2, { temperature: 1e4 }))
  })

  test('tiny-temperature', async () => {
    const options = { temperature: 1e-3 }
    expectClose(await candidate.ntXent(axes, axes, options), 0)
    expectClose(await candidate.ntXent(axes, axesSwapped, options), 1000)
    const opposite = [
      [-1, 0],
      [0, -1],
    ]
    // Anchor and positive are opposite, the negatives at a right angle.
    expectClose(await candidate.ntXent(axes, opposite, options), 1000 + Math.LN2)
  })

  test('all-logits-very-negative', async () => {
    // In one dimension: the anchor has one partner, and it points the other way.
    const options = { temperature: 1e-3 }
    expectClose(await candidate.ntXent([[2]], [[-3]], options), 0)
    const z1 = randomTensor(131, [4, 3], -1, 1)
    const z2 = randomTensor(132, [4, 3], -1, 1)
    const got = await candidate.ntXent(z1, z2, options)
    expectFinite(got)
    expectClose(got, reference.ntXent(z1, z2, options))
  })

  test('long-and-short-rows', async () => {
    const z1 = randomTensor(141, [3, 4], -1, 1)
    const z2 = randomTensor(142, [3, 4], -1, 1)
    const expected = reference.ntXent(z1, z2)
    const got = await candidate.ntXent(
      mapNested(z1, (v: number) => v * 1e4),
      mapNested(z2, (v: number) => v * 1e-4),
    )
    expectClose(got, expected)
  })

  test('input-unchanged', async () => {
    const z1 = randomTensor(151, [2, 3], -1, 1)
    const z2 = randomTensor(152, [2, 3], -1, 1)
    await expectUnchanged(() => candidate.ntXent(z1, z2))
    await expectUnchanged(() => candidate.ntXent(z1, z2, { temperature: 0.1 }))
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.ntXent([[1, 0]], [[1]]))
    await expectDeliberateError(() => candidate.ntXent([[1]], [[1, 0]]))
    await expectDeliberateError(() => candidate.ntXent(axes, [[1, 0]]))
    await expectDeliberateError(() => candidate.ntXent([[1, 0]], axes))
  })

  test('full-matrices-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.ntXent([], []))
    await expectDeliberateError(() => candidate.ntXent([[], []], [[], []]))
    const ragged = [[1, 2], [3]]
    await expectDeliberateError(() => candidate.ntXent(ragged, ragged))
    await expectDeliberateError(() => candidate.ntXent(axes, ragged))
    await expectDeliberateError(() => candidate.ntXent(ragged, axes))
  })

  test('zero-row-throws', async () => {
    await expectGoodInputWorks()
    const withZeros = [
      [1, 0],
      [0, 0],
    ]
    await expectDeliberateError(() => candidate.ntXent(withZeros, axes))
    await expectDeliberateError(() => candidate.ntXent(axes, withZeros))
  })

  test('temperature-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const temperature of [0, -0.5])
      await expectDeliberateError(() => candidate.ntXent(axes, axes, { temperature }))
  })
})
