import type { Day, Span } from './days.ts'

export const periods = ['30', '90', '365', 'all'] as const
export type Period = (typeof periods)[number]

/** A link may say anything. */
export const periodOf = (text: string | null): Period =>
  periods.find((period) => period === text) ?? '90'

/** A chart of fewer days says nothing about time. */
const leastDays = 14

/** Ends today. Begins with the first answer or run if that is later, but is two weeks long at least. */
export function spanOf(period: Period, today: Day, first: Day | null): Span {
  const begun = first ?? today
  const from = period === 'all' ? begun : Math.max(begun, today - Number(period) + 1)
  return { from: Math.min(from, today - leastDays + 1), to: today }
}
