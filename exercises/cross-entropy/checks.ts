import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  numericalGradient,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const randomTargets = (seed: number, n: number, classes: number) => {
  const random = seeded(seed)
  return Array.from({ length: n }, () => Math.floor(random() * classes))
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.crossEntropy([[0, 0]], [1]), Math.LN2)

describe('samples', () => {
  test('mean-of-two', async () => {
    const logits = [
      [2, 1, 0],
      [0, 0, 0],
    ]
    expectClose(await candidate.crossEntropy(logits, [0, 2]), 0.7531091265562451)
  })

  test('weights-and-ignored', async () => {
    const logits = [
      [2, 1, 0],
      [0, 3, 0],
      [1, 1, 1],
    ]
    const got = await candidate.crossEntropy(logits, [0, -100, 1], { weight: [1, 2, 4] })
    expectClose(got, 0.8682768472601999)
  })

  test('label-smoothing', async () => {
    const got = await candidate.crossEntropy([[2, 1, 0]], [0], { labelSmoothing: 0.1 })
    expectClose(got, 0.5076059644443807)
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const logits = randomTensor(1, [4, 3], -1, 1)
    const targets = [0, 2, -100, 1]
    expectShape(await candidate.crossEntropy(logits, targets, { reduction: 'none' }), [4])
    expectShape(await candidate.crossEntropy(logits, targets, { reduction: 'sum' }), [])
    expectShape(await candidate.crossEntropy(logits, targets, { reduction: 'mean' }), [])
  })

  test('uniform-logits', async () => {
    const logits = [
      [7, 7, 7, 7, 7],
      [-2, -2, -2, -2, -2],
    ]
    expectClose(await candidate.crossEntropy(logits, [4, 0]), Math.log(5))
    const smoothed = await candidate.crossEntropy(logits, [4, 0], { labelSmoothing: 0.3 })
    expectClose(smoothed, Math.log(5))
  })

  test('ignore-index-of-choice', async () => {
    const logits = [
      [1, 2],
      [3, 4],
      [0, 1],
    ]
    const targets = [0, 255, 1]
    const options = { ignoreIndex: 255, reduction: 'sum' } as const
    expectClose(await candidate.crossEntropy(logits, targets, options), 1.6265233750364458)
    const each = await candidate.crossEntropy(logits, [0, 1, 1], {
      ignoreIndex: 1,
      reduction: 'none',
    })
    expectClose(each, [1.3132616875182228, 0, 0])
    const zero = await candidate.crossEntropy(logits, [0, 1, 1], {
      ignoreIndex: 0,
      reduction: 'none',
    })
    expectClose(zero, [0, 0.31326168751822286, 0.31326168751822286])
  })

  test('smoothing-with-weights', async () => {
    const logits = [
      [2, 1, 0],
      [0, 1, 5],
    ]
    const options = { weight: [1, 2, 4], labelSmoothing: 0.2 }
    const each = await candidate.crossEntropy(logits, [0, 1], { ...options, reduction: 'none' })
    expectClose(each, [1.182967554962882, 7.3178061062869])
    expectClose(await candidate.crossEntropy(logits, [0, 1], options), 2.833591220416594)
  })

  test('random-plain', async () => {
    for (const seed of [11, 12, 13]) {
      const logits = randomTensor(seed, [6, 5], -4, 4)
      const targets = randomTargets(seed, 6, 5)
      const got = await candidate.crossEntropy(logits, targets)
      expectClose(got, reference.crossEntropy(logits, targets))
    }
  })

  test('random-all-options', async () => {
    for (const reduction of ['none', 'mean', 'sum'] as const) {
      const logits = randomTensor(21, [8, 4], -3, 3)
      const targets = [...randomTargets(22, 6, 4), -1, -1]
      const weight = randomTensor(23, [4], 0.2, 3)
      const options = { weight, ignoreIndex: -1, labelSmoothing: 0.15, reduction }
      const got = await candidate.crossEntropy(logits, targets, options)
      expectClose(got, reference.crossEntropy(logits, targets, options))
    }
  })

  test('reductions-agree', async () => {
    const logits = randomTensor(31, [4, 3], -2, 2)
    const targets = [1, -100, 0, 1]
    const weight = [0.5, 3, 1]
    const each = await candidate.crossEntropy(logits, targets, { weight, reduction: 'none' })
    expectShape(each, [4])
    const total = (each as number[]).reduce((sum, loss) => sum + loss, 0)
    expectClose(await candidate.crossEntropy(logits, targets, { weight, reduction: 'sum' }), total)
    expectClose(await candidate.crossEntropy(logits, targets, { weight }), total / 6.5)
  })

  test('weights-scale-out', async () => {
    const logits = randomTensor(41, [5, 3], -2, 2)
    const targets = [0, 1, 2, 2, 1]
    const plain = reference.crossEntropy(logits, targets)
    expectClose(await candidate.crossEntropy(logits, targets, { weight: [4, 4, 4] }), plain)
    expectClose(await candidate.crossEntropy(logits, targets, { weight: null }), plain)
  })

  test('ignored-row-has-no-effect', async () => {
    const kept = randomTensor(51, [2, 3], -2, 2)
    const expected = reference.crossEntropy(kept, [2, 0], { labelSmoothing: 0.1 })
    const withIgnored = [kept[0]!, [50, -3, 8], kept[1]!]
    const got = await candidate.crossEntropy(withIgnored, [2, -100, 0], { labelSmoothing: 0.1 })
    expectClose(got, expected)
  })

  test('smoothing-raises-confident-loss', async () => {
    const at = async (labelSmoothing: number) =>
      (await candidate.crossEntropy([[9, 0, 0]], [0], { labelSmoothing })) as number
    const [none, little, more] = [await at(0), await at(0.1), await at(0.4)]
    expectThat(none < little && little < more, 'More smoothing must raise a confident loss.', {
      got: [none, little, more],
    })
  })

  test('gradient', async () => {
    const logits = [
      [0.5, -1, 2],
      [1, 0.2, -0.3],
    ]
    const loss = async (flat: readonly number[]) =>
      (await candidate.crossEntropy([flat.slice(0, 3), flat.slice(3)], [2, 1])) as number
    const expected = logits.flatMap((row, i) => {
      const sum = row.reduce((total, v) => total + Math.exp(v), 0)
      return row.map((v, k) => (Math.exp(v) / sum - (k === [2, 1][i] ? 1 : 0)) / 2)
    })
    // Central differences with h = 1e-5 are good to about 1e-9 here.
    expectClose(await numericalGradient(loss, logits.flat()), expected, { rel: 1e-4, abs: 1e-7 })
  })

  test('shift-invariant', async () => {
    const logits = [
      [802, 800, 801],
      [-799, -801, -800],
    ]
    expectClose(await candidate.crossEntropy(logits, [0, 1]), 1.4076059644443806)
  })

  test('huge-logits', async () => {
    const logits = [
      [10000, 0],
      [0, 10000],
      [-10000, -10000],
    ]
    const each = await candidate.crossEntropy(logits, [1, 1, 0], { reduction: 'none' })
    expectClose(each, [10000, 0, Math.LN2])
    const smoothed = await candidate.crossEntropy([[10000, 0]], [0], { labelSmoothing: 0.1 })
    expectClose(smoothed, 500)
  })

  test('all-ignored', async () => {
    const logits = [
      [1, 2],
      [3, 4],
    ]
    expectClose(await candidate.crossEntropy(logits, [-100, -100]), 0)
    const each = await candidate.crossEntropy(logits, [-100, -100], { reduction: 'none' })
    expectClose(each, [0, 0])
  })

  test('zero-weights', async () => {
    const logits = [
      [1, 2],
      [3, 4],
    ]
    expectClose(await candidate.crossEntropy(logits, [0, 0], { weight: [0, 1] }), 0)
    const one = await candidate.crossEntropy(logits, [0, 1], { weight: [0, 5] })
    expectClose(one, 0.31326168751822286)
  })

  test('input-unchanged', async () => {
    const logits = randomTensor(61, [3, 3], -1, 1)
    const options = { weight: [1, 2, 3], labelSmoothing: 0.1 }
    await expectUnchanged(() => candidate.crossEntropy(logits, [0, -100, 2], options))
  })

  test('target-out-of-range', async () => {
    await expectGoodInputWorks()
    for (const target of [2, -1, 0.5])
      await expectDeliberateError(() => candidate.crossEntropy([[1, 2]], [target]))
    const options = { ignoreIndex: 255 }
    await expectDeliberateError(() => candidate.crossEntropy([[1, 2]], [-100], options))
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.crossEntropy([[1, 2]], [0, 1]))
    await expectDeliberateError(() => candidate.crossEntropy([[1], [2]], [0]))
    for (const weight of [[1], [1, 1, 1]])
      await expectDeliberateError(() => candidate.crossEntropy([[1, 2]], [0], { weight }))
    await expectDeliberateError(() => candidate.crossEntropy([[1, 2], [3]], [0, 0]))
    await expectDeliberateError(() => candidate.crossEntropy([[1], [2, 3]], [0, 0]))
    await expectDeliberateError(() => candidate.crossEntropy([], []))
    await expectDeliberateError(() => candidate.crossEntropy([[], []], [-100, -100]))
  })

  test('smoothing-out-of-range', async () => {
    await expectGoodInputWorks()
    for (const labelSmoothing of [-0.1, 1])
      await expectDeliberateError(() => candidate.crossEntropy([[1, 2]], [0], { labelSmoothing }))
  })
})
