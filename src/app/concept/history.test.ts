import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ItemKey, Rating } from '../../progress/events.ts'
import { conceptHistoryOf } from './history.ts'

const review = (item: ItemKey, at: number, score: number, rating: Rating = 3) => ({
  id: `${item} ${at}`,
  item,
  at,
  score,
  rating,
})

test('answers stand in the order of time, each item by itself and all together', () => {
  const history = conceptHistoryOf(
    [
      [review('question:a', 300, 1), review('question:a', 100, 0, 1)],
      [],
      [review('exercise:b', 200, 0.5, 2)],
    ],
    500,
  )
  expect(history?.first).toBe(100)
  expect(history?.items.map(({ item }) => item)).toEqual(['question:a', 'exercise:b'])
  expect(
    history?.answers.map(({ at, outcome, place, rating }) => ({ at, outcome, place, rating })),
  ).toEqual([
    { at: 300, outcome: 'right', place: 0.5, rating: 3 },
    { at: 200, outcome: 'partly', place: 0.25, rating: 2 },
    { at: 100, outcome: 'wrong', place: 0, rating: 1 },
  ])
})

test('nothing answered, no history', () => {
  expect(conceptHistoryOf([[], []], 500)).toBe(null)
})

test('every mark lies on the line, whatever the clocks said', () => {
  const reviews = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([at, score]) => review('question:a', at, score)),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(reviews, fc.integer({ min: 0, max: 2000 }), (list, now) => {
      const history = conceptHistoryOf([list], now)
      for (const { place } of history?.answers ?? []) {
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(1)
      }
      expect(history?.answers).toHaveLength(list.length)
    }),
  )
})
