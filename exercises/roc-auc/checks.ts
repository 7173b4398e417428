import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

/** Labels of both classes. */
const randomLabels = (seed: number, n: number): number[] => [
  1,
  0,
  ...randomTensor(seed, [n - 2]).map((v) => (v < 0.4 ? 1 : 0)),
]

/** Whole numbers from 0 to levels − 1, so that many are equal. */
const tiedScores = (seed: number, n: number, levels: number): number[] =>
  randomTensor(seed, [n], 0, levels).map(Math.floor)

/** The share of pairs in the right order, by looking at all of them. */
function pairShare(scores: readonly number[], labels: readonly number[]): number {
  let won = 0
  let pairs = 0
  for (const [i, s] of scores.entries())
    for (const [j, t] of scores.entries())
      if (labels[i] === 1 && labels[j] === 0) {
        pairs++
        won += s > t ? 1 : s === t ? 0.5 : 0
      }
  return won / pairs
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.rocAuc([3, 1], [1, 0]), {
    auc: 1,
    points: [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
  })

describe('samples', () => {
  test('four-samples', async () => {
    expectClose(await candidate.rocAuc([0.9, 0.8, 0.3, 0.1], [1, 0, 1, 0]), {
      auc: 0.75,
      points: [
        [0, 0],
        [0, 0.5],
        [0.5, 0.5],
        [0.5, 1],
        [1, 1],
      ],
    })
  })

  test('all-equal', async () => {
    expectClose(await candidate.rocAuc([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 0]), {
      auc: 0.5,
      points: [
        [0, 0],
        [1, 1],
      ],
    })
  })

  test('one-tie', async () => {
    expectClose(await candidate.rocAuc([0.9, 0.6, 0.6, 0.2, 0.1], [1, 1, 0, 0, 1]), {
      auc: 7 / 12,
      points: [
        [0, 0],
        [0, 1 / 3],
        [0.5, 2 / 3],
        [1, 2 / 3],
        [1, 1],
      ],
    })
  })
})

describe('hidden', () => {
  test('result-shape', async () => {
    const got = await candidate.rocAuc(randomTensor(1, [9]), randomLabels(2, 9))
    const whole = ['auc', 'points'].every((key) => Object.keys(got).includes(key))
    expectThat(whole, 'Return { auc, points }.', { got })
    expectShape(got.auc, [])
    expectShape(got.points, [10, 2])
  })

  test('not-sorted', async () => {
    expectClose(await candidate.rocAuc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]), {
      auc: 0.75,
      points: [
        [0, 0],
        [0, 0.5],
        [0.5, 0.5],
        [0.5, 1],
        [1, 1],
      ],
    })
  })

  test('several-ties', async () => {
    expectClose(await candidate.rocAuc([3, 2, 2, 1, 1, 0], [0, 1, 0, 1, 0, 1]), {
      auc: 2 / 9,
      points: [
        [0, 0],
        [1 / 3, 0],
        [2 / 3, 1 / 3],
        [1, 2 / 3],
        [1, 1],
      ],
    })
    // Of five equal scores three are positive.
    expectClose(await candidate.rocAuc([7, 4, 4, 4, 4, 4, 1, 1], [1, 0, 1, 1, 0, 1, 0, 0]), {
      auc: 13 / 16,
      points: [
        [0, 0],
        [0, 0.25],
        [0.5, 1],
        [1, 1],
      ],
    })
  })

  test('numbers-not-strings', async () => {
    expectClose(await candidate.rocAuc([10, 9, 100], [0, 1, 1]), {
      auc: 0.5,
      points: [
        [0, 0],
        [0, 0.5],
        [1, 0.5],
        [1, 1],
      ],
    })
  })

  test('two-samples', async () => {
    expectClose(await candidate.rocAuc([0.2, 0.7], [1, 0]), {
      auc: 0,
      points: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    })
    expectClose(await candidate.rocAuc([0.2, 0.7], [0, 1]), {
      auc: 1,
      points: [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    })
  })

  test('straight-points-stay', async () => {
    expectClose(await candidate.rocAuc([6, 5, 4, 3, 2, 1], [1, 1, 1, 1, 0, 0]), {
      auc: 1,
      points: [
        [0, 0],
        [0, 0.25],
        [0, 0.5],
        [0, 0.75],
        [0, 1],
        [0.5, 1],
        [1, 1],
      ],
    })
  })

  test('random-scores', async () => {
    for (const seed of [11, 12, 13]) {
      const scores = randomTensor(seed, [30], -4, 4)
      const labels = randomLabels(seed + 100, 30)
      expectClose(await candidate.rocAuc(scores, labels), reference.rocAuc(scores, labels))
    }
  })

  test('random-ties', async () => {
    for (const [seed, levels] of [
      [21, 2],
      [22, 5],
      [23, 12],
    ] as const) {
      const scores = tiedScores(seed, 40, levels)
      const labels = randomLabels(seed + 100, 40)
      expectClose(await candidate.rocAuc(scores, labels), reference.rocAuc(scores, labels))
    }
  })

  test('pair-counting', async () => {
    const sample = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1))
    const samples = fc
      .array(sample, { minLength: 2, maxLength: 8 })
      .filter((list) => new Set(list.map(([, label]) => label)).size === 2)
    await fc.assert(
      fc.asyncProperty(samples, async (list) => {
        const scores = list.map(([score]) => score)
        const labels = list.map(([, label]) => label)
        const { auc } = await candidate.rocAuc(scores, labels)
        expectClose(auc, pairShare(scores, labels))
      }),
    )
  })

  test('perfect-reversed-constant', async () => {
    const labels = [0, 1, 1, 0, 1, 0, 0]
    const aucOf = async (scores: number[]) => (await candidate.rocAuc(scores, labels)).auc
    expectClose(await aucOf([0.1, 0.7, 0.6, 0.2, 0.9, 0.3, 0.4]), 1)
    expectClose(await aucOf([0.9, 0.3, 0.4, 0.8, 0.1, 0.7, 0.6]), 0)
    expectClose(await aucOf([2, 2, 2, 2, 2, 2, 2]), 0.5)
  })

  test('monotone-maps', async () => {
    const scores = tiedScores(31, 20, 9)
    const labels = randomLabels(32, 20)
    const expected = reference.rocAuc(scores, labels)
    for (const map of [
      (v: number) => v / 8 - 3,
      (v: number) => v ** 3,
      (v: number) => 1 / (1 + Math.exp(4 - v)),
    ])
      expectClose(await candidate.rocAuc(scores.map(map), labels), expected)
  })

  test('order-of-samples', async () => {
    const scores = tiedScores(35, 12, 4)
    const labels = randomLabels(36, 12)
    const expected = reference.rocAuc(scores, labels)
    for (const order of [
      [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
      [5, 0, 7, 2, 9, 4, 11, 6, 1, 8, 3, 10],
    ])
      expectClose(
        await candidate.rocAuc(permuted(scores, order), permuted(labels, order)),
        expected,
      )
    // Within a tie, positives before negatives or after them.
    const tie = { auc: 0.5, points: [[0, 0], [1, 1]] } // prettier-ignore
    expectClose(await candidate.rocAuc([1, 1, 1], [1, 0, 0]), tie)
    expectClose(await candidate.rocAuc([1, 1, 1], [0, 0, 1]), tie)
  })

  test('negated-scores', async () => {
    const scores = tiedScores(41, 25, 8)
    const labels = randomLabels(42, 25)
    const { auc, points } = reference.rocAuc(scores, labels)
    const turned = points.toReversed().map(([x, y]) => [1 - x, 1 - y])
    expectClose(
      await candidate.rocAuc(
        scores.map((s) => -s),
        labels,
      ),
      { auc: 1 - auc, points: turned },
    )
    // With the classes exchanged as well, x and y change places.
    const swapped = await candidate.rocAuc(
      scores.map((s) => -s),
      labels.map((label) => 1 - label),
    )
    expectClose(swapped, { auc, points: turned.map(([x, y]) => [y, x]) })
  })

  test('points-rise', async () => {
    const scores = tiedScores(45, 30, 10)
    const { points } = await candidate.rocAuc(scores, randomLabels(46, 30))
    expectShape(points, [new Set(scores).size + 1, 2])
    expectClose([points[0], points.at(-1)], [[0, 0], [1, 1]]) // prettier-ignore
    const rising = points.every(
      ([x, y], k) => k === 0 || (x >= points[k - 1]![0] && y >= points[k - 1]![1]),
    )
    expectThat(rising, 'Neither rate may fall along the curve.', { got: points })
  })

  test('negatives-repeated', async () => {
    const scores = tiedScores(51, 15, 6)
    const labels = randomLabels(52, 15)
    const negatives = scores.filter((_, i) => labels[i] === 0)
    const more = [...negatives, ...negatives]
    const got = await candidate.rocAuc([...scores, ...more], [...labels, ...more.map(() => 0)])
    expectClose(got, reference.rocAuc(scores, labels))
  })

  test('far-from-zero', async () => {
    expectClose(await candidate.rocAuc([1e4, -1e4, 9999, -9999], [0, 0, 1, 1]), {
      auc: 0.5,
      points: [
        [0, 0],
        [0.5, 0],
        [0.5, 0.5],
        [0.5, 1],
        [1, 1],
      ],
    })
    const logits = await candidate.rocAuc([-3, -0.5, -2, -1], [0, 1, 1, 0])
    expectClose(logits, {
      auc: 0.75,
      points: [
        [0, 0],
        [0, 0.5],
        [0.5, 0.5],
        [0.5, 1],
        [1, 1],
      ],
    })
  })

  test('nearly-equal', async () => {
    const tiny = [1e-9, 3e-9, 2e-9, 0]
    expectClose((await candidate.rocAuc(tiny, [0, 1, 0, 1])).auc, 0.5)
    const close = [0.999999999, 0.9999999995, 1, 0.9999999985]
    expectClose((await candidate.rocAuc(close, [0, 1, 1, 0])).auc, 1)
  })

  test('many-samples', async () => {
    const scores = randomTensor(55, [2000])
    const labels = scores.map((_, i) => (i % 200 === 0 ? 1 : 0))
    expectClose(await candidate.rocAuc(scores, labels), reference.rocAuc(scores, labels))
  })

  test('input-unchanged', async () => {
    await expectUnchanged(() => candidate.rocAuc([0.3, 0.9, 0.3, 0.5], [1, 0, 0, 1]))
  })

  test('one-class-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.rocAuc([0.1, 0.2, 0.2], [0, 0, 0]))
    await expectDeliberateError(() => candidate.rocAuc([0.1, 0.2], [1, 1]))
    await expectDeliberateError(() => candidate.rocAuc([], []))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.rocAuc([0.1], [1, 0]))
    await expectDeliberateError(() => candidate.rocAuc([0.1, 0.2, 0.3], [1, 0]))
  })
})
