import type { Projections } from '../../progress/progress.ts'
import { dayKey } from '../local-day.ts'

export interface Streak {
  /** Days in a row with an answer, up to today or, while today has none, up to yesterday. */
  readonly days: number
  readonly today: boolean
  /** Answers per day, oldest first, today last. */
  readonly recent: readonly number[]
}

const dayMs = 86_400_000

export function streakOf(days: Projections['days'], now: number, length = 14): Streak {
  // Noon stays inside its day when the clocks change.
  const noon = new Date(now).setHours(12, 0, 0, 0)
  const answers = (ago: number) => days.get(dayKey(noon - ago * dayMs))?.reviews ?? 0
  const today = answers(0) > 0
  let count = today ? 1 : 0
  for (let ago = 1; answers(ago) > 0; ago++) count++
  return {
    days: count,
    today,
    recent: Array.from({ length }, (_, index) => answers(length - 1 - index)),
  }
}
