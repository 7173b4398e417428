import type { Clock } from '../base/clock.ts'
import type { Engine } from './engine.ts'
import type { Material } from './examiner-client.ts'
import { runVerdict } from './run-verdict.ts'
import type { Stand } from './stand.ts'
import type { CandidateFailure, CheckVerdict, RunVerdict } from './verdict.ts'
import { cancelled, noAnswer, type RunLimits, watchRun } from './watch.ts'

export interface Runner {
  /** Starts frames, examiner and a candidate in advance; rejects when they cannot be started. */
  readonly prepare: (material: Material) => Promise<void>
  readonly run: (
    request: { readonly source: string; readonly scope: 'samples' | 'all' },
    onEvent: (event: { readonly type: 'check'; readonly verdict: CheckVerdict }) => void,
  ) => { readonly verdict: Promise<RunVerdict>; readonly cancel: () => void }
  readonly dispose: () => void
  /** The engine and its versions, stored with each attempt. */
  readonly engine: string
}

export interface RunnerOptions {
  readonly engine: Engine
  readonly clock: Clock
  /** Where the two frames, which are never seen, are put. */
  readonly mount: HTMLElement
  readonly report?: (problem: string) => void
  readonly limits?: Partial<RunnerLimits>
}

interface RunnerLimits extends RunLimits {
  readonly startMs: number
  readonly answerMs: number
  /** A frame grows a little with each run. */
  readonly runsPerStand: number
}

const defaultLimits: RunnerLimits = {
  checkTimeoutMs: 2000,
  deadlineMs: 15_000,
  // Twice missed means dead: generous, since a busy machine answers late.
  pingMs: 800,
  silenceMs: 2500,
  startMs: 10_000,
  answerMs: 2000,
  runsPerStand: 64,
}

/** The public door: source text in, verdicts out, whatever the source does. */
export function createRunner({ engine, clock, mount, report, limits }: RunnerOptions): Runner {
  const all: RunnerLimits = { ...defaultLimits, ...limits }
  const tell = report ?? ((problem: string) => console.error(`runner: ${problem}`))
  let material: Material | null = null
  let stand: Promise<Stand | null> | null = null
  let runs = 0
  let disposed = false
  let last: Promise<unknown> = Promise.resolve()
  const active = new Set<() => void>()

  const open = async (): Promise<Stand | null> => {
    if (!material) throw new Error('a run was asked for before any checks were prepared')
    const [{ openStand }, candidateScript] = await Promise.all([
      import('./stand.ts'),
      engine.workerScript(),
    ])
    if (disposed) return null
    runs = 0
    const { startMs, answerMs } = all
    const options = { mount, candidateScript, material, startMs, answerMs, report: tell }
    const opened = await openStand(options)
    if (disposed) opened?.dispose()
    return disposed ? null : opened
  }
  const standing = async (): Promise<Stand | null> => {
    stand ??= open()
    const current = stand
    try {
      const opened = await current
      // What could not be started once may start the next time.
      if (!opened && stand === current) stand = null
      return opened
    } catch (error) {
      if (stand === current) stand = null
      throw error
    }
  }
  const close = (): void => {
    void stand?.then((opened) => opened?.dispose()).catch(() => undefined)
    stand = null
  }

  /** Done while the user reads the verdict, so that the next run starts warm. */
  const renew = (used: Stand, isBroken: boolean): void => {
    if (disposed) return
    runs++
    if (isBroken || runs >= all.runsPerStand) {
      close()
      stand = open()
    } else stand = used.renewCandidate().then((renewed) => (renewed ? used : open()))
    stand.catch((error: unknown) => tell(String(error)))
  }

  const judge = async (
    source: string,
    scope: 'samples' | 'all',
    onCheck: (verdict: CheckVerdict) => void,
    control: { cancelled: boolean; cancel: () => void },
  ): Promise<RunVerdict> => {
    const start = clock()
    const nothing = (failure: CandidateFailure): RunVerdict => {
      const ended = control.cancelled ? cancelled : failure
      return runVerdict({ collected: [], checks: new Map(), result: null, ended }, clock() - start)
    }
    const [compiled, ready] = await Promise.all([engine.compile(source), standing()])
    if (control.cancelled) return nothing(cancelled)
    if (!compiled.ok) return nothing(compiled.error)
    if (!ready) return nothing(noAnswer)
    const watched = watchRun(ready, { code: compiled.value, scope }, all, onCheck)
    control.cancel = watched.cancel
    const course = await watched.course
    const verdict = runVerdict(course, clock() - start)
    renew(ready, course.result === null)
    return verdict
  }

  return {
    engine: [engine.id, ...Object.entries(engine.versions).map((pair) => pair.join(' '))].join(
      ', ',
    ),
    prepare: async (next) => {
      if (material !== next) {
        material = next
        close()
      }
      if (!(await standing())) throw new Error('the sandbox could not be started')
    },
    run: ({ source, scope }, onEvent) => {
      const control = { cancelled: false, cancel: () => {} }
      const cancel = (): void => {
        control.cancelled = true
        control.cancel()
      }
      const onCheck = (verdict: CheckVerdict): void => onEvent({ type: 'check', verdict })
      const verdict = last.then(() => judge(source, scope, onCheck, control))
      active.add(cancel)
      last = verdict.catch(() => undefined).finally(() => active.delete(cancel))
      return { verdict, cancel }
    },
    dispose: () => {
      disposed = true
      for (const cancel of active) cancel()
      void last.then(close)
    },
  }
}
