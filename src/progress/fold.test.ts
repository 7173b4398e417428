import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beijing,
  day,
  history,
  hour,
  idAt,
  newReview,
  newRun,
  otherWeights,
  start,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import { seededRandom, shuffled } from '../base/random.ts'
import { retrievability } from '../schedule/review.ts'
import type { NewEvent, ProgressEvent } from './events.ts'
import { foldAll } from './fold-all.ts'
import type { TimeZone } from './local-days.ts'
import { intervalsOf } from './projections.ts'

let counted = 0
const at = <E extends NewEvent>(time: number, event: E): ProgressEvent => {
  counted += 1
  return { ...event, id: idAt(time, counted), device: 'd', at: time, v: 1 } as ProgressEvent
}
const retract = (time: number, review: ProgressEvent) =>
  at(time, { type: 'retract', review: review.id })

describe('cards', () => {
  test('[P10] a card is folded from its reviews, oldest first', () => {
    const events = [1, 3, 3].map((rating, index) =>
      at(start + index * 3 * day, newReview('question:a', { rating: rating as 1 | 3 })),
    )
    const card = foldAll(events.toReversed(), utc).cards.get('question:a')
    expect(card).toMatchObject({
      item: 'question:a',
      reviews: 3,
      lapses: 0,
      lastAt: start + 6 * day,
    })
    expect(card?.memory.phase).toBe('review')
    expect(card?.dueAt).toBeGreaterThan(start + 6 * day)
  })

  test('[P11] a retracted review never was, whichever comes first', () => {
    const kept = at(start, newReview())
    const wrong = at(start + day, newReview('question:a', { rating: 1 }))
    const only = foldAll([kept], utc)
    expect(foldAll([kept, wrong, retract(start + day, wrong)], utc)).toEqual(only)
    expect(foldAll([retract(start + day, wrong), kept, wrong], utc)).toEqual(only)
    expect(foldAll([kept, retract(start, kept), retract(start, kept)], utc).cards.size).toBe(0)
  })

  test('[P12] exercises leave the sitting, questions may stay in it', () => {
    const due = (item: 'question:a' | 'exercise:a') =>
      foldAll([at(start, newReview(item, { rating: 1 }))], utc).cards.get(item)?.dueAt ?? 0
    expect(due('question:a') - start).toBe(10 * 60_000)
    expect(due('exercise:a') - start).toBeGreaterThan(12 * hour)
  })

  test('[P13] a changed retention holds from then on, not before', () => {
    const first = at(start, newReview())
    const second = at(start + 3 * day, newReview())
    const third = at(start + 20 * day, newReview())
    const wanted = (time: number, value: unknown) =>
      at(time, { type: 'setting-changed', key: 'retention', value })
    const dueAt = (...events: ProgressEvent[]) =>
      foldAll(events, utc).cards.get('question:a')?.dueAt ?? 0
    const plain = dueAt(first, second)
    expect(dueAt(first, second, wanted(start + 4 * day, 0.95))).toBe(plain)
    expect(dueAt(first, second, wanted(start + 2 * day, 0.95))).toBeLessThan(plain)
    expect(dueAt(first, second, wanted(start + 2 * day, 'much'))).toBe(plain)
    expect(dueAt(first, second, third, wanted(start + 4 * day, 0.85))).toBeGreaterThan(
      dueAt(first, second, third),
    )
  })

  test('[P28] fitted weights hold for the whole history, the newest alone', () => {
    const reviews = [0, 3, 20].map((days) => at(start + days * day, newReview()))
    const set = (time: number, value: unknown) =>
      at(time, { type: 'setting-changed', key: 'fsrs-weights', value })
    const fold = (...events: ProgressEvent[]) => foldAll([...reviews, ...events], utc)
    const memory = (...events: ProgressEvent[]) => fold(...events).cards.get('question:a')?.memory
    const plain = memory()
    const fitted = memory(set(start + 30 * day, otherWeights))
    expect(fitted?.stability).toBeLessThan(plain?.stability ?? 0)
    expect(memory(set(start - day, otherWeights))).toEqual(fitted)
    expect(memory(set(start, otherWeights), set(start + day, null))).toEqual(plain)
    for (const odd of [[1, 2], otherWeights.map(String), [...otherWeights, 1], 'x', { 0: 1 }])
      expect(memory(set(start, odd))).toEqual(plain)
    const wild = fold(set(start, Array<number>(21).fill(1e9)))
    expect(wild.weights.every((weight) => Number.isFinite(weight) && weight <= 100)).toBe(true)
    expect(wild.cards.get('question:a')?.dueAt).toBeGreaterThan(start)
  })

  test('[P14] the rating buttons tell what the log will say', () => {
    fc.assert(
      fc.property(history(), fc.nat(30 * day), (events, after) => {
        const projections = foldAll(events, utc)
        const now = Math.max(start, ...events.map((event) => event.at)) + after
        for (const rating of [1, 2, 3, 4] as const) {
          const next = at(now, newReview('question:a', { rating }))
          const told = intervalsOf(projections, 'question:a', now)[rating].dueAt
          expect(foldAll([...events, next], utc).cards.get('question:a')?.dueAt).toBe(told)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('days and runs', () => {
  test('[P15] days are the user’s own, from midnight to midnight', () => {
    const events = [
      at(Date.parse('2026-03-01T15:59Z'), newReview('question:a', { ms: 1000 })),
      at(Date.parse('2026-03-01T16:00Z'), newReview('question:b', { ms: 2000, rating: 1 })),
    ]
    expect([...foldAll(events, beijing).days]).toEqual([
      ['2026-03-01', { reviews: 1, ms: 1000, right: 1 }],
      ['2026-03-02', { reviews: 1, ms: 2000, right: 0 }],
    ])
    expect([...foldAll(events, utc).days.keys()]).toEqual(['2026-03-01'])
  })

  test('[P15] a day of 23 hours and a leap day are days', () => {
    // Berlin, 29 March 2026: 02:00 becomes 03:00.
    const changed = Date.parse('2026-03-29T01:00Z')
    const berlin: TimeZone = { name: 'Berlin', minutesEast: (time) => (time < changed ? 60 : 120) }
    const day = (iso: string) =>
      [...foldAll([at(Date.parse(iso), newReview())], berlin).days.keys()][0]
    expect(day('2026-03-28T22:59Z')).toBe('2026-03-28')
    expect(day('2026-03-28T23:00Z')).toBe('2026-03-29')
    expect(day('2026-03-29T21:59Z')).toBe('2026-03-29')
    expect(day('2026-03-29T22:00Z')).toBe('2026-03-30')
    expect(day('2028-02-29T12:00Z')).toBe('2028-02-29')
  })

  test('[P16] runs are listed oldest first, without their source', () => {
    const late = at(start + 5, newRun('softmax', { state: 'fail', misconception: 'no-max' }))
    const early = at(start, newRun('softmax'))
    const runs = foldAll([late, early], utc).runs.get('softmax') ?? []
    expect(runs.map((run) => run.id)).toEqual([early.id, late.id])
    expect(runs[1]).toMatchObject({ misconception: 'no-max', state: 'fail' })
    expect(runs.some((run) => 'source' in run || 'device' in run)).toBe(false)
  })

  test('[P17] of a setting the newest change counts', () => {
    const change = (time: number, value: unknown) =>
      at(time, { type: 'setting-changed', key: 'goal', value })
    expect(foldAll([change(start + 1, 20), change(start, 10)], utc).settings.get('goal')).toBe(20)
  })
})

describe('properties', () => {
  test('[P18] the same events give the same projections in any order', () => {
    fc.assert(
      fc.property(history(60), fc.nat(), (events, seed) => {
        expect(foldAll(shuffled(seededRandom(seed), events), utc)).toEqual(foldAll(events, utc))
      }),
      { numRuns: 300 },
    )
  })

  test('[P18] two devices that have seen the same events agree', () => {
    fc.assert(
      fc.property(history(60), (events) => {
        const of = (device: string) => events.filter((event) => event.device === device)
        expect(foldAll([...of('laptop'), ...of('phone')], utc)).toEqual(
          foldAll([...of('phone'), ...of('laptop')], utc),
        )
      }),
    )
  })

  test('[P19] the sums hold: days, cards and reviews agree', () => {
    fc.assert(
      fc.property(history(60), (events) => {
        const { cards, days, reviews } = foldAll(events, utc)
        const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
        expect(sum([...days.values()].map((one) => one.reviews))).toBe(reviews)
        expect(sum([...cards.values()].map((card) => card.reviews))).toBe(reviews)
        for (const { memory, dueAt } of cards.values()) {
          expect(dueAt).toBeGreaterThan(memory.reviewedAt)
          expect(retrievability(memory, dueAt)).toBeGreaterThan(0)
        }
      }),
    )
  })
})
