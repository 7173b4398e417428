import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectSame,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]
type Case = [train: Mat, labels: number[], query: Mat]

/** Classes 0 … k − 1, each with its own centre; the last one has the most samples. */
function randomCase(seed: number, [n, d, k]: readonly [number, number, number], queries = 4): Case {
  const labels = Array.from({ length: n }, (_, i) => Math.min(i % (k + 1), k - 1))
  const noise = randomTensor(seed, [n, d], -2, 2)
  const centers = randomTensor(seed + 100, [k, d], -2, 2)
  const train = noise.map((row, i) => row.map((v, j) => v + centers[labels[i]!]![j]!))
  return [train, labels, randomTensor(seed + 200, [queries, d], -3, 3)]
}

/** The log posteriors, once they are known to be there and to have their shape. */
const posteriorsOf = (got: unknown, queries: number, k: number): Mat => {
  const keys = ['classes', 'logPosterior', 'pred']
  const whole = typeof got === 'object' && got !== null && keys.every((key) => key in got)
  expectThat(whole, 'Return { classes, logPosterior, pred }.', { got })
  const { logPosterior } = got as { logPosterior: Mat }
  expectShape(logPosterior, [queries, k])
  return logPosterior
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.gaussianNaiveBayes([[0], [2], [0], [2]], [1, 1, 2, 2], [[1]]), {
    classes: [1, 2],
    logPosterior: [[-Math.LN2, -Math.LN2]],
    pred: [1],
  })

