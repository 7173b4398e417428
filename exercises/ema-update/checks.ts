import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.emaUpdate([4, 0], [0, 8], 3, { decay: 0.75 }), [3, 2])

/** What the shadow keeps of itself: a shadow of 1 beside a weight of 0. */
const keptAt = async (step: number, options: { decay?: number; warmup?: boolean }) => {
  const got = await candidate.emaUpdate([1], [0], step, options)
  expectShape(got, [1])
  return got[0]!
}

describe('samples', () => {
  test('plain-update', async () => {
    expectClose(await candidate.emaUpdate([1, 2], [3, 4], 0, { decay: 0.9 }), [1.2, 2.2])
  })

  test('first-warm-step', async () => {
    expectClose(await candidate.emaUpdate([1], [3], 0, { warmup: true }), [2.8])
  })

  test('late-warm-step', async () => {
    expectClose(await candidate.emaUpdate([1], [3], 10000, { warmup: true }), [1.002])
  })
})

describe('hidden', () => {
  test('one-number-per-weight', async () => {
    const [shadow, params] = [randomTensor(1, [7], -1, 1), randomTensor(2, [7], -1, 1)]
    expectShape(await candidate.emaUpdate(shadow, params, 4), [7])
    expectShape(await candidate.emaUpdate(shadow, params, 4, { warmup: true }), [7])
    expectShape(await candidate.emaUpdate([2], [3], 0), [1])
    expectSame(await candidate.emaUpdate([], [], 0), [])
  })

  test('defaults', async () => {
    expectClose(await candidate.emaUpdate([0, 3000], [1, 1000], 5), [0.001, 2998])
    expectClose(await candidate.emaUpdate([0, 3000], [1, 1000], 0, {}), [0.001, 2998])
    const off = await candidate.emaUpdate([1, 2], [3, 4], 1, { decay: 0.9, warmup: false })
    expectClose(off, [1.2, 2.2])
  })

  test('warm-up-by-hand', async () => {
    // 9/18 at step 8, 2/11 at step 1, 91/100 at step 90.
    const at = (step: number) => candidate.emaUpdate([2, -4], [6, 0], step, { warmup: true })
    expectClose(await at(8), [4, -2])
    expectClose(await at(1), [58 / 11, -8 / 11])
    expectClose(await at(90), [2.36, -3.64])
  })

  test('decay-below-the-ramp', async () => {
    const late = { decay: 0.5, warmup: true }
    expectClose(await candidate.emaUpdate([0], [1], 90, late), [0.5])
    // Even at the first step the ramp is above this decay.
    expectClose(await candidate.emaUpdate([1], [3], 0, { decay: 0.05, warmup: true }), [2.9])
  })

  test('random-weights', async () => {
    for (const [seed, decay] of [
      [11, 0.2],
      [12, 0.5],
      [13, 0.95],
    ] as const) {
      const shadow = randomTensor(seed, [9], -3, 3)
      const params = randomTensor(seed + 10, [9], -3, 3)
      const got = await candidate.emaUpdate(shadow, params, seed, { decay })
      expectClose(got, reference.emaUpdate(shadow, params, seed, { decay }))
    }
  })

  test('random-steps', async () => {
    for (const [seed, decay] of [
      [31, 0.6],
      [32, 0.9],
      [33, 0.9999],
    ] as const)
      for (const step of [0, 1, 5, 30, 200]) {
        const options = { decay, warmup: true }
        const shadow = randomTensor(seed + step, [4], -3, 3)
        const params = randomTensor(seed + step + 10, [4], -3, 3)
        const got = await candidate.emaUpdate(shadow, params, step, options)
        expectClose(got, reference.emaUpdate(shadow, params, step, options))
      }
  })

  test('decay-zero-and-one', async () => {
    const [shadow, params] = [randomTensor(41, [5], -2, 2), randomTensor(42, [5], -2, 2)]
    expectClose(await candidate.emaUpdate(shadow, params, 3, { decay: 1 }), shadow)
    expectClose(await candidate.emaUpdate(shadow, params, 3, { decay: 0 }), params)
    expectClose(await candidate.emaUpdate(shadow, params, 3, { decay: 0, warmup: true }), params)
    const whole = await candidate.emaUpdate([0], [13], 3, { decay: 1, warmup: true })
    expectClose(whole, [9])
  })

  test('equal-weights-stay', async () => {
    const weights = randomTensor(51, [6], -5, 5)
    for (const step of [0, 7, 5000]) {
      expectClose(await candidate.emaUpdate(weights, weights, step), weights)
      expectClose(await candidate.emaUpdate(weights, weights, step, { warmup: true }), weights)
    }
  })

  test('geometric-approach', async () => {
    const params = [2, -1, 0.5]
    let shadow = [0, 0, 4]
    for (let step = 0; step < 25; step++) {
      shadow = await candidate.emaUpdate(shadow, params, step, { decay: 0.9 })
      expectShape(shadow, [3])
    }
    // The distance to weights that stand still shrinks by the decay at every step.
    const left = 0.9 ** 25
    expectClose(shadow, [2 - 2 * left, -1 + left, 0.5 + 3.5 * left])
  })

  test('warm-up-rises-to-the-decay', async () => {
    const options = { decay: 0.8, warmup: true }
    let previous = 0
    for (const step of [0, 1, 2, 5, 10, 30, 34, 35, 36, 100, 1000]) {
      const kept = await keptAt(step, options)
      expectThat(
        kept > previous - 1e-7 && kept <= 0.8 + 1e-6,
        `With warm-up and decay 0.8 the share kept must rise and end at 0.8; at step ${step} it is ${kept}, before that ${previous}.`,
        { got: kept },
      )
      previous = kept
    }
    expectClose(previous, 0.8)
  })

  test('between-old-and-new', async () => {
    const weight = fc.integer({ min: -50, max: 50 })
    const pairs = fc.array(fc.tuple(weight, weight), { minLength: 1, maxLength: 4 })
    const options = fc.record({
      decay: fc.constantFrom(0, 0.25, 0.9, 1),
      warmup: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(pairs, fc.nat(40), options, async (list, step, o) => {
        const [shadow, params] = [list.map(([s]) => s), list.map(([, p]) => p)]
        const got = await candidate.emaUpdate(shadow, params, step, o)
        expectShape(got, [list.length])
        for (const [i, [s, p]] of list.entries())
          expectThat(
            got[i]! >= Math.min(s, p) - 1e-4 && got[i]! <= Math.max(s, p) + 1e-4,
            `Entry ${i} must lie between ${s} in the shadow and ${p} in the weights; it is ${got[i]}.`,
            { got },
          )
        expectClose(got, reference.emaUpdate(shadow, params, step, o))
      }),
    )
  })

  test('very-slow-decay', async () => {
    const options = { decay: 1 - 1e-7 }
    const got = await candidate.emaUpdate([0, 5], [1e7, 5], 123, options)
    expectClose(got, [1, 5])
  })

  test('very-late-step', async () => {
    const options = { decay: 0.9999, warmup: true }
    expectClose(await candidate.emaUpdate([0, 1], [10000, 1], 1e15, options), [1, 1])
    expectClose(await candidate.emaUpdate([7], [-7], 1e15, { decay: 1, warmup: true }), [7])
  })

  test('huge-weights', async () => {
    const shadow = [1e150, -1e150, 1e12, 0]
    const params = [-1e150, -3e150, 1, 1e-12]
    const got = await candidate.emaUpdate(shadow, params, 0, { decay: 0.75 })
    expectFinite(got)
    expectClose(got, [5e149, -1.5e150, 7.5e11 + 0.25, 2.5e-13])
  })

  test('input-unchanged', async () => {
    const [shadow, params] = [randomTensor(61, [4], -1, 1), randomTensor(62, [4], -1, 1)]
    await expectUnchanged(() => candidate.emaUpdate(shadow, params, 2))
    await expectUnchanged(() => candidate.emaUpdate(shadow, params, 2, { warmup: true }))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.emaUpdate([1, 2], [1], 0))
    await expectDeliberateError(() => candidate.emaUpdate([1], [], 0, { warmup: true }))
    await expectDeliberateError(() => candidate.emaUpdate([1], [1, 2], 0))
    await expectDeliberateError(() => candidate.emaUpdate([], [1], 0))
  })

  test('decay-in-range', async () => {
    await expectGoodInputWorks()
    for (const decay of [1.5, -0.1, 1000])
      for (const warmup of [false, true])
        await expectDeliberateError(() => candidate.emaUpdate([1], [1], 0, { decay, warmup }))
  })
})
