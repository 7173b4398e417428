import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beijing, utc } from '../../tests/fixtures/progress-events.ts'
import { binFinder, binsOf, unitFor, type Unit } from './bins.ts'
import { createDayOf, dayOfIso, daysIn, isoOf, type Span } from './days.ts'
import { periodOf, spanOf } from './periods.ts'

const day = (iso: string): number => dayOfIso(iso) ?? NaN
const spans: fc.Arbitrary<Span> = fc
  .record({ from: fc.integer({ min: -2, max: 30_000 }), length: fc.integer({ min: 1, max: 1500 }) })
  .map(({ from, length }) => ({ from, to: from + length - 1 }))
const units = fc.constantFrom<Unit>('day', 'week', 'month', 'year')

test('[T01] days begin at local midnight and have names', () => {
  const late = Date.parse('2026-11-24T17:00Z')
  expect(isoOf(createDayOf(utc)(late))).toBe('2026-11-24')
  expect(isoOf(createDayOf(beijing)(late))).toBe('2026-11-25')
  fc.assert(
    fc.property(fc.integer({ min: -2, max: 2_932_896 }), (number) => {
      expect(dayOfIso(isoOf(number))).toBe(number)
    }),
  )
  for (const text of ['', 'today', '2026-2-3', '2026-02-30', '2026-13-01', '2026-11-24T00:00'])
    expect(dayOfIso(text)).toBeNull()
})

test('[T02] a period ends today and begins no earlier than the history', () => {
  const today = day('2026-11-24')
  expect(spanOf('30', today, 0)).toEqual({ from: day('2026-10-26'), to: today })
  expect(spanOf('30', today, day('2026-11-01')).from).toBe(day('2026-11-01'))
  expect(spanOf('30', today, day('2026-11-20')).from).toBe(day('2026-11-11'))
  expect(daysIn(spanOf('365', today, day('2020-01-01')))).toBe(365)
  expect(spanOf('all', today, day('2020-01-01'))).toEqual({ from: day('2020-01-01'), to: today })
  expect(spanOf('all', today, null)).toEqual({ from: day('2026-11-11'), to: today })
  expect(['30', '365', 'all', '7', '', null].map(periodOf)).toEqual([
    ...['30', '365', 'all'],
    ...['90', '90', '90'],
  ])
})

test('[T03] bins cover their span without gap or overlap', () => {
  fc.assert(
    fc.property(spans, units, (span, unit) => {
      const bins = binsOf(span, unit)
      expect(bins[0]?.from).toBe(span.from)
      expect(bins.at(-1)?.to).toBe(span.to)
      bins.forEach(({ from, to }, index) => {
        expect(to).toBeGreaterThanOrEqual(from)
        const next = bins[index + 1]
        if (next) expect(next.from).toBe(to + 1)
      })
      const binOf = binFinder(bins)
      for (const at of [span.from, span.to, Math.floor((span.from + span.to) / 2)]) {
        const bin = bins[binOf(at)]
        expect(bin && at >= bin.from && at <= bin.to).toBe(true)
      }
      expect([binOf(span.from - 1), binOf(span.to + 1)]).toEqual([-1, -1])
    }),
  )
})

test('[T03] weeks are counted back from the last day, months begin on their first', () => {
  const span = { from: day('2026-11-24'), to: day('2027-01-05') }
  const starts = (unit: Unit) => binsOf(span, unit).map(({ from }) => isoOf(from))
  expect(starts('week')).toEqual([
    ...['2026-11-24', '2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30'],
  ])
  const weeks = (length: number) => binsOf({ from: 1, to: length }, 'week').map(daysIn)
  expect([3, 7, 10, 11, 14].map(weeks)).toEqual([[3], [7], [10], [4, 7], [7, 7]])
  expect(starts('month')).toEqual(['2026-11-24', '2026-12-01', '2027-01-01'])
  expect(starts('year')).toEqual(['2026-11-24', '2027-01-01'])
})

test('[T04] the unit grows with the span', () => {
  const unit = (length: number, least?: Unit) => unitFor({ from: 1, to: length }, least)
  expect([30, 92, 93, 400, 401, 1830, 9999].map((length) => unit(length))).toEqual([
    ...['day', 'day', 'week', 'week', 'month', 'month', 'year'],
  ])
  expect([30, 365, 800].map((length) => unit(length, 'week'))).toEqual(['week', 'week', 'month'])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30_000 }), (length) => {
      const span = { from: 1, to: length }
      expect(binsOf(span, unitFor(span)).length).toBeLessThanOrEqual(93)
    }),
  )
})
