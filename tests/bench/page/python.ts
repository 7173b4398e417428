// The real runner with the real Python, and workers of its without the runner.
import { type Box, openBox } from '../../../src/runner/box.ts'
import { pythonEngine } from '../../../src/runner/engines/python/engine.ts'
import { pythonDownload, pythonSnapshots } from '../../../src/runner/engines/python/this-device.ts'
import { type PortCandidate, portCandidate } from '../../../src/runner/examiner/port-candidate.ts'
import { measuredRunner, mount } from './measured-runner.ts'

const array = { arguments: ['array'] } as const
let isKept: () => void
const kept = new Promise<void>((resolve) => {
  isKept = resolve
})
const engine = pythonEngine({
  signatures: () => Promise.resolve({ softmax: array, doubled: array }),
  packs: pythonDownload.loadPython,
  snapshots: {
    read: pythonSnapshots.read,
    keep: (left) => pythonSnapshots.keep(left).then(isKept),
  },
})
export const { open, run } = measuredRunner(engine)

/** From our own host, or from what an earlier visit has kept; how long that took. */
export async function load(): Promise<number> {
  const start = performance.now()
  await pythonDownload.loadPython()
  return performance.now() - start
}

/** As on a device that has never met Python. */
export const forget = (): Promise<void> => pythonDownload.removePython()
/** As in a visit whose first worker has to start the interpreter. */
export const forgetSnapshot = (): Promise<void> => pythonSnapshots.remove()
/** Once it is written what a later visit continues from; a first worker leaves it, when it is ready. */
export const snapshotKept = (): Promise<void> => kept

let box: Box | null = null
let current: PortCandidate | null = null

/** Gives a frame the bytes, and starts nothing; how long that took. */
export async function openFrame(): Promise<number> {
  box?.dispose()
  const [script, provisions] = await Promise.all([engine.workerScript(), engine.provisions?.()])
  const start = performance.now()
  box = await openBox({
    ...{ mount: mount(), script, spare: false, startMs: 60_000, answerMs: 60_000 },
    ...(provisions && { provisions }),
    report: (problem) => {
      throw new Error(problem)
    },
  })
  return performance.now() - start
}

/** A new worker of that frame, in place of the one before: how long until it has called the function. */
export async function firstResult(source: string, name: string, arg: unknown): Promise<number> {
  const compiled = await engine.compile(source)
  if (!box || !compiled.ok) throw new Error('there is no frame or no code')
  const start = performance.now()
  current?.close()
  const port = await box.spawn()
  if (!port) throw new Error('the frame gave no worker')
  const ignore = (): void => undefined
  current = portCandidate(port, { onConsole: ignore, onProblem: ignore, onFlood: ignore })
  await current.ready
  const failure = await current.load(compiled.value.code, 60_000)
  const { outcome } = await current.call(name, [arg], [])
  if (failure || !outcome.ok) throw new Error(JSON.stringify([failure, outcome]))
  return performance.now() - start
}

/** Has that worker call a function that never ends, for a while. */
export async function loopFor(name: string, ms: number): Promise<void> {
  void current?.call(name, [[[1]]], [])
  await new Promise((resolve) => setTimeout(resolve, ms))
}
