import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../tests/fixtures/progress-events.ts'
import { dayOf, today } from '../../tests/fixtures/stats-history.ts'
import type { ItemKey } from '../progress/events.ts'
import type { Card } from '../progress/progress.ts'
import { forecastDays, forecastOf } from './forecast.ts'
import { masteryOf } from './mastery.ts'
import { stabilityOf } from './stability.ts'

const card = (name: string, change: { dueIn?: number; stability?: number } = {}): Card => {
  const { dueIn = 0, stability = 10 } = change
  const dueAt = today * day + dueIn * day
  const reviewedAt = dueAt - 10 * day
  return {
    item: `question:${name}`,
    memory: {
      ...{ stability, decay: 0.15, difficulty: 5, phase: 'review', step: 0 },
      ...{ reviewedAt, dueAt, reviews: 3, lapses: 0 },
    },
    ...{ reviews: 3, lapses: 0, lastAt: reviewedAt, lastRating: 3, dueAt },
  }
}
const cards = fc.array(
  fc.record({
    name: fc.constantFrom('known', 'gone'),
    dueIn: fc.double({ min: -400, max: 400, noNaN: true }),
    stability: fc.double({ min: 0.001, max: 40_000, noNaN: true }),
  }),
)
const isKnown = (item: ItemKey) => item !== 'question:gone'

test('[T30] each card is overdue or on its day', () => {
  const { overdue, days } = forecastOf(
    [card('a', { dueIn: -0.1 }), card('b', { dueIn: 0.9 }), card('c'), card('d', { dueIn: 29.9 })],
    () => true,
    dayOf,
    today,
  )
  const names = (list: readonly Card[]) => list.map(({ item }) => item.slice(9))
  expect(names(overdue)).toEqual(['a'])
  expect(names(days[0]?.cards ?? [])).toEqual(['c', 'b'])
  expect(names(days[29]?.cards ?? [])).toEqual(['d'])
  expect(days.map((one) => one.day - today)).toEqual(Array.from({ length: 30 }, (_, i) => i))
})

test('[T30] nothing is counted twice, nothing that left the bank', () => {
  fc.assert(
    fc.property(cards, (list) => {
      const all = list.map((one) => card(one.name, one))
      const { overdue, days } = forecastOf(all, isKnown, dayOf, today)
      const counted = overdue.length + days.reduce((sum, one) => sum + one.cards.length, 0)
      const expected = list.filter(({ name, dueIn }) => name === 'known' && dueIn < forecastDays)
      expect(counted).toBe(expected.length)
    }),
  )
})

test('[T31] each card is in one bin of stability', () => {
  const { bins, median } = stabilityOf(
    [0.2, 1, 6.9, 7, 400].map((stability) => card('a', { stability })),
    () => true,
  )
  expect(bins.map(({ cards: list }) => list.length)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 1])
  expect(median).toBe(6.9)
  expect(stabilityOf([], () => true).median).toBeNull()
  fc.assert(
    fc.property(cards, (list) => {
      const all = list.map((one) => card(one.name, one))
      const stability = stabilityOf(all, isKnown)
      const known = all.filter(({ item }) => isKnown(item)).length
      expect(stability.bins.reduce((sum, bin) => sum + bin.cards.length, 0)).toBe(known)
      for (const { from, to, cards: inside } of stability.bins)
        for (const { memory } of inside) {
          expect(memory.stability).toBeGreaterThanOrEqual(from)
          if (to !== null) expect(memory.stability).toBeLessThan(to)
        }
    }),
  )
})

const items = ['question:a', 'question:b', 'exercise:c', 'question:d'] as const

test('[T32] what was never seen counts as nothing', () => {
  const recall = (item: ItemKey) =>
    ({ 'question:a': 0.9, 'question:b': 0.5 })[item as string] ?? null
  const mastery = masteryOf(items, recall, () => 10)
  expect(mastery).toMatchObject({ items: 4, seen: 2, answers: 10, value: 0.35 })
  expect(
    masteryOf(
      items,
      () => null,
      () => 0,
    ),
  ).toMatchObject({ seen: 0, value: 0, low: 0, high: 0 })
})

test('[T33] the range contains the value, stays below the share seen, and narrows with answers', () => {
  const some = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 4,
    maxLength: 4,
  })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 4 }), (recalls, days) => {
      const recall = (item: ItemKey) => recalls[items.findIndex((one) => one === item)] ?? null
      const few = masteryOf(items, recall, () => days)
      const more = masteryOf(items, recall, () => days + 1)
      expect(few.low).toBeLessThanOrEqual(few.value + 1e-12)
      expect(few.high).toBeGreaterThanOrEqual(few.value - 1e-12)
      expect(few.high).toBeLessThanOrEqual(few.seen / few.items + 1e-12)
      if (few.seen > 0) expect(more.high - more.low).toBeLessThan(few.high - few.low)
      // From the fifth day on an item counts no more.
      expect(masteryOf(items, recall, () => 50)).toEqual(masteryOf(items, recall, () => 5))
    }),
  )
})
