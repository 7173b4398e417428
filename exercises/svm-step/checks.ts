import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationInvariant,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  numericalGradient,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Problem = [w: number[], b: number, x: number[][], y: number[]]

const negated = <T>(x: T): T => mapNested(x, (v) => -v)

/** Random samples and a random line; about half of the samples lie inside the margin. */
function randomProblem(seed: number, n: number, d: number): Problem {
  const x = randomTensor(seed, [n, d], -2, 2)
  const w = randomTensor(seed + 100, [d], -1, 1)
  const y = randomTensor(seed + 200, [n], -1, 1).map((v) => (v < 0 ? -1 : 1))
  return [w, randomTensor(seed + 300, [1], -1, 1)[0]!, x, y]
}

/** Two classes that a line separates, on both sides of x₁ + x₂ = 1. */
function separable(seed: number): Problem {
  const x = randomTensor(seed, [20, 2], -3, 3)
  const y = x.map(([p = 0, q = 0]) => (p + q > 1 ? 1 : -1))
  const apart = x.map(([p = 0, q = 0], i) => [p + 0.5 * y[i]!, q + 0.5 * y[i]!])
  return [[0, 0], 0, apart, y]
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const got = await candidate.svmStep([2], 0, [[1]], [-1], { lr: 1, lambda: 0 })
  expectClose(got, { w: [1], b: -1, loss: 3 })
}

