import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reviewAt, reviewLists, tableOf, today } from '../../tests/fixtures/stats-history.ts'
import { replay } from '../schedule/review.ts'
import { binsOf } from './bins.ts'
import { rateOf, wilson } from './rate.ts'
import { recallIn, recallPerBin, windowSpan, windows } from './recall.ts'

const everything = { from: today - 1000, to: today }

test('[T20] counted is the first answer of a day to an item in review', () => {
  const table = tableOf([
    reviewAt(20), // new: good, so it goes into review
    reviewAt(18), // counted, remembered
    reviewAt(18, { hours: 10, rating: 1 }), // same day: not counted, but out of review
    reviewAt(17), // relearning: not counted
    reviewAt(10, { rating: 1 }), // counted, forgotten
    reviewAt(10, { hours: 10 }), // same day
    reviewAt(3, { rating: 2 }), // counted: hard is remembered
  ])
  expect([...table.recall]).toEqual([0, 1, 0, 0, 1, 0, 1])
  expect(recallIn(table, everything)).toMatchObject({ tries: 3, hits: 2 })
  expect(recallIn(table, { from: today - 9, to: today })).toMatchObject({ tries: 1, hits: 1 })
})

test('[T21] in review is what the schedule would say', () => {
  fc.assert(
    fc.property(reviewLists, (reviews) => {
      const sorted = reviews.toSorted((a, b) => a.at - b.at)
      const table = tableOf(sorted)
      for (let row = 0; row < table.size; row++) {
        const { item } = sorted[row] ?? reviewAt(0)
        const earlier = sorted.slice(0, row).filter((review) => review.item === item)
        const options = { retention: 0.9, sameSitting: item.startsWith('question:') }
        const phase = replay(earlier, () => options)?.phase ?? 'new'
        const sameDay = [...table.day.subarray(0, row)].some(
          (day, index) => day === table.day[row] && table.item[index] === table.item[row],
        )
        expect(table.recall[row]).toBe(phase === 'review' && !sameDay ? 1 : 0)
      }
    }),
    { numRuns: 60 },
  )
})

test('[T22] Wilson’s range, as in the papers', () => {
  const range = (tries: number, hits: number) => {
    const { low, high } = rateOf(tries, hits)
    return [low, high].map((one) => Math.round(one * 1000) / 1000)
  }
  expect(range(0, 0)).toEqual([0, 1])
  expect(range(10, 0)).toEqual([0, 0.278])
  expect(range(10, 10)).toEqual([0.722, 1])
  expect(range(100, 90)).toEqual([0.826, 0.945])
  expect(range(263, 81)).toEqual([0.255, 0.366]) // Newcombe 1998, table I
})

test('[T22] it contains the share and narrows with tries', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 5000 }),
      (share, tries) => {
        const { low, high } = wilson(share, tries)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(share)
        expect(high).toBeGreaterThanOrEqual(share)
        const more = wilson(share, tries * 4)
        expect(more.high - more.low).toBeLessThan(high - low)
      },
    ),
  )
})

test('[T23] windows end today', () => {
  const table = tableOf([
    ...[300, 100, 60, 20, 6, 0].map((ago) => reviewAt(ago, { rating: ago === 60 ? 1 : 3 })),
  ])
  const tries = windows.map(
    (days) => recallIn(table, windowSpan(days, today, table.firstDay)).tries,
  )
  // The one after the slip of day 60 is relearning.
  expect(tries).toEqual([2, 2, 3, 4])
})

test('[T12] bins of recall add up to their span', () => {
  fc.assert(
    fc.property(reviewLists, (reviews) => {
      const table = tableOf(reviews)
      const span = { from: today - 90, to: today }
      const bins = recallPerBin(table, binsOf(span, 'week'))
      const whole = recallIn(table, span)
      expect(bins.reduce((sum, { tries }) => sum + tries, 0)).toBe(whole.tries)
      expect(bins.reduce((sum, { hits }) => sum + hits, 0)).toBe(whole.hits)
    }),
  )
})
