import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = Parameters<typeof reference.cosineLr>[1]

/** The rates of the steps `from` … `to`, both included. */
async function rates(from: number, to: number, options: Options): Promise<number[]> {
  const list: number[] = []
  for (let step = from; step <= to; step++) {
    const rate = await candidate.cosineLr(step, options)
    expectShape(rate, [])
    list.push(rate)
  }
  return list
}

const expectedRates = (from: number, to: number, options: Options) =>
  Array.from({ length: to - from + 1 }, (_, i) => reference.cosineLr(from + i, options))

const constant = (length: number, value: number) => Array.from({ length }, () => value)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  expectClose(await candidate.cosineLr(0, { base: 1, warmup: 4, total: 5 }), 0.25)
  expectClose(await candidate.cosineLr(4, { base: 1, warmup: 4, total: 5 }), 1)
}

describe('samples', () => {
  test('first-step-of-the-warm-up', async () => {
    expectClose(await candidate.cosineLr(0, { base: 1, warmup: 4, total: 10 }), 0.25)
  })

  test('half-way-down', async () => {
    expectClose(await candidate.cosineLr(7, { base: 1, warmup: 4, total: 10 }), 0.5)
  })

  test('after-the-end', async () => {
    expectClose(await candidate.cosineLr(12, { base: 1, min: 0.1, total: 10 }), 0.1)
  })
})

