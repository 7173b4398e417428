import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, reviewAt, reviewLists, tableOf, today } from '../../tests/fixtures/stats-history.ts'
import { answeredIn, streaksOf, totalIn } from './answered.ts'
import { binsOf } from './bins.ts'
import { lastYear, calendarYear, shadeOf, shadesOf, yearsOf } from './calendar.ts'
import { daysIn, isoOf, weekdayOf } from './days.ts'

test('[T10] what is dated after today is left out and counted', () => {
  const table = tableOf([reviewAt(1), reviewAt(0, { hours: 23 }), reviewAt(-1), reviewAt(-400)])
  expect([table.size, table.later]).toEqual([2, 2])
  fc.assert(
    fc.property(reviewLists, (reviews) => {
      const built = tableOf(reviews)
      expect(built.size + built.later).toBe(reviews.length)
      expect(built.later).toBe(reviews.filter(({ at }) => dayOf(at) > today).length)
    }),
  )
})

test('[T11] an answer takes ten minutes at most, an exercise two hours', () => {
  const ms = [Number.MAX_VALUE, 600_001, 52_000, 0]
  const times = (item: 'question:a' | 'exercise:a') =>
    [...tableOf(ms.map((one) => reviewAt(0, { item, ms: one }))).ms].map((one) => one / 60_000)
  expect(times('question:a')).toEqual([10, 10, 52 / 60, 0])
  expect(times('exercise:a')).toEqual([120, 600_001 / 60_000, 52 / 60, 0])
})

test('[T12] the sums of the bins are those of the span', () => {
  fc.assert(
    fc.property(reviewLists, fc.constantFrom('day', 'week', 'month'), (reviews, unit) => {
      const table = tableOf(reviews)
      const span = { from: today - 60, to: today }
      const total = totalIn(table, span)
      const bins = answeredIn(table, binsOf(span, unit))
      const sum = (of: 'answers' | 'right' | 'ms') => bins.reduce((all, bin) => all + bin[of], 0)
      expect([sum('answers'), sum('right')]).toEqual([total.answers, total.right])
      expect(sum('ms')).toBeCloseTo(total.ms, 3)
      expect(total.days).toBe(
        answeredIn(table, binsOf(span, 'day')).filter(({ answers }) => answers > 0).length,
      )
    }),
  )
})

test('[T13] a streak ends today, or yesterday while today has no answer', () => {
  const streaks = (...daysAgo: number[]) => {
    const { current, longest } = streaksOf(tableOf(daysAgo.map((ago) => reviewAt(ago))), today)
    return [current, longest]
  }
  expect(streaks()).toEqual([0, 0])
  expect(streaks(0)).toEqual([1, 1])
  expect(streaks(0, 1, 2, 5, 6, 7, 8)).toEqual([3, 4])
  expect(streaks(1, 2)).toEqual([2, 2])
  expect(streaks(2, 3)).toEqual([0, 2])
})

test('[T14] more answers never give a lighter shade', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 60 }), (counts) => {
      const shades = shadesOf(counts)
      const drawn = counts.toSorted((a, b) => a - b).map((count) => shadeOf(count, shades))
      expect(drawn).toEqual(drawn.toSorted((a, b) => a - b))
      expect(counts.every((count) => shadeOf(count, shades) === 0 || count > 0)).toBe(true)
      expect(counts.every((count) => count === 0 || shadeOf(count, shades) >= 1)).toBe(true)
    }),
  )
  expect(shadesOf([0, 3, 8, 12, 20, 25])).toEqual([8, 12, 20])
  expect(shadesOf([5, 5, 5])).toEqual([5, 6, 7])
  expect(shadesOf([])).toEqual([2, 3, 4])
})

test('[T14] a year of whole weeks, and the years with an answer', () => {
  const span = lastYear(today)
  expect([weekdayOf(span.from), daysIn(span)]).toEqual([0, 366])
  expect(isoOf(calendarYear(2025, today).from)).toBe('2025-01-01')
  expect(isoOf(calendarYear(2025, today).to)).toBe('2025-12-31')
  expect(calendarYear(2026, today).to).toBe(today)
  expect(yearsOf(tableOf([reviewAt(0), reviewAt(1), reviewAt(400)]))).toEqual([2026, 2025])
})
