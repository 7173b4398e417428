import type { CandidateFailure, RunVerdict } from '../runner/verdict.ts'
import type { RunState } from './session-state.ts'

/** A failure that names its place in the user's source. */
export type LocatedFailure = CandidateFailure & { readonly line: number }

/** What the editor marks: what stopped the run, else what the selected check ran into. */
export function problemOf(run: RunState, selected: string | null): LocatedFailure | null {
  if (run.type !== 'done') return null
  const failure = run.verdict.failure ?? failureOf(run.verdict, selected)
  return failure && isLocated(failure) ? failure : null
}

const failureOf = (verdict: RunVerdict, id: string | null): CandidateFailure | undefined =>
  verdict.checks.find((check) => check.id === id)?.failure

const isLocated = (failure: CandidateFailure): failure is LocatedFailure =>
  failure.line !== undefined
