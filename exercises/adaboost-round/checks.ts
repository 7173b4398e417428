import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)
const normalised = (values: readonly number[]) => values.map((v) => v / sum(values))
const flipped = (signs: readonly number[]) => signs.map((s) => -s)
const repeated = (value: number, times: number): number[] => Array<number>(times).fill(value)
const randomSigns = (seed: number, n: number) =>
  randomTensor(seed, [n], -1, 1).map((v) => (v < 0 ? -1 : 1))

/** Weights, predictions and labels; the learner is wrong at every `wrongEvery`-th sample. */
function randomRound(seed: number, n: number, wrongEvery = 3): [number[], number[], number[]] {
  const y = randomSigns(seed + 100, n)
  const pred = y.map((label, i) => (i % wrongEvery === 0 ? -label : label))
  return [normalised(randomTensor(seed, [n], 0.1, 1)), pred, y]
}

/** The new weights, once the result is known to have its form. */
const weightsOf = (got: unknown, n: number): number[] => {
  const whole = typeof got === 'object' && got !== null && 'weights' in got
  expectThat(whole, 'Return { error, alpha, weights }.', { got })
  const { weights } = got as { weights: number[] }
  expectShape(weights, [n])
  return weights
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.adaboostRound([0.5, 0.5], [1, 1], [1, -1]), {
    error: 0.5,
    alpha: 0,
    weights: [0.5, 0.5],
  })

