import { binFinder } from './bins.ts'
import type { Day, Span } from './days.ts'
import { rateOf, type Rate } from './rate.ts'
import type { ReviewTable } from './review-table.ts'

/** Recall of what came back, in each of the neighbouring bins. */
export function recallPerBin(table: ReviewTable, bins: readonly Span[]): readonly Rate[] {
  const sums = bins.map(() => ({ asked: 0, remembered: 0 }))
  const binOf = binFinder(bins)
  for (let row = 0; row < table.size; row++) {
    if (table.recall[row] !== 1) continue
    const sum = sums[binOf(table.day[row] ?? 0)]
    if (!sum) continue
    sum.asked += 1
    if ((table.rating[row] ?? 1) > 1) sum.remembered += 1
  }
  return sums.map(({ asked, remembered }) => rateOf(asked, remembered))
}

export const recallIn = (table: ReviewTable, span: Span): Rate =>
  recallPerBin(table, [span])[0] ?? rateOf(0, 0)

/** Days back from today; null: everything. */
export const windows = [7, 30, 90, null] as const

export const windowSpan = (days: number | null, today: Day, first: Day | null): Span => ({
  from: days === null ? Math.min(first ?? today, today) : today - days + 1,
  to: today,
})
