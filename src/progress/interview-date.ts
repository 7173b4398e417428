import type { Progress, Projections } from './progress.ts'

/** The day of the interview roams with the log: every device plans for the same one. */
const key = 'interview-date'
const form = /^(\d{4})-(\d{2})-(\d{2})$/

/** `2026-12-24` in the user's own calendar, or null; an imported value may be anything. */
export function interviewDateOf({ settings }: Pick<Projections, 'settings'>): string | null {
  const value = settings.get(key)
  return typeof value === 'string' && midnightOf(value) !== null ? value : null
}

export async function setInterviewDate(
  progress: Pick<Progress, 'record'>,
  date: string | null,
): Promise<void> {
  await progress.record({ type: 'setting-changed', key, value: date })
}

/** Whole days from today to that day: 0 today, negative once it is past. */
export function daysUntil(date: string, now: number): number {
  const there = midnightOf(date) ?? 0
  const here = new Date(now).setHours(0, 0, 0, 0)
  // Rounded: the day on which the clocks change is an hour shorter or longer.
  return Math.round((there - here) / 86_400_000)
}

/** Local midnight; null for what is no day, such as the 31st of April. */
function midnightOf(date: string): number | null {
  const [, year = 0, month = 0, day = 0] = (form.exec(date) ?? []).map(Number)
  const at = new Date(year, month - 1, day)
  return form.test(date) && at.getMonth() === month - 1 && at.getDate() === day
    ? at.getTime()
    : null
}