describe('hidden', () => {
  test('one-number', async () => {
    for (const step of [0, 2, 3, 9, 10, 50])
      expectShape(await candidate.cosineLr(step, { base: 0.1, warmup: 3, total: 10 }), [])
  })

  test('peak-twice', async () => {
    const options = { base: 1, warmup: 4, total: 10 }
    expectClose(await candidate.cosineLr(3, options), 1)
    expectClose(await candidate.cosineLr(4, options), 1)
  })

  test('no-warm-up', async () => {
    expectClose(await candidate.cosineLr(0, { base: 2, total: 5 }), 2)
    expectClose(await candidate.cosineLr(0, { base: 2, min: 0.5, warmup: 0, total: 1 }), 2)
  })

  test('a-quarter-of-the-way', async () => {
    const options = { base: 0.5, min: 0.1, total: 20 }
    expectClose(await candidate.cosineLr(5, options), 0.4414213562373095)
    expectClose(await candidate.cosineLr(15, options), 0.1585786437626905)
  })

  test('at-the-end', async () => {
    expectClose(await candidate.cosineLr(10, { base: 1, min: 0.2, total: 10 }), 0.2)
    // The last step of training is not quite at the minimum.
    const last = 0.2 + 0.4 * (1 + Math.cos(0.9 * Math.PI))
    expectClose(await candidate.cosineLr(9, { base: 1, min: 0.2, total: 10 }), last)
  })

  test('whole-schedule', async () => {
    const r = Math.sqrt(3) / 4
    const expected = [0.5, 1, 1, 0.5 + r, 0.75, 0.5, 0.25, 0.5 - r, 0, 0, 0]
    expectClose(await rates(0, 10, { base: 1, warmup: 2, total: 8 }), expected)
  })

  test('whole-schedule-with-minimum', async () => {
    const options = { base: 0.8, min: 0.2, warmup: 4, total: 10 }
    const r = 0.15 * Math.sqrt(3)
    const down = [0.8, 0.5 + r, 0.65, 0.5, 0.35, 0.5 - r]
    expectClose(await rates(0, 11, options), [0.2, 0.4, 0.6, 0.8, ...down, 0.2, 0.2])
  })

  test('random-schedules', async () => {
    for (const seed of [11, 12, 13]) {
      const random = seeded(seed)
      const warmup = Math.floor(6 * random())
      const total = warmup + 3 + Math.floor(12 * random())
      const options = { base: 0.5 + random(), min: 0.4 * random(), warmup, total }
      const got = await rates(0, total + 2, options)
      expectClose(got, expectedRates(0, total + 2, options))
    }
  })

  test('any-step', async () => {
    const options = fc.record({
      base: fc.constantFrom(1, 0.1, 8),
      min: fc.constantFrom(0, 0.05),
      warmup: fc.integer({ min: 0, max: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 6 }),
        options,
        async (step, decay, o) => {
          const whole = { ...o, total: o.warmup + decay }
          expectClose(await candidate.cosineLr(step, whole), reference.cosineLr(step, whole))
        },
      ),
    )
  })

  test('warm-up-is-a-line', async () => {
    const got = await rates(0, 7, { base: 0.4, min: 0.1, warmup: 8, total: 20 })
    const line = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4]
    expectClose(got, line)
  })

  test('never-zero-before-the-end', async () => {
    for (const options of [
      { base: 1, warmup: 5, total: 12 },
      { base: 1, total: 12 },
    ]) {
      const got = await rates(0, 11, options)
      const useful = got.every((rate) => rate > 0 && rate <= 1)
      expectThat(useful, 'Before the end, every rate must lie above 0 and not above base.', { got })
    }
  })

  test('falls-after-the-warm-up', async () => {
    const got = await rates(3, 15, { base: 1, min: 0.1, warmup: 3, total: 15 })
    const falling = got.every((rate, i) => i === 0 || rate < got[i - 1]!)
    expectThat(falling, 'After the warm-up, the rate must fall from step to step.', { got })
  })

  test('middle-is-the-mean', async () => {
    for (const [base, min, warmup, total] of [
      [1, 0, 0, 10],
      [0.9, 0.1, 6, 8],
      [2, 1, 3, 103],
    ] as const) {
      const middle = (warmup + total) / 2
      const got = await candidate.cosineLr(middle, { base, min, warmup, total })
      expectClose(got, (base + min) / 2)
    }
  })

  test('point-symmetric', async () => {
    const options = { base: 0.9, min: 0.3, warmup: 2, total: 13 }
    const got = await rates(2, 13, options)
    const sums = got.map((rate, i) => rate + got[got.length - 1 - i]!)
    expectClose(sums, constant(12, 1.2))
  })

  test('stays-at-the-minimum', async () => {
    const options = { base: 1, min: 0.25, warmup: 2, total: 10 }
    expectClose(await rates(10, 32, options), constant(23, 0.25))
    expectClose(await candidate.cosineLr(1e9, options), 0.25)
  })

  test('minimum-equal-to-base', async () => {
    const got = await rates(0, 9, { base: 0.5, min: 0.5, warmup: 2, total: 8 })
    expectClose(got, [0.25, ...constant(9, 0.5)])
  })

  test('shortest-schedules', async () => {
    const min = 0.125
    expectClose(await rates(0, 2, { base: 1, min, total: 1 }), [1, min, min])
    expectClose(await rates(0, 3, { base: 1, min, warmup: 1, total: 2 }), [1, 1, min, min])
    expectClose(await rates(2, 4, { base: 1, min, warmup: 3, total: 4 }), [1, 1, min])
  })

  test('long-run', async () => {
    const options = { base: 1e4, min: 1, warmup: 1e6, total: 3e9 + 1e6 }
    const got: number[] = []
    for (const step of [0, 999999, 1e6, 1e6 + 1e9, 1e6 + 2e9, 1e6 + 3e9])
      got.push(await candidate.cosineLr(step, options))
    expectFinite(got)
    expectClose(got, [0.01, 1e4, 1e4, 7500.25, 2500.75, 1])
  })

  test('total-must-exceed-warm-up', async () => {
    await expectGoodInputWorks()
    for (const [warmup, total] of [
      [5, 3],
      [5, 5],
      [0, 0],
    ] as const)
      for (const step of [0, 9])
        await expectDeliberateError(() => candidate.cosineLr(step, { base: 1, warmup, total }))
  })

  test('steps-count-from-zero', async () => {
    await expectGoodInputWorks()
    for (const step of [-1, -7, 0.5, 4.25]) {
      const options = { base: 1, warmup: 2, total: 10 }
      await expectDeliberateError(() => candidate.cosineLr(step, options))
    }
  })
})
