import type { CandidateFailure } from '../runner/verdict.ts'
import type { RunState } from './session-state.ts'

/** What the editor marks: what stopped the run, else what the selected check ran into. */
export function problemOf(run: RunState, selected: string | null): CandidateFailure | null {
  if (run.type !== 'done') return null
  const failure =
    run.verdict.failure ?? run.verdict.checks.find((check) => check.id === selected)?.failure
  return failure?.line === undefined ? null : failure
}
