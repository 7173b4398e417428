import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Runner } from '../../runner/run.ts'
import type { CandidateFailure, CallRecord, ConsoleLine, RunVerdict } from '../../runner/verdict.ts'

/** What one expression came to. */
export interface Tried {
  readonly expression: string
  readonly value: CallRecord['outcome'] | null
  readonly failure: CandidateFailure | null
  /** The failure's place is in the expression, not in the code. */
  readonly inExpression: boolean
  readonly console: readonly ConsoleLine[]
  readonly ms: number
}

export interface TryState {
  readonly expression: string
  /** What was tried, the newest first. */
  readonly history: readonly string[]
  readonly running: boolean
  readonly tried: Tried | null
  /** The same with the reference in place of the code, once that has been opened. */
  readonly reference: Tried | null
  /** Neither the sandbox nor the compiler could be started. */
  readonly unavailable: boolean
}

export interface Trying {
  readonly store: StoreApi<TryState>
  readonly load: () => Promise<void>
  readonly edit: (expression: string) => void
  readonly run: () => Promise<void>
  readonly cancel: () => void
}

const mostHistory = 30

/** The scratch panel: any expression over the functions of the code, in the same sandbox as the checks. */
export function createTrying(options: {
  readonly runner: Pick<Runner, 'tryCall'>
  readonly prepared: () => Promise<boolean>
  readonly source: () => string
  /** The reference's text, or null while it has not been opened. */
  readonly reference: () => Promise<string | null>
  readonly kept: {
    readonly load: () => Promise<unknown>
    readonly save: (history: readonly string[]) => Promise<void>
  }
}): Trying {
  const { runner, kept } = options
  const store = createStore<TryState>(() => ({
    expression: '',
    history: [],
    running: false,
    tried: null,
    reference: null,
    unavailable: false,
  }))
  const { attempt, cancel } = createAttempts(runner)

  return {
    store,
    load: async () => {
      const history = parseHistory(await kept.load().catch(() => null))
      store.setState(({ expression }) => ({
        history,
        expression: expression === '' ? (history[0] ?? '') : expression,
      }))
    },
    edit: (expression) => store.setState({ expression }),
    run: async () => {
      const { expression, running, history } = store.getState()
      if (running || expression.trim() === '') return
      const next = [expression, ...history.filter((one) => one !== expression)]
      store.setState({
        running: true,
        unavailable: false,
        history: next.slice(0, mostHistory),
      })
      void kept.save(store.getState().history)
      const tried = (await options.prepared()) ? await attempt(options.source(), expression) : null
      const cancelled = tried?.failure?.kind === 'cancelled'
      const solution = tried && !cancelled ? await options.reference().catch(() => null) : null
      const reference = solution === null ? null : await attempt(solution, expression)
      store.setState({ running: false, tried, reference, unavailable: tried === null })
    },
    cancel,
  }
}

/** Expressions one after another, of which the one under way can be stopped. */
export function createAttempts(runner: Pick<Runner, 'tryCall'>): {
  /** Null when neither sandbox nor compiler could be started. */
  readonly attempt: (source: string, expression: string) => Promise<Tried | null>
  readonly cancel: () => void
} {
  let stop: (() => void) | null = null
  return {
    attempt: async (source, expression) => {
      const { verdict, cancel } = runner.tryCall({ source, expression })
      stop = cancel
      try {
        return triedOf(await verdict, source, expression)
      } catch {
        return null
      } finally {
        stop = null
      }
    },
    cancel: () => stop?.(),
  }
}

function triedOf(verdict: RunVerdict, source: string, expression: string): Tried {
  const [check] = verdict.checks
  const call = check?.calls.at(-1)
  const failure = verdict.failure ?? check?.failure ?? null
  // The expression stands behind the code, after a line of its own.
  const before = source.split('\n').length + 1
  const inExpression = failure?.line !== undefined && failure.line > before - 1
  return {
    expression,
    value: call?.outcome ?? null,
    failure:
      failure && inExpression && failure.line !== undefined
        ? { ...failure, line: Math.max(1, failure.line - before) }
        : failure,
    inExpression,
    console: [...verdict.console, ...(check?.console ?? [])],
    ms: call?.ms ?? verdict.ms,
  }
}

const parseHistory = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string').slice(0, mostHistory)
    : []