describe('samples', () => {
  test('equal-weights', async () => {
    const got = await candidate.adaboostRound(repeated(0.25, 4), [1, 1, -1, -1], [1, 1, -1, 1])
    expectClose(got, {
      error: 0.25,
      alpha: 0.5493061443340548,
      weights: [1 / 6, 1 / 6, 1 / 6, 0.5],
    })
  })

  test('worse-than-chance', async () => {
    const got = await candidate.adaboostRound([0.5, 0.3, 0.2], [1, -1, 1], [-1, 1, 1])
    const expected = { error: 0.8, alpha: -Math.LN2, weights: [0.3125, 0.1875, 0.5] }
    expectClose(got, expected)
  })

  test('perfect-learner', async () => {
    const got = await candidate.adaboostRound([0.5, 0.5], [1, -1], [1, -1])
    expectClose(got, { error: 1e-10, alpha: 11.512925464920228, weights: [0.5, 0.5] })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const got = await candidate.adaboostRound(...randomRound(1, 7))
    weightsOf(got, 7)
    expectShape(got.error, [])
    expectShape(got.alpha, [])
    weightsOf(await candidate.adaboostRound([1], [-1], [-1]), 1)
  })

  test('unequal-weights', async () => {
    const w = [0.1, 0.2, 0.3, 0.4]
    expectClose(await candidate.adaboostRound(w, [1, -1, 1, -1], [1, 1, 1, -1]), {
      error: 0.2,
      alpha: Math.LN2,
      weights: [0.0625, 0.5, 0.1875, 0.25],
    })
  })

  test('no-better-than-chance', async () => {
    const w = [0.5, 0.25, 0.125, 0.125]
    const expected = { error: 0.5, alpha: 0, weights: w }
    expectClose(await candidate.adaboostRound(w, [1, 1, -1, 1], [1, -1, 1, -1]), expected)
    expectClose(await candidate.adaboostRound(w, [1, 1, -1, 1], [-1, 1, -1, 1]), expected)
  })

  test('weight-of-zero', async () => {
    // The first sample is wrong, but weighs nothing.
    const got = await candidate.adaboostRound([0, 0.75, 0.25], [1, 1, 1], [-1, 1, -1])
    expectClose(got, { error: 0.25, alpha: 0.5493061443340548, weights: [0, 0.5, 0.5] })
  })

  test('random-rounds', async () => {
    for (const [seed, n] of [
      [11, 6],
      [12, 9],
      [13, 14],
      [14, 20],
    ] as const) {
      const w = normalised(randomTensor(seed, [n]))
      const [pred, y] = [randomSigns(seed + 100, n), randomSigns(seed + 200, n)]
      const expected = reference.adaboostRound(w, pred, y)
      expectClose(await candidate.adaboostRound(w, pred, y), expected)
    }
  })

  test('any-round', async () => {
    const sign = fc.constantFrom(-1, 1)
    const sample = fc.record({ size: fc.integer({ min: 1, max: 9 }), pred: sign, label: sign })
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { minLength: 1, maxLength: 6 }), async (samples) => {
        const w = normalised(samples.map(({ size }) => size))
        const pred = samples.map((s) => s.pred)
        const y = samples.map(({ label }) => label)
        const expected = reference.adaboostRound(w, pred, y)
        expectClose(await candidate.adaboostRound(w, pred, y), expected)
      }),
    )
  })

  test('four-rounds', async () => {
    const n = 12
    const y = randomSigns(21, n)
    let [w, expected] = [repeated(1 / n, n), repeated(1 / n, n)]
    for (const seed of [22, 23, 24, 25]) {
      const pred = randomSigns(seed, n)
      const got = await candidate.adaboostRound(w, pred, y)
      const round = reference.adaboostRound(expected, pred, y)
      expectClose(got, round)
      ;[w, expected] = [got.weights, round.weights]
    }
  })

  test('weights-sum-to-one', async () => {
    const tolerance = { abs: 1e-6 } // as wide as the statement allows
    for (const wrongEvery of [1, 2, 5, 100]) {
      const [w, pred, y] = randomRound(31, 11, wrongEvery)
      const got = await candidate.adaboostRound(w, pred, y)
      expectSumsToOne(weightsOf(got, 11), tolerance)
    }
  })

  test('same-learner-again', async () => {
    for (const wrongEvery of [2, 3, 6]) {
      const [w, pred, y] = randomRound(41, 13, wrongEvery)
      const next = weightsOf(await candidate.adaboostRound(w, pred, y), 13)
      // On the new weights the same learner is a coin toss, and nothing moves any more.
      const again = await candidate.adaboostRound(next, pred, y)
      expectClose(again, { error: 0.5, alpha: 0, weights: next }, { abs: 1e-6 })
    }
  })

  test('wrong-samples-gain', async () => {
    const [w, pred, y] = randomRound(51, 10, 4)
    const next = weightsOf(await candidate.adaboostRound(w, pred, y), 10)
    const gains = next.map((v, i) => v / w[i]!)
    const fair = gains.every((gain, i) => (pred[i] === y[i] ? gain < 1 : gain > 1))
    const message = 'With an error below ½, wrong samples must gain weight and right ones lose it.'
    expectThat(fair, message, { got: next })
    // All wrong ones by the same factor, and so all right ones.
    const of = (right: boolean) => gains.filter((_, i) => (pred[i] === y[i]) === right)
    for (const group of [of(true), of(false)])
      expectClose(group, repeated(group[0]!, group.length), { rel: 1e-5 })
  })

  test('predictions-flipped', async () => {
    const [w, pred, y] = randomRound(61, 9)
    const { error, alpha, weights } = reference.adaboostRound(w, pred, y)
    const got = await candidate.adaboostRound(w, flipped(pred), y)
    expectClose(got, { error: 1 - error, alpha: -alpha, weights })
  })

  test('classes-exchanged', async () => {
    const [w, pred, y] = randomRound(71, 9)
    const expected = reference.adaboostRound(w, pred, y)
    expectClose(await candidate.adaboostRound(w, flipped(pred), flipped(y)), expected)
  })

  test('order-of-samples', async () => {
    const [w, pred, y] = randomRound(81, 6)
    const samples = w.map((weight, i) => [weight, pred[i]!, y[i]!] as const)
    await expectPermutationEquivariant(
      async (s) => {
        const [weights, h, labels] = [0, 1, 2].map((k) => s.map((row) => row[k]!))
        return weightsOf(await candidate.adaboostRound(weights!, h!, labels!), 6)
      },
      samples,
      [4, 2, 0, 5, 1, 3],
    )
  })

  test('always-wrong', async () => {
    const got = await candidate.adaboostRound([0.5, 0.25, 0.25], [1, 1, -1], [-1, -1, 1])
    const expected = { error: 1 - 1e-10, alpha: -11.512925423550044, weights: [0.5, 0.25, 0.25] }
    expectClose(got, expected)
    const single = await candidate.adaboostRound([1], [1], [-1])
    expectClose(single, { error: 1 - 1e-10, alpha: -11.512925423550044, weights: [1] })
  })

  test('small-errors', async () => {
    for (const error of [1e-5, 1e-7, 1e-9]) {
      const w = [error, 0.5, 0.5 - error]
      const got = await candidate.adaboostRound(w, [1, 1, -1], [-1, 1, -1])
      expectFinite(got)
      const alpha = 0.5 * Math.log((1 - error) / error)
      const right = w.slice(1).map((v) => v / (2 * (1 - error)))
      expectClose(got, { error, alpha, weights: [0.5, ...right] })
    }
  })

  test('error-below-the-limit', async () => {
    const tiny = 1e-12
    const got = await candidate.adaboostRound([tiny, 1 - tiny], [1, 1], [-1, 1])
    // With the clipped error the wrong sample grows by e^α, but does not reach one half.
    const [alpha, share] = [11.512925464920228, 1 / 101]
    expectClose(got, { error: 1e-10, alpha, weights: [share, 1 - share] })
  })

  test('many-samples', async () => {
    const n = 1000
    // In floating point these weights do not sum to exactly 1.
    const [w, y] = [repeated(1 / n, n), repeated(1, n)]
    const wrong = await candidate.adaboostRound(w, repeated(-1, n), y)
    expectClose(wrong, { error: 1 - 1e-10, alpha: -11.512925423550044, weights: w })
    const right = await candidate.adaboostRound(w, y, y)
    expectClose(right, { error: 1e-10, alpha: 11.512925464920228, weights: w })
  })

  test('input-unchanged', async () => {
    const [w, pred, y] = randomRound(91, 5)
    await expectUnchanged(() => candidate.adaboostRound(w, pred, y))
    await expectUnchanged(() => candidate.adaboostRound(w, y, y))
  })

  test('predictions-are-signs', async () => {
    await expectGoodInputWorks()
    for (const bad of [
      [0, 1],
      [1, 2],
      [-1, 0.5],
      [-2, 1],
    ])
      await expectDeliberateError(() => candidate.adaboostRound([0.5, 0.5], bad, [1, -1]))
  })

  test('labels-are-signs', async () => {
    await expectGoodInputWorks()
    for (const bad of [
      [1, 2],
      [0, 1],
      [-1, 0.5],
      [-2, 1],
    ])
      await expectDeliberateError(() => candidate.adaboostRound([0.5, 0.5], [1, -1], bad))
    await expectDeliberateError(() => candidate.adaboostRound([1], [0], [0]))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    const two = [1, -1]
    for (const bad of [[1], [1, -1, 1], []]) {
      await expectDeliberateError(() => candidate.adaboostRound([0.5, 0.5], bad, two))
      await expectDeliberateError(() => candidate.adaboostRound([0.5, 0.5], two, bad))
    }
    await expectDeliberateError(() => candidate.adaboostRound([1], two, two))
    await expectDeliberateError(() => candidate.adaboostRound([0.5, 0.3, 0.2], two, two))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.adaboostRound([], [], []))
  })
})
