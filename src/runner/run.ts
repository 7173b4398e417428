import type { Clock } from '../base/clock.ts'
import { counterName, counterReader, type Engine, type Variant } from './engine.ts'
import type { Material } from './examiner-client.ts'
import type { Task } from './examiner-protocol.ts'
import { runVerdict } from './run-verdict.ts'
import type { Stand } from './stand.ts'
import type { CandidateFailure, CheckVerdict, RunVerdict } from './verdict.ts'
import { cancelled, noAnswer, type RunLimits, watchRun } from './watch.ts'

export interface Runner {
  /** Starts frames, examiner and a candidate in advance; rejects when they cannot be started. */
  readonly prepare: (material: Material) => Promise<void>
  readonly run: (
    request: { readonly source: string; readonly scope: 'samples' | 'all' },
    onEvent: Listener,
  ) => Handle
  /** The value of an expression in the user's code: that of the last call of the one check. */
  readonly tryCall: (request: { readonly source: string; readonly expression: string }) => Handle
  /** The calls of the samples at larger and larger scales; the checks are named as probes.ts says. */
  readonly probe: (
    request: {
      readonly source: string
      /** Indices of the arguments that are scaled. */
      readonly scaled: readonly number[]
      readonly precision: 'double' | 'single'
    },
    onEvent: Listener,
  ) => Handle
  /** The calls of the samples with their operations counted: the last call of each check read the counts. */
  readonly count: (request: { readonly source: string }, onEvent: Listener) => Handle
  readonly dispose: () => void
  /** The engine and its versions, stored with each attempt. */
  readonly engine: string
}

type Listener = (event: { readonly type: 'check'; readonly verdict: CheckVerdict }) => void
interface Handle {
  readonly verdict: Promise<RunVerdict>
  readonly cancel: () => void
}

export interface RunnerOptions {
  readonly engine: Engine
  readonly clock: Clock
  /** Where the two frames, which are never seen, are put. */
  readonly mount: HTMLElement
  readonly report?: (problem: string) => void
  /** Told as a run gets there: the code is compiled, its module loaded and the checks collected. */
  readonly onStage?: (stage: 'compiled' | 'collected') => void
  readonly limits?: Partial<RunnerLimits>
}

interface Work {
  readonly source: string
  readonly variant?: Variant
  readonly task: Task
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
export function createRunner(options: RunnerOptions): Runner {
  const { engine, clock, mount, report, onStage, limits } = options
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
    const [{ openStand }, candidateScript, provisions] = await Promise.all([
      import('./stand.ts'),
      engine.workerScript(),
      engine.provisions?.(),
    ])
    if (disposed) return null
    runs = 0
    const { startMs, answerMs } = all
    const opened = await openStand({
      ...{ mount, candidateScript, material, startMs, answerMs },
      ...(provisions && { provisions, onLeft: engine.keep }),
      report: tell,
    })
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
    { source, variant, task }: Work,
    onCheck: (verdict: CheckVerdict) => void,
    control: { cancelled: boolean; cancel: () => void },
  ): Promise<RunVerdict> => {
    const start = clock()
    const nothing = (failure: CandidateFailure): RunVerdict => {
      const ended = control.cancelled ? cancelled : failure
      return runVerdict({ collected: [], checks: new Map(), result: null, ended }, clock() - start)
    }
    const [compiled, ready] = await Promise.all([
      engine.compile(source, variant, { prelude: material?.prelude ?? false }),
      // A busy machine may have answered too late: once more before the run is given up.
      standing().then((opened) => opened ?? standing()),
    ])
    if (control.cancelled) return nothing(cancelled)
    if (!compiled.ok) return nothing(compiled.error)
    if (!ready) return nothing(noAnswer)
    onStage?.('compiled')
    const { code, preludeFrom } = compiled.value
    const own = preludeFrom === undefined ? {} : { ownLines: preludeFrom - 1 }
    const watched = watchRun(ready, { code, ...own, task }, all, {
      onCheck,
      onCollected: () => onStage?.('collected'),
    })
    control.cancel = watched.cancel
    const course = await watched.course
    const verdict = runVerdict(course, clock() - start)
    renew(ready, course.result === null)
    return preludeFrom === undefined ? verdict : { ...verdict, prelude: true }
  }

  /** One after the other: two candidates at once would take each other's time. */
  const start = (work: Work, onEvent: Listener): Handle => {
    const control = { cancelled: false, cancel: () => {} }
    const cancel = (): void => {
      control.cancelled = true
      control.cancel()
    }
    const onCheck = (verdict: CheckVerdict): void => onEvent({ type: 'check', verdict })
    const verdict = last.then(() => judge(work, onCheck, control))
    active.add(cancel)
    last = verdict.catch(() => undefined).finally(() => active.delete(cancel))
    return { verdict, cancel }
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
    run: ({ source, scope }, onEvent) =>
      start({ source, task: { type: 'checks', scope } }, onEvent),
    tryCall: ({ source, expression }) =>
      start(
        { source, variant: { type: 'call', expression }, task: { type: 'tried-call' } },
        () => {},
      ),
    probe: ({ source, scaled, precision }, onEvent) =>
      start(
        {
          source,
          ...(precision === 'single' && { variant: { type: 'single-precision' } }),
          task: { type: 'probe', scaled, precision },
        },
        onEvent,
      ),
    count: ({ source }, onEvent) => {
      const name = counterName(source)
      return start(
        {
          source,
          variant: { type: 'counting', name },
          task: { type: 'count', reader: counterReader(name) },
        },
        onEvent,
      )
    },
    dispose: () => {
      disposed = true
      for (const cancel of active) cancel()
      void last.then(close)
    },
  }
}
