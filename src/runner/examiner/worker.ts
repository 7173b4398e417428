import { pack } from '../candidate/pack.ts'
import { triedCall } from '../engine.ts'
import type {
  FromExaminer,
  PrepareChecks,
  RunChecks,
  RunResult,
  Task,
  ToExaminer,
} from '../examiner-protocol.ts'
import type { CheckVerdict } from '../verdict.ts'
import { type Candidate, CandidateError } from './candidate.ts'
import {
  addConsoleLine,
  call,
  closeRun,
  connect,
  loadConsole,
  runClosed,
  stopCheck,
} from './channel.ts'
import { type CheckCalls, diagnose, type Mutant } from './diagnose.ts'
import { inProcessCandidate } from './in-process.ts'
import { registerCounts } from './count.ts'
import * as kit from './kit.ts'
import { probesOf, registerProbes } from './probe.ts'
import { type PortCandidate, portCandidate } from './port-candidate.ts'
import { runChecks } from './run-checks.ts'
import { type SampleCall, sampleCalls } from './sample-calls.ts'
import { vitest } from './vitest.ts'

/**
 * The examiner's worker, in a sandboxed frame of its own. It knows the checks and decides; the candidate
 * it asks sits behind a port and never learns more than its arguments.
 */
type Register = (modules: Readonly<Record<'vitest' | 'kit' | 'fastCheck', unknown>>) => unknown

let page: MessagePort
let register: Register | null = null
let fastCheck: unknown
let reference: (() => Promise<Candidate>) | null = null
let mutants: readonly Mutant[] = []
let attached: PortCandidate | null = null
let awaitingReplacement: ((candidate: PortCandidate) => void) | null = null

const post = (message: FromExaminer, transfer: Transferable[] = []): void =>
  page.postMessage(message, transfer)
const onProblem = (text: string): void => post({ type: 'problem', text })

function attach(port: MessagePort | undefined): void {
  if (!port) {
    onProblem('a candidate was attached without a port')
    return
  }
  // An open port keeps its worker's messages alive; runs would grow slower and slower.
  attached?.close()
  const candidate = portCandidate(port, {
    onConsole: addConsoleLine,
    onProblem,
    onFlood: (failure) => {
      candidate.abort(failure)
      if (attached === candidate) stopCheck(failure)
    },
  })
  attached = candidate
  awaitingReplacement?.(attached)
  awaitingReplacement = null
}

/** A module from its text: the frame's policy lets nothing but blobs be loaded. */
async function importText(code: string): Promise<Readonly<Record<string, unknown>>> {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  try {
    return (await import(/* @vite-ignore */ url)) as Record<string, unknown>
  } finally {
    URL.revokeObjectURL(url)
  }
}

async function prepare(material: PrepareChecks): Promise<void> {
  const { checks, mutants: sources, reference: yardstick, fastCheck: library } = material
  fastCheck = library === undefined ? undefined : await importText(library)
  const module = await importText(checks)
  const registering = module['default']
  if (typeof registering !== 'function')
    throw new Error('the checks have no default export that registers them')
  register = registering as Register
  // Only a failing run needs them, and then each once.
  mutants = sources.map(({ id, code }) => ({ id, load: once(() => importText(code)) }))
  reference = once(async () => inProcessCandidate(await importText(yardstick)))
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null
  return () => (loaded ??= load())
}