describe('samples', () => {
  test('two-classes-on-a-line', async () => {
    const train = [[1], [2], [8], [9]]
    expectClose(await candidate.gaussianNaiveBayes(train, [0, 0, 1, 1], [[3], [5]]), {
      classes: [0, 1],
      logPosterior: [
        [0, -55.999997200000145],
        [-Math.LN2, -Math.LN2],
      ],
      pred: [0, 0],
    })
  })

  test('class-of-one', async () => {
    const train = [[1], [2], [3], [8]]
    expectClose(await candidate.gaussianNaiveBayes(train, [0, 0, 0, 1], [[8]], 0.1), {
      classes: [0, 1],
      logPosterior: [[-12.161567522305253, -5.227565329057882e-6]],
      pred: [1],
    })
  })

  test('far-query', async () => {
    const train = [
      [1, 0],
      [2, 1],
      [8, 1],
      [9, 2],
    ]
    expectClose(await candidate.gaussianNaiveBayes(train, [5, 5, 3, 3], [[100, 50]]), {
      classes: [3, 5],
      logPosterior: [[0, -2855.9998572000077]],
      pred: [3],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const [train, labels, query] = randomCase(1, [9, 2, 3], 5)
    const got = await candidate.gaussianNaiveBayes(train, labels, query)
    posteriorsOf(got, 5, 3)
    expectShape(got.classes, [3])
    expectShape(got.pred, [5])
    const none = await candidate.gaussianNaiveBayes(train, labels, [])
    expectSame(none, { classes: [0, 1, 2], logPosterior: [], pred: [] })
  })

  test('three-classes', async () => {
    const train = [
      [1.73, -1.47, -2.08],
      [0.77, 2.31, 1.5],
      [2.83, -1.42, -1.75],
      [1.3, -2.91, -0.64],
      [1.93, -0.11, -1.8],
      [-1.6, 2.77, -0.17],
      [-1.78, -1.62, 0.72],
      [0.59, 0.17, 2.12],
    ]
    const query = [
      [0.2, 1, -1],
      [0, 0, 0],
    ]
    const labels = [0, 1, 0, 1, 1, 0, 2, 2]
    expectClose(await candidate.gaussianNaiveBayes(train, labels, query, 0.001), {
      classes: [0, 1, 2],
      logPosterior: [
        [-0.12859580188757747, -2.1239035282566796, -6.806383450626818],
        [-0.7534298893649041, -2.4610400745341297, -0.8121453825827416],
      ],
      pred: [0, 0],
    })
  })

  test('narrow-and-wide-class', async () => {
    // Means 1 and 6, variances 1 and 4: the wide class reaches further, but is flatter.
    const train = [[0], [2], [4], [8]]
    const ratio = Math.LN2 - 4 / 2 + 9 / 8 // ln of the first density over the second
    const second = -Math.log(1 + Math.exp(ratio))
    expectClose(await candidate.gaussianNaiveBayes(train, [0, 0, 1, 1], [[3]], 0), {
      classes: [0, 1],
      logPosterior: [[ratio + second, second]],
      pred: [1],
    })
  })

  test('smoothing-by-the-largest-spread', async () => {
    // Over all samples the features have variances 5 and 1/4, so each class gets 1 added to both.
    const train = [
      [2, 0],
      [0, 0],
      [4, 1],
      [6, 1],
    ]
    const query = [
      [3, 0],
      [3, 0.5],
      [1, 1],
    ]
    const first = (logOdds: number) => -Math.log(1 + Math.exp(-logOdds))
    const row = (logOdds: number) => [first(logOdds), first(-logOdds)]
    expectClose(await candidate.gaussianNaiveBayes(train, [0, 0, 1, 1], query, 0.2), {
      classes: [0, 1],
      logPosterior: [row(0.5), row(0), row(4 - 0.5)],
      pred: [0, 0, 0],
    })
  })

  test('default-smoothing', async () => {
    // The second feature is constant in each class; only the smoothing, 5e-9, gives it a variance.
    const train = [
      [0, 0],
      [2, 0],
      [4, 1],
      [6, 1],
    ]
    const got = await candidate.gaussianNaiveBayes(train, [0, 0, 1, 1], [[3, 0.001]])
    expectClose(got, { classes: [0, 1], logPosterior: [[0, -0.998 / 1e-8]], pred: [0] })
  })

  test('equal-classes-keep-their-shares', async () => {
    const train = [[1], [3], [1], [3], [1], [3], [1], [3]]
    const labels = [4, 4, 6, 6, 6, 6, 6, 6]
    const row = [Math.log(0.25), Math.log(0.75)]
    expectClose(await candidate.gaussianNaiveBayes(train, labels, [[2], [-5], [900]]), {
      classes: [4, 6],
      logPosterior: [row, row, row],
      pred: [6, 6, 6],
    })
  })

  test('labels-in-numerical-order', async () => {
    const [train, labels, query] = randomCase(5, [12, 2, 3])
    const { logPosterior, pred } = reference.gaussianNaiveBayes(train, labels, query)
    const names = [10, -3, 9]
    const renamed = labels.map((label) => names[label]!)
    expectClose(await candidate.gaussianNaiveBayes(train, renamed, query), {
      classes: [-3, 9, 10],
      logPosterior: logPosterior.map((row) => permuted(row, [1, 2, 0])),
      pred: pred.map((label) => names[label]!),
    })
  })

  test('tie-to-the-first-class', async () => {
    const train = [[-3], [-1], [1], [3]]
    expectClose(await candidate.gaussianNaiveBayes(train, [7, 7, 2, 2], [[0]]), {
      classes: [2, 7],
      logPosterior: [[-Math.LN2, -Math.LN2]],
      pred: [2],
    })
    // Twenty classes of the same two samples, and one far away.
    const copies = Array.from({ length: 42 }, (_, i) => [
      (i % 2 === 0 ? -1 : 1) + (i < 40 ? 0 : 50),
    ])
    const labels = copies.map((_, i) => 20 - Math.floor(i / 2))
    const got = await candidate.gaussianNaiveBayes(copies, labels, [[0]])
    expectClose(got.pred, [1])
  })

  test('one-class', async () => {
    const got = await candidate.gaussianNaiveBayes([[1], [2]], [8, 8], [[0], [500]])
    expectClose(got, { classes: [8], logPosterior: [[0], [0]], pred: [8, 8] })
  })

  test('random-classes', async () => {
    for (const [seed, size, varSmoothing] of [
      [11, [10, 2, 2], 0.01],
      [12, [15, 3, 3], 0.1],
      [13, [20, 4, 4], 0.5],
      [14, [24, 2, 3], 0],
    ] as const) {
      const [train, labels, query] = randomCase(seed, size)
      const expected = reference.gaussianNaiveBayes(train, labels, query, varSmoothing)
      const got = await candidate.gaussianNaiveBayes(train, labels, query, varSmoothing)
      expectClose(got, expected)
    }
  })

  test('any-training-set', async () => {
    const row = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }))
    const sample = fc.record({ features: row, label: fc.integer({ min: 0, max: 2 }) })
    const samples = fc
      .array(sample, { minLength: 2, maxLength: 6 })
      .filter((list) => list.some(({ features }) => features[0] !== list[0]!.features[0]))
    await fc.assert(
      fc.asyncProperty(samples, row, async (list, x) => {
        const train = list.map(({ features }) => [...features])
        const labels = list.map(({ label }) => label)
        const expected = reference.gaussianNaiveBayes(train, labels, [[...x]], 0.5)
        const got = await candidate.gaussianNaiveBayes(train, labels, [[...x]], 0.5)
        // Two classes may tie up to rounding, so the prediction is not compared here.
        expectClose({ ...got, pred: null }, { ...expected, pred: null })
      }),
    )
  })

  test('posteriors-sum-to-one', async () => {
    const [train, labels, query] = randomCase(21, [16, 3, 4], 6)
    const got = await candidate.gaussianNaiveBayes(train, labels, query, 0.05)
    for (const row of posteriorsOf(got, 6, 4)) expectSumsToOne(row.map(Math.exp), { abs: 1e-6 })
  })

  test('prediction-is-the-largest', async () => {
    const [train, labels, query] = randomCase(31, [18, 2, 3], 12)
    const names = labels.map((label) => 5 - 2 * label)
    const got = await candidate.gaussianNaiveBayes(train, names, query, 0.05)
    const rows = posteriorsOf(got, 12, 3)
    const largest = rows.map((row) => [1, 3, 5][row.indexOf(Math.max(...row))]!)
    expectSame(got.pred, largest)
  })

  test('queries-one-by-one', async () => {
    const [train, labels, query] = randomCase(41, [12, 2, 2], 3)
    const rows = query.map((x) => reference.gaussianNaiveBayes(train, labels, [x]))
    expectClose(await candidate.gaussianNaiveBayes(train, labels, query), {
      classes: [0, 1],
      logPosterior: rows.map(({ logPosterior }) => logPosterior[0]!),
      pred: rows.map(({ pred }) => pred[0]!),
    })
  })

  test('order-of-samples-and-features', async () => {
    const [train, labels, query] = randomCase(51, [8, 3, 2])
    const expected = reference.gaussianNaiveBayes(train, labels, query, 0.1)
    const order = [5, 2, 7, 0, 3, 6, 1, 4]
    const [t, l] = [permuted(train, order), permuted(labels, order)]
    expectClose(await candidate.gaussianNaiveBayes(t, l, query, 0.1), expected)
    const turned = (x: Mat) => x.map((row) => permuted(row, [2, 0, 1]))
    const got = await candidate.gaussianNaiveBayes(turned(train), labels, turned(query), 0.1)
    expectClose(got, expected)
  })

  test('data-twice', async () => {
    const [train, labels, query] = randomCase(61, [10, 2, 3])
    const expected = reference.gaussianNaiveBayes(train, labels, query, 0.1)
    const got = await candidate.gaussianNaiveBayes(
      [...train, ...train],
      [...labels, ...labels],
      query,
      0.1,
    )
    expectClose(got, expected)
  })

  test('repeated-feature-counts-twice', async () => {
    // Two classes with equal shares; the copy is taken for a second, independent piece of evidence.
    const [train, , query] = randomCase(71, [10, 1, 2])
    const labels = train.map((_, i) => i % 2)
    const twice = (x: Mat) => x.map((row) => [...row, ...row])
    const once = reference.gaussianNaiveBayes(train, labels, query, 0.1)
    const got = await candidate.gaussianNaiveBayes(twice(train), labels, twice(query), 0.1)
    const logOdds = (rows: Mat) => rows.map(([p = 0, q = 0]) => p - q)
    expectClose(
      logOdds(posteriorsOf(got, 4, 2)),
      logOdds(once.logPosterior).map((v) => 2 * v),
    )
  })

  test('another-unit', async () => {
    const [train, labels, query] = randomCase(81, [12, 3, 3])
    const expected = reference.gaussianNaiveBayes(train, labels, query, 0.2)
    // The smoothing is measured in the unit of the data, so it moves along.
    for (const [scale, shift] of [
      [1000, 0],
      [0.001, 0.5],
      [-2, 7],
    ] as const) {
      const moved = (x: Mat) => mapNested(x, (v) => scale * v + shift)
      const got = await candidate.gaussianNaiveBayes(moved(train), labels, moved(query), 0.2)
      expectClose(got, expected)
    }
    // Without smoothing each feature may have a unit of its own.
    const plain = reference.gaussianNaiveBayes(train, labels, query, 0)
    const own = (x: Mat) => x.map(([a = 0, b = 0, c = 0]) => [a / 1000, b, 1000 * c])
    expectClose(await candidate.gaussianNaiveBayes(own(train), labels, own(query), 0), plain)
  })

  test('constant-feature', async () => {
    const [train, labels, query] = randomCase(91, [10, 2, 2])
    const expected = reference.gaussianNaiveBayes(train, labels, query)
    const extended = (x: Mat, value: number) => x.map((row) => [...row, value])
    const got = await candidate.gaussianNaiveBayes(extended(train, 4), labels, extended(query, 4))
    expectClose(got, expected)
  })

  test('single-samples', async () => {
    const train = [[0], [1], [10]]
    const query = [[10], [10.01], [0.5]]
    const got = await candidate.gaussianNaiveBayes(train, [0, 0, 1], query)
    expectFinite(got.logPosterior)
    expectClose(got, reference.gaussianNaiveBayes(train, [0, 0, 1], query))
    // Two classes of one sample each, and a query much closer to the first.
    const two = await candidate.gaussianNaiveBayes([[2], [4]], [3, 1], [[2.5]])
    expectClose(two, { classes: [1, 3], logPosterior: [[-1e9, 0]], pred: [3] })
  })

  test('ten-thousand-away', async () => {
    const [train, labels] = randomCase(101, [12, 2, 3])
    const query = [
      [1e4, -1e4],
      [-1e4, -1e4],
      [0, 1e4],
    ]
    const got = await candidate.gaussianNaiveBayes(train, labels, query)
    expectFinite(got.logPosterior)
    expectClose(got, reference.gaussianNaiveBayes(train, labels, query))
  })

  test('many-features', async () => {
    const train = randomTensor(111, [8, 300], -50, 50)
    const query = randomTensor(112, [2, 300], -50, 50)
    const labels = [0, 1, 1, 0, 0, 1, 0, 1]
    const got = await candidate.gaussianNaiveBayes(train, labels, query, 0.1)
    expectFinite(got.logPosterior)
    expectClose(got, reference.gaussianNaiveBayes(train, labels, query, 0.1))
  })

  test('large-mean', async () => {
    const [train, labels, query] = randomCase(121, [14, 2, 2])
    const away = (x: Mat) => mapNested(x, (v) => Math.round(64 * v) / 64 + 1e6)
    const near = (x: Mat) => mapNested(x, (v) => Math.round(64 * v) / 64)
    const expected = reference.gaussianNaiveBayes(near(train), labels, near(query))
    expectClose(await candidate.gaussianNaiveBayes(away(train), labels, away(query)), expected)
  })

  test('input-unchanged', async () => {
    const [train, labels, query] = randomCase(131, [6, 2, 2])
    const mixed = labels.map((label) => 3 - label)
    await expectUnchanged(() => candidate.gaussianNaiveBayes(train, mixed, query))
  })

  test('one-label-per-sample', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.gaussianNaiveBayes([[1], [2]], [0], [[1]]))
    await expectDeliberateError(() => candidate.gaussianNaiveBayes([[1], [2]], [0, 1, 1], [[1]]))
    await expectDeliberateError(() => candidate.gaussianNaiveBayes([[1], [2]], [], [[1]]))
  })

  test('query-of-another-size', async () => {
    await expectGoodInputWorks()
    const train = [
      [1, 3],
      [2, 5],
    ]
    for (const query of [
      [[1]],
      [[1, 2, 3]],
      [[1, 2], [3]],
      [
        [1, 2],
        [3, 4, 5],
      ],
    ])
      await expectDeliberateError(() => candidate.gaussianNaiveBayes(train, [0, 1], query))
  })

  test('ragged-training-set', async () => {
    await expectGoodInputWorks()
    const query = [[1, 2]]
    for (const train of [
      [[1, 3], [2]],
      [
        [1, 3],
        [2, 5, 7],
      ],
    ]) {
      await expectDeliberateError(() => candidate.gaussianNaiveBayes(train, [0, 1], query))
      await expectDeliberateError(() => candidate.gaussianNaiveBayes(train, [0, 1], []))
    }
  })

  test('empty-training-set', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.gaussianNaiveBayes([], [], [[1]]))
    await expectDeliberateError(() => candidate.gaussianNaiveBayes([], [], []))
    await expectDeliberateError(() => candidate.gaussianNaiveBayes([[], []], [0, 1], [[]]))
  })
})
