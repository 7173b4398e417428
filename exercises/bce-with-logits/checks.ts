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
  numericalGradient,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const randomLabels = (seed: number, n: number) => {
  const random = seeded(seed)
  return Array.from({ length: n }, () => (random() < 0.5 ? 1 : 0))
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.bceWithLogits([0, 0], [0, 1], { posWeight: 3 }), 2 * Math.LN2)

describe('samples', () => {
  test('undecided-and-right', async () => {
    const got = await candidate.bceWithLogits([0, 2, -2], [1, 1, 0], { reduction: 'none' })
    expectClose(got, [Math.LN2, 0.1269280110429725, 0.1269280110429725])
  })

  test('far-from-zero', async () => {
    const got = await candidate.bceWithLogits([1000, -1000], [0, 0], { reduction: 'none' })
    expectClose(got, [1000, 0])
  })

  test('weighted-mean', async () => {
    const got = await candidate.bceWithLogits([0.5, -1], [1, 0.25], { posWeight: 3 })
    expectClose(got, 1.321061741908827)
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const logits = randomTensor(1, [4], -2, 2)
    const targets = [0, 1, 0.5, 0]
    expectShape(await candidate.bceWithLogits(logits, targets, { reduction: 'none' }), [4])
    expectShape(await candidate.bceWithLogits(logits, targets, { reduction: 'sum' }), [])
    expectShape(await candidate.bceWithLogits(logits, targets, { reduction: 'mean' }), [])
    expectShape(await candidate.bceWithLogits(logits, targets), [])
  })

  test('wrong-answers', async () => {
    const x = Math.log(3) // probability 3/4
    const got = await candidate.bceWithLogits([x, -x], [0, 1], { reduction: 'none' })
    expectClose(got, [Math.log(4), Math.log(4)])
  })

  test('half-weight-sum', async () => {
    const options = { posWeight: 0.5, reduction: 'sum' } as const
    const got = await candidate.bceWithLogits([0.3, -0.7, 2], [0.2, 0.9, 0], options)
    expectClose(got, 3.402600057951649)
  })

  test('random-labels', async () => {
    for (const seed of [11, 12, 13]) {
      const logits = randomTensor(seed, [9], -5, 5)
      const targets = randomLabels(seed + 10, 9)
      const got = await candidate.bceWithLogits(logits, targets)
      expectClose(got, reference.bceWithLogits(logits, targets))
    }
  })

  test('random-soft-targets', async () => {
    for (const [seed, posWeight] of [
      [31, 0.3],
      [32, 1],
      [33, 8],
    ] as const)
      for (const reduction of ['none', 'mean', 'sum'] as const) {
        const logits = randomTensor(seed, [7], -5, 5)
        const targets = randomTensor(seed + 10, [7])
        const options = { posWeight, reduction }
        const got = await candidate.bceWithLogits(logits, targets, options)
        expectClose(got, reference.bceWithLogits(logits, targets, options))
      }
  })

  test('any-input', async () => {
    const entry = fc.tuple(
      fc.integer({ min: -40, max: 40 }),
      fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
    )
    const options = fc.record({
      posWeight: fc.constantFrom(0.5, 1, 2),
      reduction: fc.constantFrom('none' as const, 'mean' as const, 'sum' as const),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 5 }),
        options,
        async (entries, o) => {
          const logits = entries.map(([x]) => x)
          const targets = entries.map(([, y]) => y)
          const got = await candidate.bceWithLogits(logits, targets, o)
          expectClose(got, reference.bceWithLogits(logits, targets, o))
        },
      ),
    )
  })

  test('logit-of-zero', async () => {
    const targets = [0, 0.2, 0.5, 0.9, 1]
    const got = await candidate.bceWithLogits([0, 0, 0, 0, 0], targets, { reduction: 'none' })
    expectClose(got, new Array<number>(5).fill(Math.LN2))
  })

  test('classes-mirrored', async () => {
    const logits = randomTensor(41, [6], -3, 3)
    const targets = randomTensor(42, [6])
    const expected = reference.bceWithLogits(logits, targets, { reduction: 'none' })
    const got = await candidate.bceWithLogits(
      logits.map((x) => -x),
      targets.map((y) => 1 - y),
      { reduction: 'none' },
    )
    expectClose(got, expected)
  })

  test('softmax-of-two', async () => {
    const logits = randomTensor(51, [6], -3, 3)
    const targets = randomLabels(52, 6)
    // Cross entropy of the class scores [0, x].
    const expected = logits.map((x, i) => Math.log(1 + Math.exp(x)) - (targets[i] === 1 ? x : 0))
    expectClose(await candidate.bceWithLogits(logits, targets, { reduction: 'none' }), expected)
  })

  test('weight-on-positives-only', async () => {
    const logits = [0.4, 0.4, -1.1]
    const none = { reduction: 'none' } as const
    const plain = reference.bceWithLogits(logits, [1, 0, 0], none) as number[]
    const expected = plain.map((loss, i) => (i === 0 ? 5 * loss : loss))
    expectClose(
      await candidate.bceWithLogits(logits, [1, 0, 0], { ...none, posWeight: 5 }),
      expected,
    )
  })

  test('weight-of-zero', async () => {
    const options = { posWeight: 0, reduction: 'none' } as const
    const got = await candidate.bceWithLogits([0, 0, 0], [1, 0, 0.5], options)
    expectClose(got, [0, Math.LN2, Math.LN2 / 2])
  })

  test('reductions-agree', async () => {
    const logits = randomTensor(61, [5], -2, 2)
    const targets = [1, 0, 0.5, 0, 1]
    const posWeight = 4
    const each = await candidate.bceWithLogits(logits, targets, { posWeight, reduction: 'none' })
    expectShape(each, [5])
    const total = (each as number[]).reduce((sum, loss) => sum + loss, 0)
    const sum = await candidate.bceWithLogits(logits, targets, { posWeight, reduction: 'sum' })
    expectClose(sum, total)
    const mean = await candidate.bceWithLogits(logits, targets, { posWeight, reduction: 'mean' })
    expectClose(mean, total / 5)
  })

  test('never-negative', async () => {
    const logits = [-30, -7, -1, 0, 2, 9, 30]
    for (const y of [0, 0.3, 1]) {
      const targets = logits.map(() => y)
      const got = await candidate.bceWithLogits(logits, targets, { reduction: 'none' })
      expectShape(got, [7])
      const fine = (got as number[]).every((loss) => loss >= -1e-8)
      expectThat(fine, 'A loss must not be negative.', { got })
    }
  })

  test('gradient', async () => {
    const logits = [0.5, -1.2, 2, -0.3]
    const targets = [1, 0.3, 0, 0.8]
    for (const posWeight of [1, 2.5]) {
      const loss = async (x: readonly number[]) =>
        (await candidate.bceWithLogits([...x], targets, { posWeight, reduction: 'sum' })) as number
      const expected = logits.map((x, i) => {
        const y = targets[i]!
        return (1 - y) * sigmoid(x) - posWeight * y * sigmoid(-x) // σ(x) − y at weight 1
      })
      // Central differences with h = 1e-5 are good to about 1e-10 here.
      expectClose(await numericalGradient(loss, logits), expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('huge-logits', async () => {
    const logits = [1000, -1000, 10000, -10000, 1000]
    const none = { reduction: 'none' } as const
    const right = await candidate.bceWithLogits(logits, [1, 0, 1, 0, 1], none)
    expectFinite(right)
    expectClose(right, [0, 0, 0, 0, 0])
    const wrong = await candidate.bceWithLogits(logits, [0, 1, 0, 1, 0.25], none)
    expectFinite(wrong)
    expectClose(wrong, [1000, 1000, 10000, 10000, 750])
    expectClose(await candidate.bceWithLogits([-1000, 1000], [1, 1], { posWeight: 2 }), 1000)
  })

  test('sure-and-wrong', async () => {
    const got = await candidate.bceWithLogits([20, -20, 40, -40], [0, 1, 0, 1], {
      reduction: 'none',
    })
    expectClose(got, [20.000000002061153, 20.000000002061153, 40, 40])
  })

  test('input-unchanged', async () => {
    const logits = randomTensor(71, [4], -2, 2)
    await expectUnchanged(() => candidate.bceWithLogits(logits, [1, 0, 0.4, 1]))
    await expectUnchanged(() =>
      candidate.bceWithLogits(logits, [1, 0, 0.4, 1], { posWeight: 2, reduction: 'none' }),
    )
  })

  test('targets-in-range', async () => {
    await expectGoodInputWorks()
    for (const target of [1.1, 2, -0.1, -1])
      await expectDeliberateError(() => candidate.bceWithLogits([1, 1], [1, target]))
  })

  test('one-target-per-logit', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.bceWithLogits([1, 2], [1]))
    await expectDeliberateError(() => candidate.bceWithLogits([1], [1, 0]))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.bceWithLogits([], []))
    await expectDeliberateError(() => candidate.bceWithLogits([], [], { reduction: 'none' }))
  })
})
