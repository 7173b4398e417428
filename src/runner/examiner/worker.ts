import { pack } from '../candidate/pack.ts'
import type { FromExaminer, RunChecks, RunResult, ToExaminer } from '../examiner-protocol.ts'
import type { CheckVerdict } from '../verdict.ts'
import { type Candidate, CandidateError } from './candidate.ts'
import { addConsoleLine, closeRun, connect, loadConsole, stopCheck } from './channel.ts'
import { type CheckCalls, diagnose, type Mutant } from './diagnose.ts'
import * as kit from './kit.ts'
import { type PortCandidate, portCandidate } from './port-candidate.ts'
import { runChecks } from './run-checks.ts'
import { vitest } from './vitest.ts'

/**
 * The examiner's worker, in a sandboxed frame of its own. It knows the checks and decides; the candidate
 * it asks sits behind a port and never learns more than its arguments.
 */
type Register = (modules: { readonly vitest: unknown; readonly kit: unknown }) => unknown

let page: MessagePort
let register: Register | null = null
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
  attached = portCandidate(port, { onConsole: addConsoleLine, onProblem })
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

async function prepare(checks: string, sources: readonly { id: string; code: string }[]) {
  const module = await importText(checks)
  const registering = module['default']
  if (typeof registering !== 'function')
    throw new Error('the checks have no default export that registers them')
  register = registering as Register
  // Only a failing run needs them, and then each once.
  mutants = sources.map(({ id, code }) => {
    let loaded: Promise<Readonly<Record<string, unknown>>> | null = null
    return { id, load: () => (loaded ??= importText(code)) }
  })
}

async function run({ id, code, scope, checkTimeoutMs }: RunChecks): Promise<RunResult> {
  if (!register || !attached) throw new Error('a run was asked for before checks and candidate')
  const registering = register
  /** After a time-out: a new worker with the same code. */
  const replace = async (): Promise<Candidate> => {
    const next = new Promise<PortCandidate>((resolve) => {
      awaitingReplacement = resolve
    })
    post({ type: 'replace' })
    const candidate = await next
    await candidate.ready
    const failure = await candidate.load(code, checkTimeoutMs)
    if (failure) throw new CandidateError(failure)
    return candidate
  }

  const first = attached
  connect(first, replace)
  await first.ready
  const failure = await first.load(code, checkTimeoutMs)
  const printed = [...loadConsole()]
  if (failure) return { judged: 0, failure, console: printed }

  const checks: CheckCalls[] = []
  const verdicts = await runChecks(() => registering({ vitest, kit }), {
    only: scope,
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
  if (scope !== 'all' || !whole) return judged
  const misconception = await diagnose(checks, mutants)
  return misconception === null ? judged : { ...judged, misconception }
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
        await prepare(data.checks, data.mutants)
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
