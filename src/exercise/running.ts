import type { CodeLanguage } from '../base/code-language.ts'
import type { ExaminerMaterial } from '../content/types.ts'
import type { Progress } from '../progress/progress.ts'
import type { Runner } from '../runner/run.ts'
import type { CheckVerdict, RunVerdict } from '../runner/verdict.ts'
import { helpUsed, type Attempt } from './attempt.ts'
import type { ReadyState, Scope } from './session-state.ts'

interface Running {
  /** Starts the examiner while the user still reads; a failure is tried again by the next run. */
  readonly prepared: () => Promise<boolean>
  readonly run: (scope: Scope) => Promise<void>
  readonly cancel: () => void
}

export function createRunning(options: {
  readonly slug: string
  readonly language: CodeLanguage
  readonly runner: Runner
  readonly loadMaterial: () => Promise<ExaminerMaterial | null>
  readonly progress: Progress
  readonly ready: () => ReadyState | null
  readonly update: (change: (state: ReadyState) => Partial<ReadyState>) => void
  readonly setAttempt: (change: (attempt: Attempt) => Partial<Attempt>) => void
  readonly onPassed: (score: number) => Promise<void>
}): Running {
  const { slug, language, runner, progress, ready, update, setAttempt } = options
  let preparation: Promise<boolean> | null = null
  let stop: (() => void) | null = null

  const prepared = (): Promise<boolean> => {
    preparation ??= options
      .loadMaterial()
      .then(async (material) => {
        if (!material) return false
        await runner.prepare(material)
        return true
      })
      .catch(() => false)
      .then((isReady) => {
        if (!isReady) preparation = null
        return isReady
      })
    return preparation
  }

  const record = async (scope: Scope, source: string, verdict: RunVerdict): Promise<void> => {
    const state = ready()
    if (!state) return
    const total = scope === 'all' ? state.exercise.checks.length : state.exercise.samples
    const event = await progress.record({
      type: 'run',
      exercise: slug,
      language,
      scope,
      state: verdict.state,
      passed: verdict.checks.filter((check) => check.state === 'pass').length,
      total,
      ...(verdict.misconception === undefined ? {} : { misconception: verdict.misconception }),
      hints: helpUsed(state.attempt),
      solutionSeen: state.attempt.solutionSeen,
      ...(verdict.prelude && { prelude: true }),
      source,
      ms: verdict.ms,
      engine: runner.engine,
    })
    if (event.type === 'run') update(({ runs }) => ({ runs: [event, ...runs] }))
  }

  return {
    prepared,

    async run(scope) {
      const state = ready()
      if (!state || state.run.type === 'running') return
      const { source } = state
      let cancelled = false
      stop = () => {
        cancelled = true
        update(() => ({ run: { type: 'none' } }))
      }
      update(() => ({ run: { type: 'running', scope, phase: 'preparing', checks: [] } }))
      const isReady = await prepared()
      if (cancelled) return
      if (!isReady) {
        stop = null
        update(() => ({ run: { type: 'unavailable', scope } }))
        return
      }

      update(() => ({ run: { type: 'running', scope, phase: 'checking', checks: [] } }))
      const handle = runner.run({ source, scope }, ({ verdict }) =>
        update(({ run, selected }) =>
          run.type === 'running'
            ? {
                run: { ...run, checks: [...run.checks, verdict] },
                selected: isBad(verdict) && !run.checks.some(isBad) ? verdict.id : selected,
              }
            : {},
        ),
      )
      stop = handle.cancel
      // It rejects when the sandbox or the compiler cannot be started: nothing was judged then.
      const verdict = await handle.verdict.catch(() => null)
      stop = null
      if (!verdict) {
        update(() => ({ run: { type: 'unavailable', scope } }))
        return
      }
      update(({ exercise, selected }) => ({
        run: { type: 'done', scope, verdict, source },
        selected: firstToShow(exercise.checks, verdict.checks, selected),
      }))
      const finished = scope === 'all' && verdict.state !== 'cancelled'
      if (finished) setAttempt(({ submissions }) => ({ submissions: submissions + 1 }))
      await record(scope, source, verdict)
      if (finished && verdict.state === 'pass' && ready()?.attempt.reviewed === null)
        await options.onPassed(1)
    },
    cancel: () => stop?.(),
  }
}

const isBad = (check: CheckVerdict): boolean => check.state !== 'pass' && check.state !== 'not-run'

/** The first failing check in reading order; without one, what was selected stays. */
function firstToShow(
  order: readonly { readonly id: string }[],
  verdicts: readonly CheckVerdict[],
  selected: string | null,
): string | null {
  const bad = new Set(verdicts.filter(isBad).map((check) => check.id))
  if (selected !== null && bad.has(selected)) return selected
  return order.find((check) => bad.has(check.id))?.id ?? selected
}