async function run({ id, code, ownLines, task, checkTimeoutMs }: RunChecks): Promise<RunResult> {
  if (!register || !attached) throw new Error('a run was asked for before checks and candidate')
  const registered = () => register?.({ vitest, kit, fastCheck })
  /** After a time-out: a new worker with the same code. */
  const replace = async (): Promise<Candidate> => {
    const next = new Promise<PortCandidate>((resolve) => {
      awaitingReplacement = resolve
    })
    post({ type: 'replace' })
    const candidate = await next
    await candidate.ready
    const failure = await candidate.load(code, checkTimeoutMs, ownLines)
    if (failure) throw new CandidateError(failure)
    return candidate
  }

  const first = attached
  connect(first, replace)
  await first.ready
  const failure = await first.load(code, checkTimeoutMs, ownLines)
  const printed = [...loadConsole()]
  if (failure) return { judged: 0, failure, console: printed }

  const checks: CheckCalls[] = []
  const registration = await registrationFor(task, registered, checkTimeoutMs, () =>
    connect(first, replace),
  )
  const verdicts = await runChecks(registration, {
    only: task.type === 'checks' ? task.scope : 'all',
    testTimeoutMs: checkTimeoutMs,
    onCollected: (collected) => post({ type: 'collected', id, checks: collected }),
    onCheck: (verdict, calls) => {
      checks.push({ passed: verdict.state === 'pass', calls })
      postVerdict(id, verdict)
    },
  })
  const judged = { judged: verdicts.length, console: printed }
  const whole = verdicts.every(
    ({ state }) => state === 'pass' || state === 'fail' || state === 'error',
  )
  if (task.type !== 'checks' || task.scope !== 'all' || !whole) return judged
  const misconception = await diagnose(checks, mutants)
  return misconception === null ? judged : { ...judged, misconception }
}

/** The check file itself, or what stands in for it. */
async function registrationFor(
  task: Task,
  ofFile: () => unknown,
  testTimeoutMs: number,
  reconnect: () => void,
): Promise<() => unknown> {
  const { describe, test } = vitest
  const callsOfSamples = async (): Promise<readonly SampleCall[]> => {
    const samples: Parameters<typeof sampleCalls>[0][number][] = []
    await runChecks(ofFile, {
      only: 'samples',
      testTimeoutMs,
      onCheck: ({ id }, calls) => samples.push({ id, calls }),
    })
    return sampleCalls(samples)
  }
  switch (task.type) {
    case 'checks':
      return ofFile
    case 'tried-call':
      return () => describe('samples', () => test(triedCall, () => call(triedCall, [])))
    case 'probe': {
      if (!reference) throw new Error('a probe was asked for before the reference')
      const calls = await callsOfSamples()
      return registerProbes(probesOf(calls, task), await reference(), task.precision, vitest)
    }
    case 'count': {
      if (!reference) throw new Error('counts were asked for before the reference')
      const yardstick = await reference()
      // Asked of the reference, so that wrong code is counted on the very same calls.
      connect(yardstick)
      const calls = await callsOfSamples()
      const ended = runClosed()
      reconnect()
      // Cancelled meanwhile.
      if (ended) closeRun(ended)
      return registerCounts(calls, task.reader, yardstick, vitest)
    }
  }
}

function postVerdict(id: number, verdict: CheckVerdict): void {
  const whole = { values: Infinity, bytes: Infinity, textUnits: Infinity }
  const packed = pack(verdict, whole)
  if (packed.ok) {
    post({ type: 'check', id, verdict: packed.packed }, packed.transfer)
    return
  }
  const { id: check, group, state, ms } = verdict
  const bare: CheckVerdict = { id: check, group, state, ms, calls: [], console: [] }
  post({ type: 'check', id, verdict: { tree: bare, tensors: [] } })
  onProblem(`the verdict of ${check} could not be sent whole: ${packed.problem.message}`)
}

async function answer(id: number, work: () => Promise<RunResult | undefined>): Promise<void> {
  post({ type: 'received', id })
  try {
    const result = await work()
    post({ type: 'done', id, ...(result && { result }) })
  } catch (error) {
    post({ type: 'failed', id, text: String(error) })
  }
}

function handle({ data, ports }: MessageEvent<ToExaminer>): void {
  switch (data.type) {
    case 'attach':
      attach(ports[0])
      break
    case 'prepare':
      void answer(data.id, async () => {
        await prepare(data)
        return undefined
      })
      break
    case 'run':
      void answer(data.id, () => run(data))
      break
    case 'stop':
      closeRun(data.failure)
      attached?.abort(data.failure)
      break
    case 'lost':
      stopCheck(data.failure)
      attached?.abort(data.failure)
      break
    default:
      onProblem('the examiner received an unknown message')
  }
}

self.onmessage = (event: MessageEvent) => {
  self.onmessage = null
  page = event.ports[0] as MessagePort
  page.onmessage = handle
  post({ type: 'ready' })
}
