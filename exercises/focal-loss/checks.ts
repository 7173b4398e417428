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

const randomTargets = (seed: number, n: number) => {
  const random = seeded(seed)
  return Array.from({ length: n }, () => (random() < 0.5 ? 1 : 0))
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.focalLoss([0], [1], { alpha: null, gamma: 0 }), Math.LN2)

describe('samples', () => {
  test('three-positives', async () => {
    const got = await candidate.focalLoss([0, 2, -2], [1, 1, 1], { reduction: 'none' })
    expectClose(got, [0.04332169878499658, 0.00045089070881009386, 0.4125195448553522])
  })

  test('plain-bce', async () => {
    const options = { alpha: null, gamma: 0, reduction: 'none' } as const
    const got = await candidate.focalLoss([0, 2, -2], [1, 0, 0], options)
    expectClose(got, [Math.LN2, 2.1269280110429727, 0.1269280110429725])
  })

  test('mean-of-two', async () => {
    expectClose(await candidate.focalLoss([1.5, -0.5], [0, 1]), 0.4736535684646174)
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const logits = randomTensor(1, [4], -2, 2)
    const targets = [0, 1, 1, 0]
    expectShape(await candidate.focalLoss(logits, targets, { reduction: 'none' }), [4])
    expectShape(await candidate.focalLoss(logits, targets, { reduction: 'sum' }), [])
    expectShape(await candidate.focalLoss(logits, targets, { reduction: 'mean' }), [])
    expectShape(await candidate.focalLoss(logits, targets), [])
  })

  test('probability-of-a-half', async () => {
    const got = await candidate.focalLoss([0, 0], [1, 0], { reduction: 'none' })
    expectClose(got, [Math.LN2 / 16, (3 * Math.LN2) / 16])
  })

  test('other-options', async () => {
    const options = { alpha: 0.6, gamma: 1.5, reduction: 'sum' } as const
    expectClose(await candidate.focalLoss([0.3, -0.7, 2], [0, 1, 0], options), 1.2135982954634956)
  })

  test('negatives-only', async () => {
    expectClose(await candidate.focalLoss([0, 0, 0], [0, 0, 0]), (3 * Math.LN2) / 16)
    expectClose(await candidate.focalLoss([0], [1]), Math.LN2 / 16)
  })

  test('random-default', async () => {
    for (const seed of [11, 12, 13]) {
      const logits = randomTensor(seed, [9], -4, 4)
      const targets = randomTargets(seed + 10, 9)
      const got = await candidate.focalLoss(logits, targets)
      expectClose(got, reference.focalLoss(logits, targets))
    }
  })

  test('random-options', async () => {
    for (const [seed, alpha, gamma] of [
      [31, 0.9, 0.5],
      [32, null, 3],
      [33, 0.1, 1],
    ] as const)
      for (const reduction of ['none', 'mean', 'sum'] as const) {
        const logits = randomTensor(seed, [7], -4, 4)
        const targets = randomTargets(seed + 10, 7)
        const options = { alpha, gamma, reduction }
        const got = await candidate.focalLoss(logits, targets, options)
        expectClose(got, reference.focalLoss(logits, targets, options))
      }
  })

  test('gamma-of-zero', async () => {
    const logits = randomTensor(51, [6], -3, 3)
    const targets = randomTargets(52, 6)
    const bce = logits.map((x, i) => Math.log(1 + Math.exp(targets[i] === 1 ? -x : x)))
    const plain = { alpha: null, gamma: 0, reduction: 'none' } as const
    expectClose(await candidate.focalLoss(logits, targets, plain), bce)
    expectClose(
      await candidate.focalLoss(logits, targets, { ...plain, alpha: 0.5 }),
      bce.map((loss) => loss / 2),
    )
  })

  test('easy-examples-damped', async () => {
    const logits = [Math.log(9), -Math.log(9), 0] // p_t = 0.9, 0.9, 0.5
    const got = await candidate.focalLoss(logits, [1, 0, 1], { alpha: null, reduction: 'none' })
    expectClose(got, [-Math.log(0.9) / 100, -Math.log(0.9) / 100, Math.LN2 / 4])
  })

  test('falls-as-p-rises', async () => {
    const logits = [-6, -3, -1, 0, 0.5, 2, 4, 6]
    for (const gamma of [0, 0.5, 2, 5]) {
      const options = { gamma, reduction: 'none' } as const
      const got = await candidate.focalLoss(logits, new Array<number>(8).fill(1), options)
      expectShape(got, [8])
      const falling = (got as number[]).every((loss, i, all) => i === 0 || loss < all[i - 1]!)
      expectThat(falling, 'The loss of a positive must fall as its logit rises.', { got })
    }
  })

  test('classes-mirrored', async () => {
    const logits = randomTensor(61, [6], -3, 3)
    const targets = randomTargets(62, 6)
    const expected = reference.focalLoss(logits, targets, { alpha: 0.3, reduction: 'none' })
    const got = await candidate.focalLoss(
      logits.map((x) => -x),
      targets.map((y) => 1 - y),
      { alpha: 0.7, reduction: 'none' },
    )
    expectClose(got, expected)
  })

  test('alpha-at-its-ends', async () => {
    const [logits, targets] = [
      [0, 0],
      [1, 0],
    ]
    const zero = await candidate.focalLoss(logits, targets, { alpha: 0, reduction: 'none' })
    expectClose(zero, [0, Math.LN2 / 4])
    const one = await candidate.focalLoss(logits, targets, { alpha: 1, reduction: 'none' })
    expectClose(one, [Math.LN2 / 4, 0])
  })

  test('reductions-agree', async () => {
    const logits = randomTensor(71, [5], -2, 2)
    const targets = [1, 0, 0, 0, 1]
    const each = await candidate.focalLoss(logits, targets, { reduction: 'none' })
    expectShape(each, [5])
    const total = (each as number[]).reduce((sum, loss) => sum + loss, 0)
    expectClose(await candidate.focalLoss(logits, targets, { reduction: 'sum' }), total)
    expectClose(await candidate.focalLoss(logits, targets, { reduction: 'mean' }), total / 5)
  })

  test('gradient', async () => {
    const logits = [0.5, -1.2, 2, -0.3]
    const targets = [1, 1, 0, 0]
    const loss = async (x: readonly number[]) =>
      (await candidate.focalLoss([...x], targets, { reduction: 'sum' })) as number
    const expected = logits.map((x, i) => {
      const [sign, weight] = targets[i] === 1 ? [1, 0.25] : [-1, 0.75]
      const p = 1 / (1 + Math.exp(-sign * x))
      return sign * weight * (1 - p) ** 2 * (2 * p * Math.log(p) + p - 1)
    })
    // Central differences with h = 1e-5 are good to about 1e-10 here.
    expectClose(await numericalGradient(loss, logits), expected, { rel: 1e-4, abs: 1e-7 })
  })

  test('huge-logits', async () => {
    const wrong = await candidate.focalLoss([1000, -1000, 10000], [0, 1, 0], { reduction: 'none' })
    expectClose(wrong, [750, 250, 7500])
    const right = await candidate.focalLoss([1000, -1000], [1, 0], { reduction: 'none' })
    expectFinite(right)
    expectClose(right, [0, 0])
    const plain = { alpha: null, gamma: 0, reduction: 'none' } as const
    expectClose(await candidate.focalLoss([1000, 1000], [1, 0], plain), [0, 1000])
  })

  test('confident-and-wrong', async () => {
    const got = await candidate.focalLoss([-40, 40], [1, 0], { reduction: 'none' })
    expectClose(got, [10, 30])
  })

  test('input-unchanged', async () => {
    const logits = randomTensor(81, [4], -2, 2)
    const options = { alpha: 0.4, gamma: 1 }
    await expectUnchanged(() => candidate.focalLoss(logits, [1, 0, 0, 1], options))
    await expectUnchanged(() => candidate.focalLoss(logits, [1, 0, 0, 1], { reduction: 'none' }))
  })

  test('targets-must-be-binary', async () => {
    await expectGoodInputWorks()
    for (const target of [0.5, -1, 2])
      await expectDeliberateError(() => candidate.focalLoss([1, 1], [1, target]))
  })

  test('one-target-per-logit', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.focalLoss([1, 2], [1]))
    await expectDeliberateError(() => candidate.focalLoss([1], [1, 0]))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.focalLoss([], []))
    await expectDeliberateError(() => candidate.focalLoss([], [], { reduction: 'none' }))
  })

  test('options-out-of-range', async () => {
    await expectGoodInputWorks()
    for (const alpha of [-0.1, 1.5])
      await expectDeliberateError(() => candidate.focalLoss([1], [1], { alpha }))
    await expectDeliberateError(() => candidate.focalLoss([1], [1], { gamma: -1 }))
  })
})
