import { quantileSorted } from 'd3-array'
import { mondayOf, utcOf, yearOf, type Day, type Span } from './days.ts'
import type { ReviewTable } from './review-table.ts'

/** A year of whole weeks that ends today. */
export const lastYear = (today: Day): Span => ({ from: mondayOf(today) - 52 * 7, to: today })

export const calendarYear = (year: number, today: Day): Span => ({
  from: Date.UTC(year, 0, 1) / utcOf(1),
  to: Math.min(today, Date.UTC(year, 11, 31) / utcOf(1)),
})

/** The years with an answer, newest first. */
export function yearsOf(table: ReviewTable): readonly number[] {
  const days = new Set(table.day.subarray(0, table.size))
  return [...new Set([...days].map(yearOf))].sort((a, b) => b - a)
}

/** From how many answers on a day has the second, third and fourth shade; the first begins with one. */
export type Shades = readonly [number, number, number]

/** Shades part the days with an answer into quarters, so that an ordinary week shows differences. */
export function shadesOf(counts: readonly number[]): Shades {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b)
  const quarter = (p: number) => Math.ceil(quantileSorted(sorted, p) ?? 1)
  const two = Math.max(2, quarter(0.25))
  const three = Math.max(two + 1, quarter(0.5))
  return [two, three, Math.max(three + 1, quarter(0.75))]
}

/** 0 for no answer, else 1 … 4. */
export const shadeOf = (count: number, [two, three, four]: Shades): number =>
  count <= 0 ? 0 : count < two ? 1 : count < three ? 2 : count < four ? 3 : 4
