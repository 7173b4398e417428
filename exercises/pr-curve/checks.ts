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
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const randomLabels = (seed: number, n: number): number[] => [
  1,
  ...randomTensor(seed, [n - 1]).map((v) => (v < 0.4 ? 1 : 0)),
]

/** Whole numbers from 0 to levels − 1, so that many are equal. */
const tiedScores = (seed: number, n: number, levels: number): number[] =>
  randomTensor(seed, [n], 0, levels).map(Math.floor)

/** Precision, recall and F1 at a threshold, by looking at all samples. */
function countedAt(t: number, scores: readonly number[], labels: readonly number[]) {
  const positives = labels.filter((label) => label === 1).length
  const chosen = labels.filter((_, i) => scores[i]! >= t)
  const tp = chosen.filter((label) => label === 1).length
  return { p: tp / chosen.length, r: tp / positives, f1: (2 * tp) / (chosen.length + positives) }
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.prCurve([3, 1], [1, 0]), {
    precision: [1, 0.5],
    recall: [1, 1],
    thresholds: [3, 1],
    ap: 1,
    bestF1: { threshold: 3, f1: 1 },
  })

describe('samples', () => {
  test('four-samples', async () => {
    expectClose(await candidate.prCurve([0.9, 0.8, 0.3, 0.1], [1, 0, 1, 0]), {
      precision: [1, 0.5, 2 / 3, 0.5],
      recall: [0.5, 0.5, 1, 1],
      thresholds: [0.9, 0.8, 0.3, 0.1],
      ap: 5 / 6,
      bestF1: { threshold: 0.3, f1: 0.8 },
    })
  })

  test('one-tie', async () => {
    expectClose(await candidate.prCurve([0.5, 0.5, 0.2], [1, 0, 1]), {
      precision: [0.5, 2 / 3],
      recall: [0.5, 1],
      thresholds: [0.5, 0.2],
      ap: 7 / 12,
      bestF1: { threshold: 0.2, f1: 0.8 },
    })
  })

  test('negative-on-top', async () => {
    expectClose(await candidate.prCurve([0.9, 0.7], [0, 1]), {
      precision: [0, 0.5],
      recall: [0, 1],
      thresholds: [0.9, 0.7],
      ap: 0.5,
      bestF1: { threshold: 0.7, f1: 2 / 3 },
    })
  })
})

