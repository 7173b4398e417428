import { limits, type CallFunction, type FromCandidate, type LoadCode } from '../protocol.ts'
import type { CandidateDone, RawEcho, ToCandidate } from '../protocol.ts'
import { failureOf, lockStackFormat } from './failure.ts'
import { removeGlobals } from './globals.ts'
import { pack, unpack } from './pack.ts'
import { cut, show } from './show.ts'

/**
 * The first script of the candidate's worker. It takes what it needs while the realm is clean; user code,
 * which is loaded later into the same realm, may patch anything it can reach. It cannot reach the port:
 * that is held here, and `event.data` is read by a getter taken now, since a patched one would be called
 * with the event, whose `currentTarget` is the port.
 */
const { apply } = Reflect
const NativePromise = Promise
const then = Promise.prototype.then
const postMessage = MessagePort.prototype.postMessage
const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown
const NativeBlob = Blob
const createUrl = URL.createObjectURL.bind(URL)
const revokeUrl = URL.revokeObjectURL.bind(URL)
const levels = ['log', 'info', 'warn', 'error', 'debug'] as const
const { keys } = Object

let port: MessagePort
let module: Readonly<Record<string, unknown>> = {}
let url = ''
/** Lines that this call may still print, and those of the worker's whole life. */
let linesLeft = 0
let linesEver: number = limits.consoleLines * 20

function post(message: FromCandidate, transfer: Transferable[] = []): void {
  apply(postMessage, port, [message, transfer])
}

function print(level: (typeof levels)[number], values: readonly unknown[]): void {
  if (linesLeft <= 0 || linesEver <= 0) return
  linesLeft--
  linesEver--
  let line = ''
  for (let i = 0; i < values.length && line.length < limits.consoleText; i++)
    line += (i === 0 ? '' : ' ') + show(values[i], limits.consoleText)
  post({ type: 'console', level, text: cut(line, limits.consoleText) })
}

/**
 * The browser's own ways to print lead out of the sandbox, past every limit, into the console of the page:
 * none of them stays.
 */
function replaceConsole(): void {
  const give = (name: string, value: (...values: unknown[]) => void): void => {
    Reflect.defineProperty(console, name, { value, writable: true, configurable: true })
  }
  for (const name of Object.getOwnPropertyNames(console)) give(name, () => {})
  for (const level of levels) give(level, (...values) => print(level, values))
  for (const name of ['table', 'dir', 'dirxml', 'trace', 'group', 'groupCollapsed'])
    give(name, (...values) => print('log', values))
  give('assert', (holds, ...values) => {
    if (!holds) print('error', values)
  })
}

/** Runs `work`, adopts what it gives by a Promise that nobody has patched, and answers. */
function settle(
  work: () => unknown,
  succeed: (value: unknown) => void,
  fail: (error: unknown) => void,
): void {
  try {
    const value = work()
    const promise = new NativePromise((resolve) => resolve(value))
    void apply(then, promise, [guarded(succeed, fail), fail])
  } catch (error) {
    fail(error)
  }
}

/** Reading a result can run user code, by a getter or a proxy. */
const guarded =
  (succeed: (value: unknown) => void, fail: (error: unknown) => void) =>
  (value: unknown): void => {
    try {
      succeed(value)
    } catch (error) {
      fail(error)
    }
  }

function load({ id, code }: LoadCode): void {
  linesLeft = limits.consoleLines
  url = createUrl(new NativeBlob([code], { type: 'text/javascript' }))
  settle(
    () => import(/* @vite-ignore */ url) as Promise<Record<string, unknown>>,
    (loaded) => {
      revokeUrl(url)
      module = loaded as Record<string, unknown>
      answer(id, keys(module), [], [])
    },
    (error) => {
      revokeUrl(url)
      post({
        type: 'done',
        id,
        outcome: { ok: false, failure: failureOf('load', error, url) },
        echo: [],
      })
    },
  )
}

function call({ id, fn, args: sent, watched }: CallFunction): void {
  linesLeft = limits.consoleLines
  const args = unpack(sent) as unknown[]
  const fail = (kind: 'thrown' | 'missing-export', error: unknown): void => {
    const transfer: Transferable[] = []
    post(
      {
        type: 'done',
        id,
        outcome: { ok: false, failure: failureOf(kind, error, url) },
        echo: echoOf(args, watched, transfer),
      },
      transfer,
    )
  }
  const f = module[fn]
  if (typeof f !== 'function') {
    fail('missing-export', { name: 'MissingExport', message: `${fn} is not an exported function` })
    return
  }
  settle(
    () => apply(f as () => unknown, undefined, args) as unknown,
    (value) => answer(id, value, args, watched),
    (error) => fail('thrown', error),
  )
}

function answer(
  id: number,
  value: unknown,
  args: readonly unknown[],
  watched: readonly number[],
): void {
  const packed = pack(value)
  const transfer = packed.ok ? packed.transfer : []
  const outcome: CandidateDone['outcome'] = packed.ok
    ? { ok: true, value: packed.packed }
    : {
        ok: false,
        failure: {
          ...packed.problem,
          name: packed.problem.kind === 'too-large' ? 'TooLarge' : 'Uncloneable',
          message: `the function returned ${packed.problem.message}`,
          stack: '',
          url,
        },
      }
  post({ type: 'done', id, outcome, echo: echoOf(args, watched, transfer) }, transfer)
}

/** The watched arguments as they are now. */
function echoOf(
  args: readonly unknown[],
  watched: readonly number[],
  transfer: Transferable[],
): RawEcho[] {
  const echo: RawEcho[] = []
  for (let i = 0; i < args.length; i++) echo[i] = { type: 'unwatched' }
  for (let w = 0; w < watched.length; w++) {
    const index = watched[w] as number
    echo[index] = echoOne(args[index], transfer)
  }
  return echo
}

function echoOne(value: unknown, transfer: Transferable[]): RawEcho {
  try {
    const packed = pack(value)
    if (!packed.ok) return { type: 'unreadable' }
    for (let i = 0; i < packed.transfer.length; i++)
      transfer[transfer.length] = packed.transfer[i] as Transferable
    return { type: 'value', value: packed.packed }
  } catch {
    return { type: 'unreadable' }
  }
}

function handle(event: MessageEvent): void {
  const message = apply(dataOf, event, []) as ToCandidate
  switch (message.type) {
    case 'load':
      load(message)
      break
    case 'call':
      call(message)
      break
    default:
      post({ type: 'problem', text: 'the candidate received an unknown message' })
  }
}

// The first message brings the port, and nothing else ever arrives here.
self.addEventListener(
  'message',
  (event) => {
    port = (event as MessageEvent).ports[0] as MessagePort
    port.onmessage = handle
    post({ type: 'ready' })
  },
  { once: true },
)
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  print('error', ['Unhandled rejection:', event.reason])
})
self.addEventListener('error', (event) => {
  event.preventDefault()
  print('error', [event.message])
})
replaceConsole()
lockStackFormat()
removeGlobals(self)
