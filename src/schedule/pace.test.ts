import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paceUntil, type PaceInput } from './pace.ts'
import { review } from './review.ts'

const day = 86_400_000
const now = Date.parse('2026-03-01T08:00Z')
const pace = (change: Partial<PaceInput> = {}) =>
  paceUntil({
    fresh: { question: Array<number>(100).fill(60), exercise: [] },
    known: [],
    now,
    days: 20,
    secondsADay: null,
    retention: 0.9,
    ...change,
  })

describe('what is new, until a day', () => {
  test('[S50] is spread evenly; the last days only repeat', () => {
    expect(pace()).toMatchObject({ learningDays: 17, perDay: { question: 6, exercise: 0 } })
    expect(pace({ days: 4 })).toMatchObject({ learningDays: 3, perDay: { question: 34 } })
    expect(pace({ days: 1 })).toMatchObject({ learningDays: 1, perDay: { question: 100 } })
    expect(pace({ days: 0 })).toEqual(pace({ days: 1 }))
  })

  test('[S51] costs its first meeting and the reviews in time, those forgotten once more', () => {
    // One day: no review comes back before its end.
    expect(pace({ days: 1 }).secondsPerDay).toBe(100 * 60)
    // Of two days: what is met today comes back once, what is met tomorrow does not.
    expect(pace({ days: 2 }).secondsPerDay).toBeCloseTo((100 + 50 * 1.1) * 30)
    const long = pace({ days: 20 }).secondsPerDay * 20
    expect(long).toBeGreaterThan(100 * 60 * 2)
    expect(long).toBeLessThan(100 * 60 * 4)
  })

  test('[S52] what is known costs its reviews', () => {
    const memory = review(null, 3, now - 30 * day, { retention: 0.9 })
    const known = Array.from({ length: 50 }, () => ({ memory, seconds: 60 }))
    const fresh = { question: [], exercise: [] }
    expect(pace({ known, fresh, days: 1 }).secondsPerDay).toBeCloseTo(50 * 60 * 1.1)
  })

  test('[S53] with less time a part is reached, the same share of questions and exercises', () => {
    const fresh = { question: Array<number>(80).fill(60), exercise: Array<number>(8).fill(600) }
    const all = pace({ fresh })
    expect(all.reached).toEqual({ question: 80, exercise: 8 })
    const half = pace({ fresh, secondsADay: all.secondsPerDay / 2 })
    expect(half.reached).toEqual({ question: 40, exercise: 4 })
    expect(half).toMatchObject({ perDay: all.perDay, secondsPerDay: all.secondsPerDay })
    expect(pace({ fresh, secondsADay: 0 }).reached).toEqual({ question: 0, exercise: 0 })
  })

  test('[S54] more time never reaches less, and the day that is told is enough', () => {
    const seconds = fc.array(fc.integer({ min: 10, max: 2400 }), { maxLength: 60 })
    fc.assert(
      fc.property(
        fc.record({ question: seconds, exercise: seconds }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (fresh, days, share) => {
          const all = pace({ fresh, days })
          const some = pace({ fresh, days, secondsADay: all.secondsPerDay * share })
          expect(some.reached.question).toBeLessThanOrEqual(all.reached.question)
          const enough = pace({ fresh, days, secondsADay: all.secondsPerDay + 0.001 })
          expect(enough.reached).toEqual(all.total)
          expect(all.perDay.question * all.learningDays).toBeGreaterThanOrEqual(
            fresh.question.length,
          )
        },
      ),
      { numRuns: 100 },
    )
  })
})
