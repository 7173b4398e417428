import type { Projections } from '../../progress/progress.ts'
import { dayKey } from '../local-day.ts'

export interface Streak {
  /** Days with an answer, up to today or, while today has none, up to yesterday; freeze days bridge gaps. */
  readonly days: number
  readonly today: boolean
  /** Freeze days in hand: a day without an answer uses one up instead of ending the streak. */
  readonly freezes: number
  /** Oldest first, today last. */
  readonly recent: readonly { readonly answers: number; readonly frozen: boolean }[]
}

const dayMs = 86_400_000
/** So many days in a row earn a freeze day. */
const daysPerFreeze = 7
const mostFreezes = 2

export function streakOf(days: Projections['days'], now: number, length = 14): Streak {
  // Noon stays inside its day when the clocks change.
  const noon = new Date(now).setHours(12, 0, 0, 0)
  const answers = (ago: number) => days.get(dayKey(noon - ago * dayMs))?.reviews ?? 0
  const frozen = new Set<number>()
  let run = { days: 0, freezes: 0 }
  for (let ago = firstDay(days, noon); ago > 0; ago--) {
    if (answers(ago) > 0) run = grown(run)
    else if (run.days > 0 && run.freezes > 0) {
      run = { ...run, freezes: run.freezes - 1 }
      frozen.add(ago)
    } else run = { days: 0, freezes: 0 }
  }
  const today = answers(0) > 0
  if (today) run = grown(run)
  return {
    ...run,
    today,
    recent: Array.from({ length }, (_, index) => {
      const ago = length - 1 - index
      return { answers: answers(ago), frozen: frozen.has(ago) }
    }),
  }
}

const grown = ({ days, freezes }: { readonly days: number; readonly freezes: number }) => ({
  days: days + 1,
  freezes: (days + 1) % daysPerFreeze === 0 ? Math.min(mostFreezes, freezes + 1) : freezes,
})

/** How many days ago the first answer was given. */
function firstDay(days: Projections['days'], noon: number): number {
  const first = [...days.keys()].reduce((a, b) => (a < b ? a : b), dayKey(noon))
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number)
  return Math.max(0, Math.round((noon - new Date(year, month - 1, day, 12).getTime()) / dayMs))
}
