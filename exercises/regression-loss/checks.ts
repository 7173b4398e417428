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
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = Parameters<typeof reference.regressionLoss>[2]
type Kind = Options['kind']

const kinds: readonly Kind[] = ['mae', 'mse', 'huber', 'smoothL1', 'logcosh', 'quantile']
const none = { reduction: 'none' } as const

const zeros = (n: number) => new Array<number>(n).fill(0)

/** The losses of these errors, once it is known that there is one of each. */
const lossesOf = async (errors: number[], options: Options): Promise<number[]> => {
  const got = await candidate.regressionLoss(errors, zeros(errors.length), { ...options, ...none })
  expectShape(got, [errors.length])
  return got as number[]
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.regressionLoss([3, 0], [1, 1], { kind: 'mae' }), 1.5)

describe('samples', () => {
  test('huber-by-hand', async () => {
    const options = { kind: 'huber', delta: 1.5, reduction: 'none' } as const
    expectClose(await candidate.regressionLoss([0, 2, -3], [0, 0, 0], options), [0, 1.875, 3.375])
  })

  test('smooth-l1-by-hand', async () => {
    const options = { kind: 'smoothL1', delta: 1.5, reduction: 'none' } as const
    expectClose(await candidate.regressionLoss([0, 2, -3], [0, 0, 0], options), [0, 1.25, 2.25])
  })

  test('mse-mean', async () => {
    expectClose(await candidate.regressionLoss([1, 2, 4], [1, 0, 1], { kind: 'mse' }), 13 / 3)
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const pred = randomTensor(1, [4], -2, 2)
    const target = randomTensor(2, [4], -2, 2)
    for (const kind of kinds) {
      expectShape(await candidate.regressionLoss(pred, target, { kind, ...none }), [4])
      expectShape(await candidate.regressionLoss(pred, target, { kind, reduction: 'sum' }), [])
      expectShape(await candidate.regressionLoss(pred, target, { kind, reduction: 'mean' }), [])
      expectShape(await candidate.regressionLoss(pred, target, { kind }), [])
    }
  })

  test('mae-sum', async () => {
    const options = { kind: 'mae', reduction: 'sum' } as const
    expectClose(await candidate.regressionLoss([1, 2, -4], [1, 0, 1], options), 7)
  })

  test('small-errors', async () => {
    // Below the threshold on both sides of 0.
    const errors = [0.5, -0.2, 1]
    expectClose(await lossesOf(errors, { kind: 'huber', delta: 2 }), [0.125, 0.02, 0.5])
    expectClose(await lossesOf(errors, { kind: 'smoothL1', delta: 2 }), [0.0625, 0.01, 0.25])
  })

  test('default-delta', async () => {
    expectClose(await candidate.regressionLoss([0.2, 5], [0, 0], { kind: 'huber' }), 2.26)
    expectClose(await candidate.regressionLoss([0.2, 5], [0, 0], { kind: 'smoothL1' }), 2.26)
  })

  test('narrow-smooth-l1', async () => {
    const options = { kind: 'smoothL1', delta: 0.5 } as const
    expectClose(await candidate.regressionLoss([0.2, 5], [0, 0], options), 2.395)
  })

  test('logcosh-by-hand', async () => {
    // cosh(ln 2) = 5/4, cosh(ln 3) = 5/3
    const got = await lossesOf([0, Math.log(2), -Math.log(3), 0.1], { kind: 'logcosh' })
    expectClose(got, [0, Math.log(1.25), Math.log(5 / 3), 0.004991688821646467])
  })

  test('quantile-by-hand', async () => {
    const options = { kind: 'quantile', q: 0.9, reduction: 'none' } as const
    expectClose(await candidate.regressionLoss([3, 0, 1], [1, 2, 1], options), [0.2, 1.8, 0])
    expectClose(await candidate.regressionLoss([3, 0], [1, 2], { kind: 'quantile' }), 1)
  })

  test('random-losses', async () => {
    for (const [i, kind] of kinds.entries())
      for (const [delta, q] of [
        [0.7, 0.2],
        [1, 0.5],
        [2.5, 0.95],
      ] as const) {
        const pred = randomTensor(11 + i, [9], -4, 4)
        const target = randomTensor(31 + i, [9], -4, 4)
        const options = { kind, delta, q, reduction: 'none' } as const
        const got = await candidate.regressionLoss(pred, target, options)
        expectClose(got, reference.regressionLoss(pred, target, options))
      }
  })

  test('random-defaults', async () => {
    for (const [i, kind] of kinds.entries()) {
      const pred = randomTensor(51 + i, [7], -4, 4)
      const target = randomTensor(61 + i, [7], -4, 4)
      const got = await candidate.regressionLoss(pred, target, { kind })
      expectClose(got, reference.regressionLoss(pred, target, { kind }))
    }
  })

  test('any-input', async () => {
    const value = fc.integer({ min: -9, max: 9 })
    const options = fc.record({
      kind: fc.constantFrom(...kinds),
      delta: fc.constantFrom(0.5, 1, 3),
      q: fc.constantFrom(0, 0.25, 0.5, 1),
      reduction: fc.constantFrom('none' as const, 'mean' as const, 'sum' as const),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }),
        options,
        async (pairs, o) => {
          const pred = pairs.map(([p]) => p)
          const target = pairs.map(([, t]) => t)
          const got = await candidate.regressionLoss(pred, target, o)
          expectClose(got, reference.regressionLoss(pred, target, o))
        },
      ),
    )
  })

  test('no-error-no-loss', async () => {
    const x = randomTensor(71, [5], -3, 3)
    for (const kind of kinds)
      expectClose(await candidate.regressionLoss(x, [...x], { kind, q: 0.3, ...none }), zeros(5))
  })

  test('both-sides-alike', async () => {
    const errors = [0.3, 0.9, 1.4, 4]
    const mirrored = errors.map((e) => -e)
    for (const kind of ['mae', 'mse', 'huber', 'smoothL1', 'logcosh'] as const) {
      const expected = reference.regressionLoss(errors, zeros(4), { kind, ...none })
      expectClose(await lossesOf(mirrored, { kind }), expected)
    }
  })

  test('at-the-threshold', async () => {
    for (const delta of [0.5, 2]) {
      const errors = [delta, -delta]
      const half = (delta * delta) / 2
      expectClose(await lossesOf(errors, { kind: 'huber', delta }), [half, half])
      expectClose(await lossesOf(errors, { kind: 'smoothL1', delta }), [delta / 2, delta / 2])
    }
  })

  test('huber-is-scaled-smooth-l1', async () => {
    const errors = randomTensor(81, [8], -4, 4)
    for (const delta of [0.5, 1, 3]) {
      const huber = await lossesOf(errors, { kind: 'huber', delta })
      const smooth = await lossesOf(errors, { kind: 'smoothL1', delta })
      expectClose(
        smooth.map((loss) => delta * loss),
        huber,
        { rel: 1e-5, abs: 1e-7 },
      )
    }
  })

  test('limits-of-delta', async () => {
    const errors = randomTensor(82, [6], -4, 4)
    const halves = errors.map((e) => (e * e) / 2)
    expectClose(await lossesOf(errors, { kind: 'huber', delta: 1000 }), halves)
    const sizes = errors.map(Math.abs)
    expectClose(await lossesOf(errors, { kind: 'smoothL1', delta: 1e-9 }), sizes)
  })

  test('quantile-ends', async () => {
    const errors = [2, -3]
    expectClose(await lossesOf(errors, { kind: 'quantile', q: 0 }), [2, 0])
    expectClose(await lossesOf(errors, { kind: 'quantile', q: 1 }), [0, 3])
  })

  test('quantile-finds-the-quantile', async () => {
    const target = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const costs: number[] = []
    for (const guess of target) {
      const pred = target.map(() => guess)
      const options = { kind: 'quantile', q: 0.75 } as const
      costs.push((await candidate.regressionLoss(pred, target, options)) as number)
    }
    const best = target[costs.indexOf(Math.min(...costs))]
    expectThat(
      best === 8,
      'Of the constants 1 to 10 the one with the least loss at q = 0.75 must be 8, above which lie two of the ten targets.',
      { expected: 8, got: best },
    )
  })

  test('reductions-agree', async () => {
    const pred = randomTensor(91, [5], -3, 3)
    const target = randomTensor(92, [5], -3, 3)
    for (const kind of kinds) {
      const each = await candidate.regressionLoss(pred, target, { kind, ...none })
      expectShape(each, [5])
      const total = (each as number[]).reduce((sum, loss) => sum + loss, 0)
      const sum = await candidate.regressionLoss(pred, target, { kind, reduction: 'sum' })
      expectClose(sum, total, { rel: 1e-5, abs: 1e-7 })
      const mean = await candidate.regressionLoss(pred, target, { kind, reduction: 'mean' })
      expectClose(mean, total / 5, { rel: 1e-5, abs: 1e-7 })
    }
  })

  test('slopes', async () => {
    const errors = [-3, -0.8, 0.4, 1.2, 2.5] // no kink of any kind at delta 1.5
    const [delta, q] = [1.5, 0.3]
    const clipped = errors.map((e) => Math.max(-delta, Math.min(delta, e)))
    const expected: Record<Kind, number[]> = {
      mae: errors.map(Math.sign),
      mse: errors.map((e) => 2 * e),
      huber: clipped,
      smoothL1: clipped.map((e) => e / delta),
      logcosh: errors.map(Math.tanh),
      quantile: errors.map((e) => (e < 0 ? -q : 1 - q)),
    }
    for (const kind of kinds) {
      const loss = async (pred: readonly number[]) => {
        const options = { kind, delta, q, reduction: 'sum' } as const
        return (await candidate.regressionLoss([...pred], zeros(5), options)) as number
      }
      // Central differences with h = 1e-5 are good to about 1e-9 here.
      expectClose(await numericalGradient(loss, errors), expected[kind], { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('logcosh-far-out', async () => {
    const got = await lossesOf([1000, -1000, 10000, -10000, 40], { kind: 'logcosh' })
    expectFinite(got)
    expectClose(
      got,
      [1000, 1000, 10000, 10000, 40].map((a) => a - Math.LN2),
    )
  })

  test('outliers', async () => {
    const errors = [10000, -10000]
    expectClose(await lossesOf(errors, { kind: 'mae' }), [1e4, 1e4])
    expectClose(await lossesOf(errors, { kind: 'mse' }), [1e8, 1e8])
    expectClose(await lossesOf(errors, { kind: 'huber', delta: 2 }), [19998, 19998])
    expectClose(await lossesOf(errors, { kind: 'smoothL1', delta: 2 }), [9999, 9999])
    expectClose(await lossesOf(errors, { kind: 'quantile', q: 0.9 }), [1000, 9000])
  })

  test('input-unchanged', async () => {
    for (const kind of kinds)
      await expectUnchanged(() => candidate.regressionLoss([1, -2, 3], [0.5, 0, 5], { kind }))
  })

  test('one-target-per-prediction', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.regressionLoss([1, 2], [1], { kind: 'mse' }))
    await expectDeliberateError(() => candidate.regressionLoss([1], [1, 2], { kind: 'mae' }))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.regressionLoss([], [], { kind: 'mse' }))
    await expectDeliberateError(() => candidate.regressionLoss([], [], { kind: 'mae', ...none }))
  })

  test('unknown-kind', async () => {
    await expectGoodInputWorks()
    for (const kind of ['rmsle', 'MSE', ''])
      await expectDeliberateError(() =>
        candidate.regressionLoss([1, 2], [0, 0], { kind: kind as Kind }),
      )
  })
})
