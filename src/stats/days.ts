import type { TimeZone } from '../progress/local-days.ts'

/** A day of the user's own calendar, counted from 1 January 1970. */
export type Day = number

/** From one day to another, both included. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** Numbers the user's days; they start at local midnight, also when the clocks change. */
export const createDayOf =
  (zone: TimeZone) =>
  (at: number): Day =>
    Math.floor((at + zone.minutesEast(at) * minuteMs) / dayMs)

/** `2026-11-24`. */
export const isoOf = (day: Day): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The day of `2026-11-24`, or null: an address may say anything. */
export function dayOfIso(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = Date.parse(`${text}T00:00Z`) / dayMs
  // 30 February is parsed as 2 March by some engines.
  return Number.isInteger(day) && isoOf(day) === text ? day : null
}

/** Its UTC midnight, for formatting with `timeZone: 'UTC'`. */
export const utcOf = (day: Day): number => day * dayMs

/** Monday is 0. The count began on a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7

export const mondayOf = (day: Day): Day => day - weekdayOf(day)

export const yearOf = (day: Day): number => new Date(day * dayMs).getUTCFullYear()

export const daysIn = ({ from, to }: Span): number => to - from + 1

export const isWithin = (day: Day, { from, to }: Span): boolean => day >= from && day <= to
