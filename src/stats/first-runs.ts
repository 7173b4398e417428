import type { RunSummary } from '../progress/progress.ts'
import { binFinder } from './bins.ts'
import { isWithin, type Day, type Span } from './days.ts'
import { rateOf, type Rate } from './rate.ts'
import type { ReviewTable } from './review-table.ts'

/** The first submission of an attempt. */
export interface FirstRun {
  readonly exercise: string
  readonly day: Day
  readonly passed: boolean
  readonly run: RunSummary
}

/** Of each exercise, the days on which an attempt ended with a review; oldest first. */
export function reviewDaysOf(table: ReviewTable): ReadonlyMap<string, readonly Day[]> {
  const slugs = table.keys.map((key) =>
    key.startsWith('exercise:') ? key.slice('exercise:'.length) : null,
  )
  const days = new Map<string, Day[]>()
  for (let row = 0; row < table.size; row++) {
    const slug = slugs[table.item[row] ?? -1]
    if (slug == null) continue
    const list = days.get(slug) ?? []
    list.push(table.day[row] ?? 0)
    days.set(slug, list)
  }
  return days
}

/** A submission runs all checks and was not broken off by the user. */
export const isSubmission = (run: RunSummary): boolean =>
  run.scope === 'all' && run.state !== 'cancelled'

/** Without help that gives the answer away. */
export const isOwnPass = (run: RunSummary): boolean => run.state === 'pass' && !run.solutionSeen

/**
 * The first submission ever, and the first one on a later day than the last review: the exercise came
 * back and was written anew. Oldest first.
 */
export function firstRunsOf(
  runs: ReadonlyMap<string, readonly RunSummary[]>,
  reviewDays: ReadonlyMap<string, readonly Day[]>,
  dayOf: (at: number) => Day,
  today: Day,
): readonly FirstRun[] {
  const found: FirstRun[] = []
  for (const [exercise, all] of runs) {
    const reviewed = reviewDays.get(exercise) ?? []
    let last: Day | null = null
    for (const run of all) {
      const day = dayOf(run.at)
      if (!isSubmission(run) || day > today) continue
      const before: Day | null = last
      // Between the last submission and this one the attempt was reviewed, and not today.
      if (before === null || reviewed.some((on) => on >= before && on < day))
        found.push({ exercise, day, passed: isOwnPass(run), run })
      last = day
    }
  }
  return found.sort((a, b) => a.run.at - b.run.at)
}

/** The share that passed, in each of the neighbouring bins. */
export function firstRunsPerBin(
  firstRuns: readonly FirstRun[],
  bins: readonly Span[],
): readonly Rate[] {
  const sums = bins.map(() => ({ runs: 0, passed: 0 }))
  const binOf = binFinder(bins)
  for (const { day, passed } of firstRuns) {
    const sum = sums[binOf(day)]
    if (!sum) continue
    sum.runs += 1
    if (passed) sum.passed += 1
  }
  return sums.map(({ runs, passed }) => rateOf(runs, passed))
}

export const firstRunsIn = (firstRuns: readonly FirstRun[], span: Span): readonly FirstRun[] =>
  firstRuns.filter(({ day }) => isWithin(day, span))
