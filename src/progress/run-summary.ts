import type { InterviewEvent, RunEvent } from './events.ts'
import type { InterviewSummary, RunSummary } from './progress.ts'

/** A run without its source, which may be long and is read when it is wanted. */
export function runSummary(run: RunEvent): RunSummary {
  const { id, at, exercise, language, scope, state, passed, total } = run
  const { hints, solutionSeen, ms, engine, misconception } = run
  return {
    ...{ id, at, exercise, language, scope, state, passed, total },
    ...{ hints, solutionSeen, ms, engine },
    ...(misconception !== undefined && { misconception }),
  }
}

/** Without what only the log needs; a row of the database carries its place as well. */
export function interviewSummary(event: InterviewEvent): InterviewSummary {
  const { id, at, code, language, plannedMs, usedMs, pauses, items } = event
  return { id, at, code, language, plannedMs, usedMs, pauses, items }
}
