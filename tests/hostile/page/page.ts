// A page under attack: the real runner, things worth stealing beside it, and a heartbeat.
import type { Engine } from '../../../src/runner/engine.ts'
import { createRunner, type Runner, type RunnerOptions } from '../../../src/runner/run.ts'
import type { RunVerdict } from '../../../src/runner/verdict.ts'
import { plantLoot, readLoot, type Loot } from './loot.ts'

export interface HostilePage {
  /** Opens a fresh stand; `prelude` is run in the candidate's realm before its first script. */
  readonly open: (
    material: Parameters<Runner['prepare']>[0],
    limits: RunnerOptions['limits'],
    prelude: string,
  ) => Promise<void>
  readonly run: (source: string) => Promise<Attacked>
  /** Puts something worth stealing into every storage of the page's origin. */
  readonly plant: (loot: string) => Promise<void>
  readonly loot: () => Promise<Loot>
  readonly frames: () => readonly Frame[]
  /** What an unprotected worker of the page posts back: shows that the instruments work. */
  readonly unprotected: (script: string) => Promise<unknown>
}

interface Frame {
  readonly sandbox: string | null
  readonly html: string
}

export interface Attacked {
  readonly verdict: RunVerdict
  readonly problems: readonly string[]
  /** The longest that the page's main thread was not free, in milliseconds. */
  readonly stall: number
}

/** Beats until it is stopped, and then tells the longest pause. */
function heartbeat(): () => number {
  let last = performance.now()
  let worst = 0
  let timer: ReturnType<typeof setTimeout>
  const beat = (): void => {
    const now = performance.now()
    worst = Math.max(worst, now - last)
    last = now
    timer = setTimeout(beat, 4)
  }
  beat()
  return () => {
    clearTimeout(timer)
    return Math.max(worst, performance.now() - last)
  }
}

/** The beginning of every long list and text: a driver gets the rest slowly, and compares nothing of it. */
function brief(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, 20_000)
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array).subarray(0, 8)]
  if (Array.isArray(value)) return value.slice(0, 1000).map(brief)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key.slice(0, 1000), brief(entry)]),
  )
}

/** Puts the page where a test finds it. */
export function showHostile(engine: Engine): HostilePage {
  const mount = document.querySelector<HTMLElement>('#mount')
  if (!mount) throw new Error('no mount')
  let runner: Runner | null = null
  let problems: string[] = []

  const page: HostilePage = {
    open: async (material, limits, prelude) => {
      runner?.dispose()
      problems = []
      runner = createRunner({
        engine: {
          ...engine,
          workerScript: async () => `${prelude}\n${await engine.workerScript()}`,
        },
        clock: () => performance.now(),
        mount,
        report: (problem) => problems.push(problem),
        ...(limits && { limits }),
      })
      await runner.prepare(material)
    },
    run: async (source) => {
      if (!runner) throw new Error('the runner is not open')
      problems = []
      const stop = heartbeat()
      const { verdict: judged } = runner.run({ source, scope: 'all' }, () => {})
      const verdict = await judged
      // A verdict that is on its way to be drawn, and the end of the old worker.
      await new Promise((resolve) => setTimeout(resolve, 30))
      return { verdict: brief(verdict) as RunVerdict, problems, stall: stop() }
    },
    plant: plantLoot,
    loot: readLoot,
    frames: () =>
      [...document.querySelectorAll('iframe')].map((frame) => ({
        sandbox: frame.getAttribute('sandbox'),
        html: frame.srcdoc,
      })),
    unprotected: (script) =>
      new Promise((resolve) => {
        const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
        new Worker(url).onmessage = ({ data }) => resolve(data)
      }),
  }
  Object.assign(window, { hostile: page })
  return page
}