describe('samples', () => {
  test('from-zero', async () => {
    const x = [
      [1, 2],
      [-1, 0],
    ]
    const got = await candidate.svmStep([0, 0], 0, x, [1, -1], { lr: 0.1, lambda: 1 })
    expectClose(got, { w: [0.1, 0.1], b: 0, loss: 1 })
  })

  test('margins-one-and-two', async () => {
    const got = await candidate.svmStep([1], 0, [[1], [2]], [1, 1], { lr: 0.5, lambda: 0.1 })
    expectClose(got, { w: [0.95], b: 0, loss: 0.05 })
  })

  test('without-penalty', async () => {
    const got = await candidate.svmStep([1], 0.5, [[-1], [0.2]], [1, 1], { lr: 0.5, lambda: 0 })
    expectClose(got, { w: [0.8], b: 1, loss: 0.9 })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const got = await candidate.svmStep(...randomProblem(1, 6, 4), { lr: 0.1, lambda: 0.1 })
    expectShape(got.w, [4])
    expectShape(got.b, [])
    expectShape(got.loss, [])
    const single = await candidate.svmStep([0], 0, [[3]], [1], { lr: 0.1, lambda: 0 })
    expectShape(single.w, [1])
  })

  test('eight-samples', async () => {
    const x = [
      [1.73, -1.47, -2.08],
      [0.77, 2.31, 1.5],
      [2.83, -1.42, -1.75],
      [1.3, -2.91, -0.64],
      [1.93, -0.11, -1.8],
      [-1.6, 2.77, -0.17],
      [-1.78, -1.62, 0.72],
      [0.59, 0.17, 2.12],
    ]
    const y = [1, -1, 1, -1, -1, 1, 1, -1]
    const options = { lr: 0.05, lambda: 0.3 }
    const got = await candidate.svmStep([0.3, -0.2, 0.1], 0.4, x, y, options)
    expectClose(got, { w: [0.2456875, -0.1864375, 0.0945625], b: 0.3875, loss: 1.22 })
  })

  test('all-outside-the-margin', async () => {
    const x = [
      [2, 1],
      [-1, -3],
      [5, 0],
    ]
    // Margins 3.5, 3.5 and 5.5: nothing pulls, and b stays.
    const got = await candidate.svmStep([1, 1], 0.5, x, [1, -1, 1], { lr: 0.5, lambda: 0.2 })
    expectClose(got, { w: [0.9, 0.9], b: 0.5, loss: 0.2 })
    const still = await candidate.svmStep([1, 1], 0.5, x, [1, -1, 1], { lr: 0.5, lambda: 0 })
    expectClose(still, { w: [1, 1], b: 0.5, loss: 0 })
  })

  test('margin-of-exactly-one', async () => {
    const x = [
      [0.5, 0.5],
      [0.5, -1.5],
      [0.25, 0.5],
    ]
    // Margins 1, 1 and 0.75: only the last sample pulls.
    const got = await candidate.svmStep([1, 1], 0, x, [1, -1, 1], { lr: 1, lambda: 0 })
    expectClose(got, { w: [1 + 0.25 / 3, 1 + 0.5 / 3], b: 1 / 3, loss: 0.25 / 3 })
  })

  test('right-but-inside', async () => {
    // Both samples are on their side of the line, at margins 0.5 and 0.25.
    const got = await candidate.svmStep([0.5], 0, [[1], [-0.5]], [1, -1], { lr: 1, lambda: 0 })
    expectClose(got, { w: [1.25], b: 0, loss: 0.625 })
  })

  test('margin-of-zero', async () => {
    const got = await candidate.svmStep([3], -3, [[1], [2]], [1, 1], { lr: 0.2, lambda: 0 })
    expectClose(got, { w: [3.1], b: -2.9, loss: 0.5 })
  })

  test('same-pull-however-far', async () => {
    const options = { lr: 0.1, lambda: 0.5 }
    const got = await candidate.svmStep([1, -1], 0, [[1, 2]], [1], options)
    const wrong = await candidate.svmStep([1, -1], -500, [[1, 2]], [1], options)
    expectClose(got, { w: [1.05, -0.75], b: 0.1, loss: 2.5 })
    expectClose(wrong, { w: [1.05, -0.75], b: -499.9, loss: 502.5 })
  })

  test('large-bias-is-free', async () => {
    const got = await candidate.svmStep([0, 0], 40, [[1, 1]], [1], { lr: 0.5, lambda: 3 })
    expectClose(got, { w: [0, 0], b: 40, loss: 0 })
  })

  test('random-problems', async () => {
    for (const [seed, n, d, lambda] of [
      [11, 6, 2, 0],
      [12, 10, 3, 0.1],
      [13, 15, 5, 2],
      [14, 1, 4, 0.5],
    ] as const) {
      const problem = randomProblem(seed, n, d)
      const options = { lr: 0.3, lambda }
      const expected = reference.svmStep(...problem, options)
      expectClose(await candidate.svmStep(...problem, options), expected)
    }
  })

  test('any-problem', async () => {
    // Small halves, so that margins are exact and often 1.
    const half = fc.integer({ min: -4, max: 4 }).map((k) => k / 2)
    const point = fc.tuple(half, half)
    const sample = fc.record({ point, label: fc.constantFrom(-1, 1) })
    const samples = fc.array(sample, { minLength: 1, maxLength: 4 })
    const options = fc.record({
      lr: fc.constantFrom(0, 0.25, 1),
      lambda: fc.constantFrom(0, 0.5, 2),
    })
    await fc.assert(
      fc.asyncProperty(point, half, samples, options, async (w, b, list, o) => {
        const x = list.map((s) => [...s.point])
        const y = list.map(({ label }) => label)
        const expected = reference.svmStep([...w], b, x, y, o)
        expectClose(await candidate.svmStep([...w], b, x, y, o), expected)
      }),
    )
  })

  test('gradient-numerically', async () => {
    for (const [seed, lambda] of [
      [21, 0],
      [22, 0.7],
    ] as const) {
      const [w, b, x, y] = randomProblem(seed, 9, 3)
      const loss = ([bias = 0, ...weights]: readonly number[]) =>
        reference.svmStep(weights, bias, x, y, { lr: 0, lambda }).loss
      // No margin of these samples lies within 0.001 of the kink.
      const [gradB, ...gradW] = await numericalGradient(loss, [b, ...w])
      const got = await candidate.svmStep(w, b, x, y, { lr: 1, lambda })
      const step = { w: w.map((v, j) => v - got.w[j]!), b: b - got.b }
      expectClose(step, { w: gradW, b: gradB! }, { rel: 1e-4, abs: 1e-6 })
    }
  })

  test('loss-falls', async () => {
    const options = { lr: 0.01, lambda: 0.05 }
    let [w, b, x, y] = randomProblem(31, 20, 2)
    const losses: number[] = []
    for (let step = 0; step < 6; step++) {
      const got = await candidate.svmStep(w, b, x, y, options)
      losses.push(got.loss)
      ;[w, b] = [got.w, got.b]
    }
    const falling = losses.every((v, t) => t === 0 || v < losses[t - 1]!)
    expectThat(falling, 'Small steps must lower the loss.', { got: losses })
  })

  test('loss-before-the-step', async () => {
    const problem = randomProblem(41, 8, 3)
    const { loss } = reference.svmStep(...problem, { lr: 0, lambda: 0.4 })
    for (const lr of [0, 0.1, 30]) {
      const got = await candidate.svmStep(...problem, { lr, lambda: 0.4 })
      expectClose(got.loss, loss)
    }
  })

  test('step-proportional-to-lr', async () => {
    const problem = randomProblem(51, 8, 3)
    const [w, b] = problem
    const small = reference.svmStep(...problem, { lr: 0.01, lambda: 0.4 })
    const got = await candidate.svmStep(...problem, { lr: 1, lambda: 0.4 })
    expectClose(got, {
      w: w.map((v, j) => v + 100 * (small.w[j]! - v)),
      b: b + 100 * (small.b - b),
      loss: small.loss,
    })
    const none = await candidate.svmStep(...problem, { lr: 0, lambda: 0.4 })
    expectClose(none, { w, b, loss: small.loss })
  })

  test('data-twice', async () => {
    const [w, b, x, y] = randomProblem(61, 7, 2)
    const options = { lr: 0.2, lambda: 0.3 }
    const expected = reference.svmStep(w, b, x, y, options)
    expectClose(await candidate.svmStep(w, b, [...x, ...x], [...y, ...y], options), expected)
  })

  test('order-of-samples-and-features', async () => {
    const [w, b, x, y] = randomProblem(71, 6, 3)
    const options = { lr: 0.2, lambda: 0.3 }
    const samples = x.map((row, i) => ({ row, label: y[i]! }))
    await expectPermutationInvariant(
      (list) => {
        const rows = list.map(({ row }) => row)
        const labels = list.map(({ label }) => label)
        return candidate.svmStep(w, b, rows, labels, options)
      },
      samples,
      [4, 1, 5, 0, 3, 2],
    )
    const order = [2, 0, 1]
    const expected = reference.svmStep(w, b, x, y, options)
    const turned = x.map((row) => permuted(row, order))
    const got = await candidate.svmStep(permuted(w, order), b, turned, y, options)
    expectClose(got, { ...expected, w: permuted(expected.w, order) })
  })

  test('classes-exchanged', async () => {
    const [w, b, x, y] = randomProblem(81, 8, 3)
    const options = { lr: 0.2, lambda: 0.3 }
    const expected = reference.svmStep(w, b, x, y, options)
    const got = await candidate.svmStep(negated(w), -b, x, negated(y), options)
    expectClose(got, { w: negated(expected.w), b: -expected.b, loss: expected.loss })
  })

  test('thirty-steps', async () => {
    const options = { lr: 0.3, lambda: 0.01 }
    let [w, b, x, y] = separable(91)
    let expected = { w, b, loss: 1 }
    for (let step = 0; step < 30; step++) {
      const got = await candidate.svmStep(w, b, x, y, options)
      expected = reference.svmStep(expected.w, expected.b, x, y, options)
      expectClose(got, expected)
      ;[w, b] = [got.w, got.b]
    }
  })

  test('features-of-ten-thousand', async () => {
    const [w, b, x, y] = randomProblem(101, 8, 3)
    const large = mapNested(x, (v) => 1e4 * v)
    const options = { lr: 0.1, lambda: 0.5 }
    const got = await candidate.svmStep(w, b, large, y, options)
    expectFinite(got.w)
    expectClose(got, reference.svmStep(w, b, large, y, options))
    const far = await candidate.svmStep(negated(w), 1e4, large, y, options)
    expectClose(far, reference.svmStep(negated(w), 1e4, large, y, options))
  })

  test('samples-at-the-origin', async () => {
    // Without any feature only b can learn; two of three labels are +1.
    const x = [
      [0, 0],
      [0, 0],
      [0, 0],
    ]
    const got = await candidate.svmStep([0, 0], 0, x, [1, -1, 1], { lr: 1, lambda: 1 })
    expectClose(got, { w: [0, 0], b: 1 / 3, loss: 1 })
  })

  test('input-unchanged', async () => {
    const problem = randomProblem(111, 5, 2)
    await expectUnchanged(() => candidate.svmStep(...problem, { lr: 0.1, lambda: 0.5 }))
  })

  test('labels-are-signs', async () => {
    await expectGoodInputWorks()
    const options = { lr: 1, lambda: 1 }
    for (const y of [
      [1, 2],
      [-1, 0.5],
      [-3, 1],
    ])
      await expectDeliberateError(() => candidate.svmStep([0], 0, [[1], [2]], y, options))
  })

  test('no-label-of-zero', async () => {
    await expectGoodInputWorks()
    const options = { lr: 1, lambda: 1 }
    await expectDeliberateError(() => candidate.svmStep([0], 0, [[1]], [0], options))
    await expectDeliberateError(() => candidate.svmStep([0], 0, [[1], [2]], [0, 1], options))
  })

  test('one-label-per-sample', async () => {
    await expectGoodInputWorks()
    const options = { lr: 1, lambda: 1 }
    for (const y of [[1], [1, -1, 1], []])
      await expectDeliberateError(() => candidate.svmStep([0], 0, [[1], [2]], y, options))
  })

  test('one-weight-per-feature', async () => {
    await expectGoodInputWorks()
    const options = { lr: 1, lambda: 1 }
    const at = (w: number[], x: number[][]) =>
      candidate.svmStep(
        w,
        0,
        x,
        x.map(() => 1),
        options,
      )
    await expectDeliberateError(() => at([0, 0], [[1]]))
    await expectDeliberateError(() => at([0], [[1, 2]]))
    await expectDeliberateError(() => at([0, 0], [[1, 2], [3]]))
    await expectDeliberateError(() => at([0, 0], [[1], [2, 3]]))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    const options = { lr: 1, lambda: 1 }
    await expectDeliberateError(() => candidate.svmStep([0], 0, [], [], options))
    await expectDeliberateError(() => candidate.svmStep([], 0, [[], []], [1, -1], options))
    await expectDeliberateError(() => candidate.svmStep([], 0, [], [], options))
  })
})
