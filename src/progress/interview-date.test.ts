import { expect, test } from 'vitest'
import { daysUntil, interviewDateOf } from './interview-date.ts'

const of = (value: unknown) => interviewDateOf({ settings: new Map([['interview-date', value]]) })

test('[P27] the day of the interview is a day of the calendar; of another form it is none', () => {
  expect(of('2028-02-29')).toBe('2028-02-29')
  for (const value of ['2027-02-29', '2026-13-01', '2026-1-1', '', 20261224, null, { at: 1 }])
    expect(of(value)).toBeNull()
  expect(interviewDateOf({ settings: new Map() })).toBeNull()
})

test('[P27] days are counted by the calendar, also over a change of clocks', () => {
  const late = new Date(2026, 2, 1, 23, 59).getTime()
  expect(daysUntil('2026-03-01', late)).toBe(0)
  expect(daysUntil('2026-03-02', late)).toBe(1)
  expect(daysUntil('2026-02-28', late)).toBe(-1)
  expect(daysUntil('2027-03-01', late)).toBe(365)
})
