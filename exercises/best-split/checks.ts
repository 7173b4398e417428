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
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]
type Options = NonNullable<Parameters<typeof reference.bestSplit>[2]>

const criteria = ['gini', 'entropy'] as const
const column = (...values: number[]): Mat => values.map((v) => [v])

/** Classes that hang on the second feature, with some noise. */
const randomCase = (seed: number, n: number, d: number, classes: number) => {
  const x = randomTensor(seed, [n, d], -5, 5)
  const noise = randomTensor(seed + 1, [n], -0.4, 0.4)
  const y = x.map((row, i) =>
    Math.min(classes - 1, Math.max(0, Math.floor((row[1 % d]! / 10 + 0.5 + noise[i]!) * classes))),
  )
  return { x, y }
}

/** Impurity with counts, another way than the reference. */
function impurity(y: number[], criterion: 'gini' | 'entropy'): number {
  let total = 0
  for (const c of new Set(y)) {
    const p = y.filter((v) => v === c).length / y.length
    total += criterion === 'gini' ? p * (1 - p) : (-p * Math.log(p)) / Math.LN2
  }
  return total
}

const eightPoints = [
  [1.73, -1.47, -2.08],
  [0.77, 2.31, 1.5],
  [2.83, -1.42, -1.75],
  [1.3, -2.91, -0.64],
  [1.93, -0.11, -1.8],
  [-1.6, 2.77, -0.17],
  [-1.78, -1.62, 0.72],
  [0.59, 0.17, 2.12],
]
const eightClasses = [0, 1, 0, 1, 1, 0, 2, 2]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.bestSplit(column(0, 4), [0, 1]), {
    feature: 0,
    threshold: 2,
    gain: 0.5,
  })

describe('samples', () => {
  test('two-groups', async () => {
    const got = await candidate.bestSplit(column(1, 2, 8, 9), [0, 0, 1, 1])
    expectClose(got, { feature: 0, threshold: 5, gain: 0.5 })
  })

  test('entropy-of-two-features', async () => {
    const x = [
      [1, 5],
      [2, 5],
      [3, 6],
    ]
    const got = await candidate.bestSplit(x, [0, 1, 1], { criterion: 'entropy' })
    expectClose(got, { feature: 0, threshold: 1.5, gain: 0.9182958340544896 })
  })

  test('pure-node', async () => {
    expectClose(await candidate.bestSplit(column(1, 2), [1, 1]), null)
  })
})