describe('hidden', () => {
  test('result-shape', async () => {
    const got = await candidate.prCurve(randomTensor(1, [7]), randomLabels(2, 7))
    const keys = ['precision', 'recall', 'thresholds', 'ap', 'bestF1']
    const whole = keys.every((key) => Object.keys(got).includes(key))
    expectThat(whole, 'Return { precision, recall, thresholds, ap, bestF1 }.', { got })
    expectShape(got.precision, [7])
    expectShape(got.recall, [7])
    expectShape(got.thresholds, [7])
    expectShape(got.ap, [])
    const best = ['threshold', 'f1'].every((key) => Object.keys(got.bestF1).includes(key))
    expectThat(best, 'bestF1 must be { threshold, f1 }.', { got: got.bestF1 })
  })

  test('not-sorted', async () => {
    expectClose(await candidate.prCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]), {
      precision: [1, 1 / 2, 2 / 3, 1 / 2],
      recall: [0.5, 0.5, 1, 1],
      thresholds: [0.8, 0.4, 0.35, 0.1],
      ap: 5 / 6,
      bestF1: { threshold: 0.35, f1: 0.8 },
    })
  })

  test('several-ties', async () => {
    expectClose(await candidate.prCurve([3, 2, 2, 1, 1, 0], [0, 1, 0, 1, 0, 1]), {
      precision: [0, 1 / 3, 2 / 5, 1 / 2],
      recall: [0, 1 / 3, 2 / 3, 1],
      thresholds: [3, 2, 1, 0],
      ap: 37 / 90,
      bestF1: { threshold: 0, f1: 2 / 3 },
    })
    // All scores are equal: one threshold, and the share of positives.
    expectClose(await candidate.prCurve([4, 4, 4, 4], [0, 1, 0, 0]), {
      precision: [0.25],
      recall: [1],
      thresholds: [4],
      ap: 0.25,
      bestF1: { threshold: 4, f1: 0.4 },
    })
  })

  test('numbers-not-strings', async () => {
    expectClose(await candidate.prCurve([10, 9, 100], [0, 1, 1]), {
      precision: [1, 0.5, 2 / 3],
      recall: [0.5, 0.5, 1],
      thresholds: [100, 10, 9],
      ap: 5 / 6,
      bestF1: { threshold: 9, f1: 0.8 },
    })
  })

  test('precision-rises-again', async () => {
    const scores = [9, 8, 7, 6, 5, 4, 3, 2]
    expectClose(await candidate.prCurve(scores, [0, 1, 1, 1, 0, 0, 0, 1]), {
      precision: [0, 1 / 2, 2 / 3, 3 / 4, 3 / 5, 3 / 6, 3 / 7, 4 / 8],
      recall: [0, 0.25, 0.5, 0.75, 0.75, 0.75, 0.75, 1],
      thresholds: scores,
      ap: (1 / 2 + 2 / 3 + 3 / 4 + 1 / 2) / 4,
      bestF1: { threshold: 6, f1: 0.75 },
    })
  })

  test('equal-f1', async () => {
    // Precision 1 and recall 1/2 at the first threshold, the other way round at the last.
    const got = await candidate.prCurve([4, 3, 2, 1], [1, 0, 0, 1])
    expectClose(got.bestF1, { threshold: 4, f1: 2 / 3 })
    const low = await candidate.prCurve([-1, -2, -3, -4], [1, 0, 0, 1])
    expectClose(low.bestF1, { threshold: -1, f1: 2 / 3 })
  })

  test('all-found-early', async () => {
    expectClose(await candidate.prCurve([0.9, 0.7, 0.4, 0.4, 0.2], [1, 1, 0, 0, 0]), {
      precision: [1, 1, 0.5, 0.4],
      recall: [0.5, 1, 1, 1],
      thresholds: [0.9, 0.7, 0.4, 0.2],
      ap: 1,
      bestF1: { threshold: 0.7, f1: 1 },
    })
  })

  test('only-positives', async () => {
    expectClose(await candidate.prCurve([0.2, 0.6, 0.6], [1, 1, 1]), {
      precision: [1, 1],
      recall: [2 / 3, 1],
      thresholds: [0.6, 0.2],
      ap: 1,
      bestF1: { threshold: 0.2, f1: 1 },
    })
    expectClose(await candidate.prCurve([-5], [1]), {
      precision: [1],
      recall: [1],
      thresholds: [-5],
      ap: 1,
      bestF1: { threshold: -5, f1: 1 },
    })
  })

  test('random-scores', async () => {
    for (const seed of [11, 12, 13]) {
      const scores = randomTensor(seed, [30], -4, 4)
      const labels = randomLabels(seed + 100, 30)
      expectClose(await candidate.prCurve(scores, labels), reference.prCurve(scores, labels))
    }
  })

  test('random-ties', async () => {
    for (const [seed, levels] of [
      [21, 3],
      [22, 6],
      [23, 12],
    ] as const) {
      const scores = tiedScores(seed, 40, levels)
      const labels = randomLabels(seed + 100, 40)
      expectClose(await candidate.prCurve(scores, labels), reference.prCurve(scores, labels))
    }
  })

  test('any-samples', async () => {
    const sample = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1))
    const samples = fc
      .array(sample, { minLength: 1, maxLength: 8 })
      .filter((list) => list.some(([, label]) => label === 1))
    await fc.assert(
      fc.asyncProperty(samples, async (list) => {
        const scores = list.map(([score]) => score)
        const labels = list.map(([, label]) => label)
        const thresholds = [4, 3, 2, 1, 0].filter((t) => scores.includes(t))
        const counted = thresholds.map((t) => countedAt(t, scores, labels))
        const steps = counted.map(({ r }, k) => r - (counted[k - 1]?.r ?? 0))
        const { bestF1, ...curve } = await candidate.prCurve(scores, labels)
        expectClose(curve, {
          precision: counted.map(({ p }) => p),
          recall: counted.map(({ r }) => r),
          thresholds,
          ap: counted.reduce((sum, { p }, k) => sum + p * steps[k]!, 0),
        })
        // Which of equal ones it is can hang on the last bit here; equal-f1 asks for that.
        expectClose(bestF1.f1, Math.max(...counted.map(({ f1 }) => f1)))
        expectClose(countedAt(bestF1.threshold, scores, labels).f1, bestF1.f1)
      }),
    )
  })

  test('best-of-all-thresholds', async () => {
    const scores = randomTensor(25, [24])
    const labels = randomLabels(26, 24)
    const { bestF1 } = await candidate.prCurve(scores, labels)
    const known = scores.includes(bestF1.threshold)
    expectThat(known, 'The threshold of the best F1 must be one of the scores.', { got: bestF1 })
    expectClose(bestF1.f1, countedAt(bestF1.threshold, scores, labels).f1)
    for (const t of scores)
      expectThat(
        countedAt(t, scores, labels).f1 <= bestF1.f1 + 1e-6,
        `At the threshold ${t} the F1 is higher.`,
        { got: bestF1 },
      )
  })

  test('ends-of-the-curve', async () => {
    const scores = tiedScores(31, 30, 12)
    const labels = randomLabels(32, 30)
    const { precision, recall } = await candidate.prCurve(scores, labels)
    expectShape(recall, [new Set(scores).size])
    const rising = recall.every((r, k) => k === 0 || r >= recall[k - 1]!)
    expectThat(rising, 'Recall must not fall along the curve.', { got: recall })
    const share = labels.filter((label) => label === 1).length / 30
    expectClose([recall.at(-1), precision.at(-1)], [1, share])
  })

  test('perfect-ranking', async () => {
    const got = await candidate.prCurve([0.4, 0.9, 0.1, 0.8, 0.2, 0.6], [0, 1, 0, 1, 0, 1])
    expectClose([got.ap, got.bestF1], [1, { threshold: 0.6, f1: 1 }])
    const reversed = await candidate.prCurve([5, 4, 3, 2], [0, 0, 0, 1])
    expectClose([reversed.ap, reversed.bestF1], [0.25, { threshold: 2, f1: 0.4 }])
  })

  test('monotone-maps', async () => {
    const scores = tiedScores(35, 20, 9)
    const labels = randomLabels(36, 20)
    const { thresholds, bestF1, ...rest } = reference.prCurve(scores, labels)
    for (const map of [(v: number) => v / 8 - 3, (v: number) => v ** 3 - 40])
      expectClose(await candidate.prCurve(scores.map(map), labels), {
        ...rest,
        thresholds: thresholds.map(map),
        bestF1: { ...bestF1, threshold: map(bestF1.threshold) },
      })
  })

  test('order-of-samples', async () => {
    const scores = tiedScores(41, 12, 4)
    const labels = randomLabels(42, 12)
    const expected = reference.prCurve(scores, labels)
    for (const order of [
      [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
      [5, 0, 7, 2, 9, 4, 11, 6, 1, 8, 3, 10],
    ]) {
      const got = await candidate.prCurve(permuted(scores, order), permuted(labels, order))
      expectClose(got, expected)
    }
  })

  test('far-from-zero', async () => {
    expectClose(await candidate.prCurve([1e4, -1e4, 0, -9999], [0, 1, 1, 0]), {
      precision: [0, 1 / 2, 1 / 3, 1 / 2],
      recall: [0, 0.5, 0.5, 1],
      thresholds: [1e4, 0, -9999, -1e4],
      ap: 0.5,
      bestF1: { threshold: -1e4, f1: 2 / 3 },
    })
    const logits = await candidate.prCurve([-3, -0.5, -2, 0], [0, 1, 0, 1])
    expectClose([logits.ap, logits.bestF1], [1, { threshold: -0.5, f1: 1 }])
  })

  test('nearly-equal', async () => {
    const tiny = await candidate.prCurve([1e-9, 3e-9, 2e-9, 0], [1, 0, 1, 0])
    expectClose(tiny.precision, [0, 1 / 2, 2 / 3, 1 / 2])
    const close = [0.999999999, 0.9999999995, 1, 0.9999999985]
    expectClose((await candidate.prCurve(close, [0, 1, 1, 0])).recall, [0.5, 1, 1, 1])
  })

  test('one-positive', async () => {
    const scores = randomTensor(45, [1000])
    const labels = scores.map((_, i) => (i === 321 ? 1 : 0))
    const got = await candidate.prCurve(scores, labels)
    expectFinite(got)
    expectClose(got, reference.prCurve(scores, labels))
  })

  test('input-unchanged', async () => {
    await expectUnchanged(() => candidate.prCurve([0.3, 0.9, 0.3, 0.5], [1, 0, 0, 1]))
  })

  test('no-positive-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.prCurve([], []))
    await expectDeliberateError(() => candidate.prCurve([0.1], [0]))
    await expectDeliberateError(() => candidate.prCurve([0.1, 0.7, 0.7], [0, 0, 0]))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.prCurve([0.1], [1, 0]))
    await expectDeliberateError(() => candidate.prCurve([0.1, 0.2, 0.3], [1, 0]))
  })
})
