import fc from 'fast-check'
import { fsrs } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import type { Memory } from './memory.ts'
import { ratings, type Rating } from './rating.ts'
import { intervals, replay, retrievability, review, type ScheduleOptions } from './review.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const at = (iso: string) => Date.parse(iso)
const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 16)}Z`
const plain: ScheduleOptions = { retention: 0.9 }

/** Reviews an item each time it is due and tells the dates. */
function history(start: string, given: readonly Rating[], options = plain): readonly string[] {
  let memory: Memory | null = null
  let now = at(start)
  const lines: string[] = []
  for (const rating of given) {
    memory = review(memory, rating, now, options)
    lines.push(
      `${iso(now)} ${rating} → ${iso(memory.dueAt)} ${memory.phase} S ${memory.stability.toFixed(2)} D ${memory.difficulty.toFixed(2)}`,
    )
    now = memory.dueAt
  }
  return lines
}

const rating = fc.constantFrom(...ratings)
const retention = fc.constantFrom(0.85, 0.9, 0.95)
const options: fc.Arbitrary<ScheduleOptions> = fc.record(
  { retention, seed: fc.string(), sameSitting: fc.boolean() },
  { requiredKeys: ['retention'] },
)
/** Steps from seconds to years. */
const past = fc
  .array(fc.record({ rating, after: fc.integer({ min: 0, max: 800 * day }) }), { maxLength: 25 })
  .map((steps) => {
    let now = at('2026-01-01T08:00Z')
    return steps.map((step) => ({ rating: step.rating, at: (now += step.after) }))
  })
const memoryOf = (steps: readonly { rating: Rating; at: number }[], given: ScheduleOptions) =>
  replay(steps, () => given)

describe('whole histories', () => {
  test('[S1] a question answered well moves away quickly', () => {
    expect(history('2026-03-01T20:00Z', [3, 3, 3, 3, 3])).toMatchInlineSnapshot(`
      [
        "2026-03-01T20:00Z 3 → 2026-03-03T14:00Z review S 2.31 D 2.12",
        "2026-03-03T14:00Z 3 → 2026-03-14T08:00Z review S 10.96 D 2.11",
        "2026-03-14T08:00Z 3 → 2026-04-29T02:00Z review S 46.28 D 2.10",
        "2026-04-29T02:00Z 3 → 2026-10-08T20:00Z review S 162.86 D 2.10",
        "2026-10-08T20:00Z 3 → 2027-10-08T14:00Z review S 497.45 D 2.09",
      ]
    `)
  })

  test('[S2] what was not known stays in the sitting, then starts short', () => {
    expect(history('2026-03-01T20:00Z', [1, 2, 3, 3, 1, 3, 3])).toMatchInlineSnapshot(`
      [
        "2026-03-01T20:00Z 1 → 2026-03-01T20:10Z learning S 0.21 D 6.41",
        "2026-03-01T20:10Z 2 → 2026-03-01T20:25Z learning S 0.21 D 7.60",
        "2026-03-01T20:25Z 3 → 2026-03-02T14:25Z review S 0.25 D 7.59",
        "2026-03-02T14:25Z 3 → 2026-03-04T08:25Z review S 1.56 D 7.58",
        "2026-03-04T08:25Z 1 → 2026-03-04T08:35Z relearning S 0.45 D 9.19",
        "2026-03-04T08:35Z 3 → 2026-03-05T02:35Z review S 0.49 D 9.18",
        "2026-03-05T02:35Z 3 → 2026-03-06T20:35Z review S 1.36 D 9.16",
      ]
    `)
  })

  test('[S3] an exercise never comes back in the same sitting', () => {
    expect(history('2026-03-01T20:00Z', [1, 2, 3, 3, 1, 4], { retention: 0.9, sameSitting: false }))
      .toMatchInlineSnapshot(`
      [
        "2026-03-01T20:00Z 1 → 2026-03-02T14:00Z review S 0.21 D 6.41",
        "2026-03-02T14:00Z 2 → 2026-03-03T08:00Z review S 1.22 D 7.60",
        "2026-03-03T08:00Z 3 → 2026-03-06T02:00Z review S 3.09 D 7.59",
        "2026-03-06T02:00Z 3 → 2026-03-13T20:00Z review S 7.69 D 7.58",
        "2026-03-13T20:00Z 1 → 2026-03-14T14:00Z review S 1.19 D 9.19",
        "2026-03-14T14:00Z 4 → 2026-03-18T08:00Z review S 3.05 D 8.90",
      ]
    `)
  })

  test('[S4] higher retention asks sooner', () => {
    const due = (retention: number) =>
      [3, 3, 3, 3].reduce<Memory | null>(
        (memory) => review(memory, 3, memory?.dueAt ?? at('2026-03-01T20:00Z'), { retention }),
        null,
      )?.dueAt ?? 0
    expect([0.85, 0.9, 0.95].map(due).map(iso)).toMatchInlineSnapshot(`
      [
        "2027-09-25T20:00Z",
        "2026-10-08T20:00Z",
        "2026-03-31T20:00Z",
      ]
    `)
  })

  test('[S5] the rating buttons of a new item', () => {
    const now = at('2026-03-01T20:00Z')
    const told = intervals(null, now, plain)
    expect(ratings.map((one) => `${told[one].days} d, ${iso(told[one].dueAt)}`))
      .toMatchInlineSnapshot(`
      [
        "0 d, 2026-03-01T20:10Z",
        "0 d, 2026-03-01T20:15Z",
        "2 d, 2026-03-03T14:00Z",
        "8 d, 2026-03-09T14:00Z",
      ]
    `)
  })
})

describe('time', () => {
  test('[S6] a leap day is a day like any other', () => {
    const before = history('2028-02-27T09:00Z', [3, 3, 3])
    const plainYear = history('2027-02-27T09:00Z', [3, 3, 3])
    const spans = (lines: readonly string[]) => lines.map((line) => line.slice(line.indexOf(' S ')))
    expect(spans(before)).toEqual(spans(plainYear))
    expect(before.at(-1)).toMatchInlineSnapshot(
      `"2028-03-10T21:00Z 3 → 2028-04-25T15:00Z review S 46.28 D 2.10"`,
    )
  })

  test('[S7] changed clocks and time zones move nothing: only elapsed time counts', () => {
    fc.assert(
      fc.property(
        past,
        options,
        fc.integer({ min: -14 * hour, max: 14 * hour }),
        (steps, given, shift) => {
          const moved = memoryOf(
            steps.map((step) => ({ ...step, at: step.at + shift })),
            given,
          )
          const memory = memoryOf(steps, given)
          expect(
            moved && { ...moved, dueAt: moved.dueAt - shift, reviewedAt: moved.reviewedAt - shift },
          ).toEqual(memory)
        },
      ),
    )
  })

  test('[S8] practising an hour earlier each day still meets what is due and counts as a whole day', () => {
    const first = review(null, 2, at('2026-03-01T21:00Z'), { ...plain, sameSitting: false })
    const early = at('2026-03-02T20:00Z')
    expect(first.dueAt).toBeLessThan(early)
    const onTime = review(first, 3, at('2026-03-02T21:00Z'), plain)
    expect(review(first, 3, early, plain).stability).toBe(onTime.stability)
  })

  test('[S9] a review dated before the last one counts as the same day', () => {
    const memory = review(null, 3, at('2026-03-05T10:00Z'), plain)
    const late = review(memory, 3, at('2026-03-01T10:00Z'), plain)
    const same = review(memory, 3, at('2026-03-05T10:00Z'), plain)
    expect(late.stability).toBe(same.stability)
  })
})

describe('properties', () => {
  test('[S10] again ≤ hard ≤ good ≤ easy, for every memory', () => {
    fc.assert(
      fc.property(past, options, fc.integer({ min: 0, max: 800 * day }), (steps, given, after) => {
        const now = (steps.at(-1)?.at ?? at('2026-01-01T08:00Z')) + after
        const told = intervals(memoryOf(steps, given), now, given)
        const dues = ratings.map((one) => told[one].dueAt)
        expect(dues).toEqual(dues.toSorted((a, b) => a - b))
        expect(told[1].dueAt).toBeGreaterThan(now)
        expect(told[2].days).toBeLessThan(told[3].days)
        expect(told[3].days).toBeLessThan(told[4].days)
        expect(told[4].days).toBeLessThanOrEqual(367)
      }),
      { numRuns: 500 },
    )
  })

  test('[S11] the buttons tell what the review then does', () => {
    fc.assert(
      fc.property(past, options, rating, (steps, given, next) => {
        const memory = memoryOf(steps, given)
        const now = (memory?.dueAt ?? at('2026-01-01T08:00Z')) + hour
        expect(review(memory, next, now, given).dueAt).toBe(
          intervals(memory, now, given)[next].dueAt,
        )
      }),
    )
  })

  test('[S12] a replayed history equals its reviews one by one', () => {
    fc.assert(
      fc.property(past, options, (steps, given) => {
        const oneByOne = steps.reduce<Memory | null>(
          (memory, step) => review(memory, step.rating, step.at, given),
          null,
        )
        expect(memoryOf(steps, given)).toEqual(oneByOne)
      }),
    )
  })

  test('[S13] recall starts at 1 and only falls', () => {
    const times = fc.array(fc.integer({ min: -day, max: 4000 * day }), { minLength: 2 })
    fc.assert(
      fc.property(
        past.filter((steps) => steps.length > 0),
        options,
        times,
        (steps, given, offsets) => {
          const memory = memoryOf(steps, given)
          if (!memory) return
          const values = offsets
            .toSorted((a, b) => a - b)
            .map((offset) => retrievability(memory, memory.reviewedAt + offset))
          expect(values).toEqual(values.toSorted((a, b) => b - a))
          expect(values.every((value) => value >= 0 && value <= 1)).toBe(true)
          expect(retrievability(memory, memory.reviewedAt)).toBe(1)
        },
      ),
    )
  })

  test('[S14] an item comes due when about the wanted share is remembered', () => {
    for (const retention of [0.85, 0.9, 0.95]) {
      const first = review(null, 3, at('2026-03-01T20:00Z'), { retention })
      const memory = review(first, 3, first.dueAt, { retention })
      expect(retrievability(memory, memory.dueAt)).toBeCloseTo(retention, 2)
    }
  })

  test('[S15] spread: the same seed gives the same day, other seeds differ, and never by much', () => {
    const memory = replay(
      [0, 3, 12, 40].map((days) => ({
        rating: 3 as const,
        at: at('2026-01-01T08:00Z') + days * day,
      })),
      () => plain,
    )
    const now = at('2026-05-01T08:00Z')
    const days = (seed?: string) =>
      intervals(memory, now, seed === undefined ? plain : { ...plain, seed })[3].days
    const seeds = Array.from({ length: 200 }, (_, index) => `question:${index}`)
    const spread = seeds.map((seed) => days(seed))
    expect(seeds.map((seed) => days(seed))).toEqual(spread)
    expect(new Set(spread).size).toBeGreaterThan(5)
    const exact = days()
    expect(Math.min(...spread)).toBeGreaterThan(exact * 0.85)
    expect(Math.max(...spread)).toBeLessThan(exact * 1.15)
  })

  test('[S16] stability and difficulty are those of ts-fsrs’s own scheduler', () => {
    const wholeDays = fc.array(fc.record({ rating, days: fc.integer({ min: 0, max: 300 }) }), {
      minLength: 1,
      maxLength: 15,
    })
    fc.assert(
      fc.property(wholeDays, fc.boolean(), retention, (steps, sameSitting, wanted) => {
        const theirs = fsrs({
          request_retention: wanted,
          enable_short_term: sameSitting,
          learning_steps: ['10m'],
          relearning_steps: ['10m'],
          maximum_interval: 365,
        })
        let now = at('2026-01-01T08:00Z')
        let ours: Memory | null = null
        let card: Parameters<typeof theirs.next>[0] = {
          due: now,
          stability: 0,
          difficulty: 0,
          elapsed_days: 0,
          scheduled_days: 0,
          learning_steps: 0,
          reps: 0,
          lapses: 0,
          state: 0,
        }
        for (const step of steps) {
          now += step.days * day
          ours = review(ours, step.rating, now, { retention: wanted, sameSitting })
          card = theirs.next(card, now, step.rating).card
          const { stability, difficulty, reviews, lapses } = ours
          expect([stability, difficulty, reviews, lapses]).toEqual([
            card.stability,
            card.difficulty,
            card.reps,
            card.lapses,
          ])
        }
      }),
      { numRuns: 300 },
    )
  })
})