describe('hidden', () => {
  test('three-numbers', async () => {
    const { x, y } = randomCase(1, 12, 3, 2)
    const got = await candidate.bestSplit(x, y)
    const whole = got !== null && 'feature' in got && 'threshold' in got && 'gain' in got
    expectThat(whole, 'Return { feature, threshold, gain }.', { got })
    for (const part of [got?.feature, got?.threshold, got?.gain]) expectShape(part, [])
  })

  test('eight-points', async () => {
    const first = { feature: 0, threshold: 0.68 }
    expectClose(await candidate.bestSplit(eightPoints, eightClasses), {
      ...first,
      gain: 0.18958333333333338,
    })
    const options: Options = { criterion: 'entropy', minLeaf: 3 }
    expectClose(await candidate.bestSplit(eightPoints, eightClasses, options), {
      ...first,
      gain: 0.6100730651545315,
    })
  })

  test('uneven-sides', async () => {
    // One against three: ½ − ¾·4/9.
    const got = await candidate.bestSplit(column(1, 2, 3, 4), [0, 1, 0, 1])
    expectClose(got, { feature: 0, threshold: 1.5, gain: 1 / 6 })
    // Two small pure groups and a large mixed one.
    const mixed = await candidate.bestSplit(column(1, 2, 3, 4, 5, 6, 7), [0, 0, 0, 1, 0, 1, 0])
    expectClose(mixed, reference.bestSplit(column(1, 2, 3, 4, 5, 6, 7), [0, 0, 0, 1, 0, 1, 0]))
  })

  test('more-than-the-error-rate', async () => {
    // Both features leave two errors of eight, but the second makes one side pure.
    const x = [
      [0, 0],
      [0, 0],
      [0, 1],
      [1, 1],
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]
    const y = [0, 0, 0, 0, 1, 1, 1, 1]
    expectClose(await candidate.bestSplit(x, y), { feature: 1, threshold: 0.5, gain: 1 / 6 })
    const got = await candidate.bestSplit(x, y, { criterion: 'entropy' })
    expectClose(got, { feature: 1, threshold: 0.5, gain: 0.31127812445913283 })
  })

  test('last-feature-and-last-threshold', async () => {
    const x = [
      [1, 3, 7],
      [2, 1, 4],
      [3, 4, 5],
      [4, 2, 6],
    ]
    const expected = { feature: 2, threshold: 6.5, gain: 0.375 }
    expectClose(await candidate.bestSplit(x, [1, 0, 0, 0]), {
      ...expected,
      feature: 0,
      threshold: 1.5,
    })
    // Only the third feature has the odd one out at its end.
    const inner = [[2, 2, 7], ...x.slice(1)].map((row, i) => (i === 1 ? [1, 1, 4] : row))
    expectClose(await candidate.bestSplit(inner, [1, 0, 0, 0]), expected)
  })

  test('ties', async () => {
    const twins = [
      [1, 1],
      [2, 2],
    ]
    expectClose(await candidate.bestSplit(twins, [0, 1]), { feature: 0, threshold: 1.5, gain: 0.5 })
    // A weak feature, then twenty equal ones.
    const copies = [1, 2, 3, 4].map((v) => [
      Math.min(v, 2),
      ...Array.from({ length: 20 }, () => Math.floor((v + 1) / 2)),
    ])
    const second = { feature: 1, threshold: 1.5, gain: 0.5 }
    expectClose(await candidate.bestSplit(copies, [0, 0, 1, 1]), second)
    // The lower feature comes first, even if its threshold is the larger one.
    const crossed = [
      [9, 1],
      [8, 2],
    ]
    expectClose(await candidate.bestSplit(crossed, [0, 1]), {
      feature: 0,
      threshold: 8.5,
      gain: 0.5,
    })
    const got = await candidate.bestSplit(column(1, 2, 3, 4), [0, 1, 1, 0])
    expectClose(got, { feature: 0, threshold: 1.5, gain: 1 / 6 })
    // Equal on paper; in floating point the second may come out larger in the last digit.
    const mirrored = column(0, 1, 2, 3, 4, 5, 6, 7)
    expectClose(await candidate.bestSplit(mirrored, [0, 0, 1, 0, 0, 0, 1, 0]), {
      feature: 0,
      threshold: 1.5,
      gain: 1 / 24,
    })
  })

  test('nothing-gained', async () => {
    const xor = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]
    for (const criterion of criteria)
      expectClose(await candidate.bestSplit(xor, [0, 1, 1, 0], { criterion }), null)
    // The same shares on both sides; rounding may leave a gain of 1e-16.
    const thirds = column(0, 0, 0, 1, 1, 1)
    expectClose(await candidate.bestSplit(thirds, [0, 1, 2, 0, 1, 2]), null)
    const sixths = column(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1)
    const y = [0, 1, 1, 1, 2, 2, 0, 1, 1, 1, 2, 2]
    expectClose(await candidate.bestSplit(sixths, y, { criterion: 'entropy' }), null)
  })

  test('constant-features-and-single-samples', async () => {
    expectClose(await candidate.bestSplit(column(1, 1), [0, 1]), null)
    expectClose(await candidate.bestSplit([[3, 4]], [1]), null)
    const x = [
      [7, 1],
      [7, 2],
      [7, 3],
    ]
    expectClose(await candidate.bestSplit(x, [0, 0, 1]), {
      feature: 1,
      threshold: 2.5,
      gain: 4 / 9,
    })
  })

  test('repeated-values', async () => {
    const got = await candidate.bestSplit(column(1, 1, 1, 2, 2, 4), [0, 0, 0, 1, 1, 1])
    expectClose(got, { feature: 0, threshold: 1.5, gain: 0.5 })
    // Samples of one value stay together: 2 holds both classes.
    const mixed = await candidate.bestSplit(column(1, 2, 2, 3), [0, 0, 1, 1])
    expectClose(mixed, { feature: 0, threshold: 1.5, gain: 1 / 6 })
  })

  test('numbers-not-text', async () => {
    const got = await candidate.bestSplit(column(9, 10, 100), [0, 1, 1])
    expectClose(got, { feature: 0, threshold: 9.5, gain: 4 / 9 })
    const below = await candidate.bestSplit(column(-10, -9, -1, 0, 5), [0, 0, 1, 1, 1])
    expectClose(below, { feature: 0, threshold: -5, gain: 0.48 })
  })

  test('smallest-side', async () => {
    const x = column(1, 2, 3, 4, 5)
    const at = (y: number[], minLeaf: number) => candidate.bestSplit(x, y, { minLeaf })
    expectClose(await at([0, 1, 1, 1, 1], 1), { feature: 0, threshold: 1.5, gain: 0.32 })
    expectClose(await at([0, 1, 1, 1, 1], 2), { feature: 0, threshold: 2.5, gain: 0.12 })
    expectClose(await at([1, 1, 1, 1, 0], 2), { feature: 0, threshold: 3.5, gain: 0.12 })
    expectClose(await at([0, 0, 1, 1, 1], 2), { feature: 0, threshold: 2.5, gain: 0.48 })
    expectClose(await at([0, 0, 1, 1, 1], 3), null)
  })

  test('classes-are-names', async () => {
    const y = [40, 40, -3, -3, 1000, 1000]
    const x = column(1, 2, 3, 4, 5, 6)
    expectClose(await candidate.bestSplit(x, y), { feature: 0, threshold: 2.5, gain: 1 / 3 })
    const got = await candidate.bestSplit(x, y, { criterion: 'entropy' })
    expectClose(got, { feature: 0, threshold: 2.5, gain: 0.9182958340544896 })
    const four = await candidate.bestSplit(column(1, 2, 3, 4), [5, 6, 7, 8], {
      criterion: 'entropy',
    })
    expectClose(four, { feature: 0, threshold: 2.5, gain: 1 })
  })

  test('random-data', async () => {
    for (const [seed, n, d, classes] of [
      [11, 10, 2, 2],
      [13, 16, 3, 3],
      [15, 24, 4, 4],
    ] as const)
      for (const criterion of criteria)
        for (const minLeaf of [1, 4]) {
          const { x, y } = randomCase(seed, n, d, classes)
          const options = { criterion, minLeaf }
          expectClose(await candidate.bestSplit(x, y, options), reference.bestSplit(x, y, options))
        }
  })

  test('any-few-samples', async () => {
    const sample = fc.tuple(fc.nat(4), fc.nat(2), fc.nat(2))
    const samples = fc.array(sample, { minLength: 1, maxLength: 7 })
    const options = fc.record({
      criterion: fc.constantFrom(...criteria),
      minLeaf: fc.integer({ min: 1, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(samples, options, async (rows, o) => {
        const x = rows.map(([p, q]) => [p, q])
        const y = rows.map(([, , c]) => c)
        expectClose(await candidate.bestSplit(x, y, o), reference.bestSplit(x, y, o))
      }),
    )
  })

  test('gain-is-the-drop', async () => {
    for (const criterion of criteria) {
      const { x, y } = randomCase(21, 20, 3, 3)
      const got = await candidate.bestSplit(x, y, { criterion })
      const known = got !== null && x[0]![got.feature] !== undefined
      expectThat(known, 'These data can be split by one of their features.', { got })
      const { feature, threshold, gain } = got!
      const left = y.filter((_, i) => x[i]![feature]! <= threshold)
      const right = y.filter((_, i) => x[i]![feature]! > threshold)
      expectThat(left.length * right.length > 0, 'Both sides need samples.', { got })
      const after =
        left.length * impurity(left, criterion) + right.length * impurity(right, criterion)
      expectClose(gain, impurity(y, criterion) - after / y.length)
    }
  })

  test('perfect-split', async () => {
    const x = randomTensor(31, [9, 2], 0, 1).map(([p, q], i) => [p!, q! + (i < 3 ? 0 : 2)])
    const y = x.map((_, i) => (i < 3 ? 7 : 8))
    for (const criterion of criteria) {
      const got = await candidate.bestSplit(x, y, { criterion })
      expectClose([got?.feature, got?.gain], [1, impurity(y, criterion)])
    }
  })

  test('stretched-features', async () => {
    const { x, y } = randomCase(41, 15, 3, 3)
    const { feature, gain } = reference.bestSplit(x, y)!
    // A rising function of a feature moves the threshold but not the two sides.
    const bent = x.map((row) => row.map((v) => Math.exp(v)))
    const got = await candidate.bestSplit(bent, y)
    expectClose(got, reference.bestSplit(bent, y))
    expectClose([got?.feature, got?.gain], [feature, gain])
  })

  test('order-of-samples-and-features', async () => {
    const { x, y } = randomCase(51, 14, 3, 2)
    const { feature, threshold, gain } = reference.bestSplit(x, y)!
    const order = [5, 12, 2, 7, 13, 0, 9, 3, 11, 6, 1, 10, 4, 8]
    const columns = [2, 0, 1]
    const shuffled = permuted(x, order).map((row) => permuted(row, columns))
    const got = await candidate.bestSplit(shuffled, permuted(y, order))
    expectClose(got, { feature: columns.indexOf(feature), threshold, gain })
  })

  test('classes-renamed', async () => {
    const { x, y } = randomCase(61, 16, 2, 3)
    for (const criterion of criteria) {
      const renamed = y.map((c) => [12, -5, 3][c]!)
      const got = await candidate.bestSplit(x, renamed, { criterion })
      expectClose(got, reference.bestSplit(x, y, { criterion }))
    }
  })

  test('large-and-close-values', async () => {
    const { x, y } = randomCase(71, 12, 2, 2)
    const { feature, threshold, gain } = reference.bestSplit(x, y)!
    for (const scale of [2 ** 40, 2 ** -40]) {
      const scaled = mapNested(x, (v) => v * scale)
      const got = await candidate.bestSplit(scaled, y)
      expectClose(got && { ...got, threshold: got.threshold / scale }, { feature, threshold, gain })
    }
  })

  test('input-unchanged', async () => {
    const { x, y } = randomCase(81, 7, 2, 3)
    await expectUnchanged(() => candidate.bestSplit(x, y))
    await expectUnchanged(() => candidate.bestSplit(x, y, { criterion: 'entropy', minLeaf: 2 }))
  })

  test('one-class-per-row', async () => {
    await expectGoodInputWorks()
    for (const y of [[0], [0, 1, 1], []])
      await expectDeliberateError(() => candidate.bestSplit(column(1, 2), y))
  })

  test('full-matrix-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.bestSplit([], []))
    await expectDeliberateError(() => candidate.bestSplit([[], []], [0, 1]))
    await expectDeliberateError(() => candidate.bestSplit([[1, 2], [3]], [0, 1]))
    await expectDeliberateError(() => candidate.bestSplit([[1], [2, 3]], [0, 1]))
  })
})
