import { createStore, type StoreApi } from 'zustand/vanilla'
import { probeName, type ProbeName } from '../../runner/probes.ts'
import type { Runner } from '../../runner/run.ts'
import type { CandidateFailure, CheckVerdict } from '../../runner/verdict.ts'

export interface Probed extends ProbeName {
  readonly verdict: CheckVerdict
}

export type LensState =
  | { readonly type: 'none' }
  | { readonly type: 'running'; readonly probes: readonly Probed[] }
  | {
      readonly type: 'done'
      readonly probes: readonly Probed[]
      /** Why nothing could be probed. */
      readonly failure: CandidateFailure | null
      /** The code that was looked at. */
      readonly source: string
    }
  | { readonly type: 'unavailable' }

export interface Lens {
  readonly store: StoreApi<LensState>
  readonly run: () => Promise<void>
  readonly cancel: () => void
}

/** The samples' calls with inputs up to 10,000 times as large, in double and then in single precision. */
export function createLens(options: {
  readonly runner: Pick<Runner, 'probe'>
  readonly prepared: () => Promise<boolean>
  readonly source: () => string
  readonly scaled: () => readonly number[]
}): Lens {
  const store = createStore<LensState>(() => ({ type: 'none' }))
  let stop: (() => void) | null = null
  return {
    store,
    run: async () => {
      if (store.getState().type === 'running') return
      const source = options.source()
      let probes: readonly Probed[] = []
      let failure: CandidateFailure | null = null
      let cancelled = false
      store.setState({ type: 'running', probes }, true)
      stop = () => {
        cancelled = true
      }
      if (!(await options.prepared())) {
        store.setState({ type: 'unavailable' }, true)
        return
      }
      for (const precision of ['double', 'single'] as const) {
        if (cancelled || failure) break
        const scaled = options.scaled()
        const handle = options.runner.probe({ source, scaled, precision }, ({ verdict }) => {
          probes = [...probes, { ...probeName(verdict.id), verdict }]
          store.setState({ type: 'running', probes }, true)
        })
        stop = () => {
          cancelled = true
          handle.cancel()
        }
        const verdict = await handle.verdict.catch(() => null)
        if (!verdict) {
          store.setState({ type: 'unavailable' }, true)
          return
        }
        failure = verdict.failure ?? null
      }
      stop = null
      store.setState(cancelled ? { type: 'none' } : { type: 'done', probes, failure, source }, true)
    },
    cancel: () => stop?.(),
  }
}
