// The real runner, with the times at which things reached the page.
import { ok } from '../../../src/base/result.ts'
import { typescriptEngine } from '../../../src/runner/engines/typescript.ts'
import { createRunner, type Runner, type RunnerOptions } from '../../../src/runner/run.ts'
import type { CheckState } from '../../../src/runner/verdict.ts'

export interface MeasuredRun {
  readonly state: string
  /** What went wrong, for the error that nobody expects. */
  readonly problem: string
  /** From submitting to the verdict. */
  readonly ms: number
  readonly checks: readonly {
    readonly id: string
    readonly state: CheckState
    /** After submitting: when its verdict reached the page. */
    readonly arrived: number
    /** As the examiner saw it. */
    readonly ms: number
    readonly calls: readonly number[]
  }[]
}

const engine = typescriptEngine({
  strip: (source) => Promise.resolve(ok(source)),
  versions: { bench: '1' },
})
let runner: Runner | null = null

/** Starts the sandbox anew; how long that took. */
export async function open(
  material: Parameters<Runner['prepare']>[0],
  limits: NonNullable<RunnerOptions['limits']> = {},
): Promise<number> {
  const mount = document.querySelector<HTMLElement>('#mount')
  if (!mount) throw new Error('no mount')
  runner?.dispose()
  const report = (problem: string) => {
    throw new Error(problem)
  }
  runner = createRunner({ engine, clock: () => performance.now(), mount, report, limits })
  const start = performance.now()
  await runner.prepare(material)
  return performance.now() - start
}

export async function run(source: string): Promise<MeasuredRun> {
  if (!runner) throw new Error('the runner is not open')
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
    checks: checks.map((check) => ({
      id: check.id,
      state: check.state,
      arrived: arrived.get(check.id) ?? NaN,
      ms: check.ms,
      calls: check.calls.map((call) => call.ms),
    })),
  }
}
