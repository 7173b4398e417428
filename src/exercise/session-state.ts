import type { Exercise } from '../content/types.ts'
import type { RunEvent } from '../progress/events.ts'
import type { Draft } from '../progress/progress.ts'
import type { CheckVerdict, RunVerdict } from '../runner/verdict.ts'
import type { Attempt } from './attempt.ts'
import type { Version } from './versions.ts'

export type Scope = RunEvent['scope']

export type DraftState =
  | { readonly type: 'starter' }
  | { readonly type: 'unsaved' }
  | { readonly type: 'saved' }
  | { readonly type: 'failed' }

export type RunState =
  | { readonly type: 'none' }
  | {
      readonly type: 'running'
      readonly scope: Scope
      /** Until the runner is ready a run waits. */
      readonly phase: 'preparing' | 'checking'
      readonly checks: readonly CheckVerdict[]
    }
  | {
      readonly type: 'done'
      readonly scope: Scope
      readonly verdict: RunVerdict
      /** The code that was judged. */
      readonly source: string
    }
  /** The checks or the examiner's frame could not be loaded. */
  | { readonly type: 'unavailable'; readonly scope: Scope }

export type SolutionState =
  | { readonly type: 'closed' }
  | { readonly type: 'loading' }
  | { readonly type: 'open'; readonly source: string }
  | { readonly type: 'failed' }

/** What was done to the code by one press, and can be taken back by another. */
export type Notice =
  | { readonly type: 'reset'; readonly previous: string }
  | { readonly type: 'restored'; readonly previous: string }
  | { readonly type: 'again'; readonly previous: string }

export interface ReadyState {
  readonly status: 'ready'
  readonly exercise: Exercise
  /** Of the language that is written in. */
  readonly starter: string
  readonly source: string
  /** Counts replacements that did not come from typing; the editor follows them. */
  readonly revision: number
  readonly draft: DraftState
  /** Saved by another tab while this one has other code. */
  readonly otherTab: Draft | null
  readonly attempt: Attempt
  readonly run: RunState
  /** The check whose detail is shown. */
  readonly selected: string | null
  readonly solution: SolutionState
  /** Newest first. */
  readonly runs: readonly RunEvent[]
  readonly versions: readonly Version[]
  readonly notice: Notice | null
}

export type SessionState =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  | { readonly status: 'failed' }
  | ReadyState

/** True once the code is no longer the code that was judged. */
export const isStale = ({ run, source }: ReadyState): boolean =>
  run.type === 'done' && run.source !== source

/** The verdicts at hand, complete or still streaming. */
export function verdictsOf(run: RunState): readonly CheckVerdict[] {
  if (run.type === 'running') return run.checks
  return run.type === 'done' ? run.verdict.checks : []
}
