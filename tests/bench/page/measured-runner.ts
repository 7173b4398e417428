// A runner, with the times at which things reached the page.
import type { Engine } from '../../../src/runner/engine.ts'
import { createRunner, type Runner, type RunnerOptions } from '../../../src/runner/run.ts'
import type { CheckState } from '../../../src/runner/verdict.ts'

export interface MeasuredRun {
  readonly state: string
  /** What went wrong, for the error that nobody expects. */
  readonly problem: string
  /** From submitting to the verdict. */
  readonly ms: number
  /** After submitting. */
  readonly compiled: number
  readonly collected: number
  readonly checks: readonly {
    readonly id: string
    readonly state: CheckState
    /** After submitting: when its verdict reached the page. */
    readonly arrived: number
    /** As the examiner saw it. */
    readonly ms: number
    readonly calls: readonly number[]
    readonly printed: readonly string[]
  }[]
}

type Material = Parameters<Runner['prepare']>[0]
type Limits = NonNullable<RunnerOptions['limits']>

export interface MeasuredRunner {
  /** Starts the sandbox anew; how long that took. */
  readonly open: (material: Material, limits?: Limits) => Promise<number>
  readonly run: (source: string) => Promise<MeasuredRun>
}

export function measuredRunner(engine: Engine): MeasuredRunner {
  let runner: Runner | null = null
  let stages = { compiled: NaN, collected: NaN }
  const onStage = (stage: keyof typeof stages): void => {
    stages = { ...stages, [stage]: performance.now() }
  }
  const report = (problem: string): never => {
    throw new Error(problem)
  }
  const clock = () => performance.now()
  return {
    open: async (material, limits = {}) => {
      runner?.dispose()
      runner = createRunner({ engine, clock, mount: mount(), report, onStage, limits })
      const start = performance.now()
      await runner.prepare(material)
      return performance.now() - start
    },
    run: async (source) => {
      if (!runner) throw new Error('the runner is not open')
      stages = { compiled: NaN, collected: NaN }
      const arrived = new Map<string, number>()
      const start = performance.now()
      const handle = runner.run({ source, scope: 'all' }, ({ verdict }) =>
        arrived.set(verdict.id, performance.now() - start),
      )
      const { state, checks, failure } = await handle.verdict
      const ms = performance.now() - start
      return {
        state,
        problem: JSON.stringify([failure, ...checks.map((c) => c.message ?? c.failure)]),
        ms,
        compiled: stages.compiled - start,
        collected: stages.collected - start,
        checks: checks.map((check) => ({
          id: check.id,
          state: check.state,
          arrived: arrived.get(check.id) ?? NaN,
          ms: check.ms,
          calls: check.calls.map((call) => call.ms),
          printed: check.console.map(({ text }) => text),
        })),
      }
    },
  }
}

/** Where the frames of the sandbox are put. */
export function mount(): HTMLElement {
  const found = document.querySelector<HTMLElement>('#mount')
  if (!found) throw new Error('no mount')
  return found
}
