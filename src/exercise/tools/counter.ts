import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Counts, countsOf } from '../../base/operations.ts'
import { callName, type CallName } from '../../runner/probes.ts'
import type { Runner } from '../../runner/run.ts'
import type { CallRecord, CandidateFailure, CheckVerdict } from '../../runner/verdict.ts'

/** A call of a sample, counted. */
export interface CountedRun extends CallName {
  readonly id: string
  /** Null where the call gave no value, or the code has spoilt its counter. */
  readonly counts: Counts | null
  readonly call: CallRecord | null
  readonly verdict: CheckVerdict
}

export type CounterState =
  | { readonly type: 'none' }
  | { readonly type: 'running'; readonly runs: readonly CountedRun[] }
  | {
      readonly type: 'done'
      readonly runs: readonly CountedRun[]
      /** Why nothing could be counted. */
      readonly failure: CandidateFailure | null
      /** The code that was looked at. */
      readonly source: string
    }
  | { readonly type: 'unavailable' }

export interface Counter {
  readonly store: StoreApi<CounterState>
  readonly run: () => Promise<void>
  readonly cancel: () => void
}

/** How many operations the code takes for the calls of the samples. */
export function createCounter(options: {
  readonly runner: Pick<Runner, 'count'>
  readonly prepared: () => Promise<boolean>
  readonly source: () => string
}): Counter {
  const store = createStore<CounterState>(() => ({ type: 'none' }))
  let stop: (() => void) | null = null
  return {
    store,
    run: async () => {
      if (store.getState().type === 'running') return
      const source = options.source()
      let runs: readonly CountedRun[] = []
      let cancelled = false
      store.setState({ type: 'running', runs }, true)
      stop = () => {
        cancelled = true
      }
      const isReady = await options.prepared()
      if (cancelled) {
        store.setState({ type: 'none' }, true)
        return
      }
      const handle = isReady
        ? options.runner.count({ source }, ({ verdict }) => {
            runs = [...runs, countedRun(verdict)]
            store.setState({ type: 'running', runs }, true)
          })
        : null
      stop = () => {
        cancelled = true
        handle?.cancel()
      }
      const verdict = handle && (await handle.verdict.catch(() => null))
      stop = null
      if (!verdict) store.setState({ type: 'unavailable' }, true)
      else if (cancelled) store.setState({ type: 'none' }, true)
      else store.setState({ type: 'done', runs, failure: verdict.failure ?? null, source }, true)
    },
    cancel: () => stop?.(),
  }
}

/** The last call of a check read the counter, the one before is the sample's; see examiner/count.ts. */
function countedRun(verdict: CheckVerdict): CountedRun {
  const { id, calls } = verdict
  const read = calls.at(-1)
  const counts = calls.length === 3 && read?.outcome.ok ? countsOf(read.outcome.value) : null
  return { id, ...callName(id), counts, call: calls[1] ?? null, verdict }
}
