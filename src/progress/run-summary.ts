import type { RunEvent } from './events.ts'
import type { RunSummary } from './progress.ts'

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
