import {
  limits,
  type CallFunction,
  type CandidateDone,
  type FromCandidate,
  type Packed,
  type RawEcho,
  type RawFailure,
  type ToCandidate,
  type WorkerStarted,
} from '../../protocol.ts'
import { pack, unpack } from '../pack.ts'
import { cut } from '../show.ts'
import { entriesOf, makeTensor, Tensor } from '../tensor.ts'
import type { Parts } from './interpreter.ts'
import { preparedInterpreter } from './prepared.ts'
import type { PythonProgram } from './program.ts'
import { type Snapshot, snapshotBytes, snapshotFrom } from './snapshot.ts'
import { type PythonSession, pythonSession } from './session.ts'

/**
 * The candidate's worker for Python. Before its port it gets the bytes of the interpreter, and starts it; the
 * first worker of a frame leaves what it has compiled and started to those after it. User code runs in the
 * interpreter, which has no way to JavaScript: this realm stays as it is.
 */
let parts: Parts
let port: MessagePort
let session: PythonSession | null = null
let problem = ''
let linesLeft = 0
let linesEver: number = limits.consoleLines * 20

function post(message: FromCandidate, transfer: Transferable[] = []): void {
  port.postMessage(message, transfer)
}

function print(level: 'log' | 'warn', line: string): void {
  if (linesLeft <= 0 || linesEver <= 0) return
  linesLeft--
  linesEver--
  post({ type: 'console', level, text: cut(line, limits.consoleText) })
}

/** As the frame gives it. */
type Given = Omit<Parts, 'snapshot'> & { readonly snapshot?: Uint8Array<ArrayBuffer> }

/** Starts the interpreter, and tells the frame what spares the next worker the start. */
function start({ snapshot: bytes, ...given }: Given): void {
  const kept = bytes && readable(bytes)
  parts = { ...given, ...(kept && { snapshot: kept }) }
  try {
    session = pythonSession(
      (write) => {
        const interpreter = preparedInterpreter(parts, write)
        parts = { ...parts, modules: interpreter.modules }
        if (!interpreter.isRestored) parts = { ...parts, snapshot: interpreter.snapshot() }
        return interpreter
      },
      print,
      makeTensor,
    )
  } catch (error) {
    problem = String(error)
  }
  const { modules, snapshot } = parts
  self.postMessage({
    ...(modules && { shared: { modules } }),
    ...(snapshot && snapshot !== kept && { left: { snapshot: snapshotBytes(snapshot) } }),
  } satisfies WorkerStarted)
}

function readable(bytes: Uint8Array<ArrayBuffer>): Snapshot | undefined {
  try {
    return snapshotFrom(bytes)
  } catch {
    return undefined
  }
}

function load(id: number, code: string): void {
  linesLeft = limits.consoleLines
  const failure = session ? session.load(JSON.parse(code) as PythonProgram) : notStarted()
  if (failure) post({ type: 'done', id, outcome: { ok: false, failure }, echo: [] })
  else
    post({ type: 'done', id, outcome: { ok: true, value: { tree: null, tensors: [] } }, echo: [] })
}

const notStarted = (): RawFailure => ({
  kind: 'load',
  name: 'NotStarted',
  message: `Python could not be started: ${problem}`,
  stack: '',
  url: '',
})

function call({ id, fn, args, watched }: CallFunction): void {
  linesLeft = limits.consoleLines
  if (!session) {
    post({ type: 'done', id, outcome: { ok: false, failure: notStarted() }, echo: [] })
    return
  }
  const { outcome, echo } = session.call({
    fn,
    args: argumentsOf(args),
    watched,
  })
  const transfer: Transferable[] = []
  const sent: CandidateDone = {
    type: 'done',
    id,
    outcome: outcome.ok ? valueOf(outcome.value, transfer) : outcome,
    echo: echo.map((one) => (one.type === 'value' ? echoOf(one.value, transfer) : one)),
  }
  post(sent, transfer)
}

/** Arguments of one shape have been packed as one tensor. */
function argumentsOf(packed: Packed): readonly unknown[] {
  const args = unpack(packed, makeTensor)
  return args instanceof Tensor ? entriesOf(args) : (args as readonly unknown[])
}

function valueOf(value: unknown, transfer: Transferable[]): CandidateDone['outcome'] {
  const packed = pack(value)
  if (packed.ok) {
    transfer.push(...packed.transfer)
    return { ok: true, value: packed.packed }
  }
  const { kind, message } = packed.problem
  const name = kind === 'too-large' ? 'TooLarge' : 'Uncloneable'
  const failure = { kind, name, message: `the function returned ${message}`, stack: '', url: '' }
  return { ok: false, failure }
}

function echoOf(value: unknown, transfer: Transferable[]): RawEcho {
  const packed = pack(value)
  if (!packed.ok) return { type: 'unreadable' }
  transfer.push(...packed.transfer)
  return { type: 'value', value: packed.packed }
}

function handle({ data }: MessageEvent<ToCandidate>): void {
  switch (data.type) {
    case 'load':
      load(data.id, data.code)
      break
    case 'call':
      call(data)
      break
    default:
      post({ type: 'problem', text: 'the candidate received an unknown message' })
  }
}

// First come the bytes, then the port, and nothing else ever arrives here.
self.addEventListener(
  'message',
  (event: MessageEvent) => {
    start(event.data as Given)
    self.addEventListener(
      'message',
      ({ ports }: MessageEvent) => {
        port = ports[0] as MessagePort
        port.onmessage = handle
        post({ type: 'ready' })
      },
      { once: true },
    )
  },
  { once: true },
)
