import { limits, type RawFailure, snakeCase } from '../../protocol.ts'
import type { Interpreter } from './interpreter.ts'
import { Lines } from './lines.ts'
import type { PythonProgram } from './program.ts'
import { type Changed, readReply, type Reply } from './reply.ts'
import { type MakeArray, nest, Tensor } from '../tensor.ts'
import { Encoder, RaggedList } from './values.ts'

/** One program of the user's in an interpreter: what the worker and the terminal have in common. */
export interface PythonSession {
  readonly load: (program: PythonProgram) => RawFailure | null
  readonly call: (call: PythonCall) => PythonAnswer
}

export interface PythonCall {
  readonly fn: string
  readonly args: readonly unknown[]
  /** Indices of the arguments to look at after the call. */
  readonly watched: readonly number[]
}

export interface PythonAnswer {
  readonly outcome:
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly failure: RawFailure }
  readonly echo: readonly PythonEcho[]
}

type PythonEcho = Changed | { readonly type: 'unchanged' } | { readonly type: 'unwatched' }

/** Instead of a reply when the interpreter did not survive the request. */
interface Death {
  readonly death: unknown
}

type Print = (level: 'log' | 'warn', line: string) => void
type Bytes = (descriptor: number, bytes: Uint8Array) => void

/**
 * `start` gives a prepared interpreter. It is asked again after one that died: an overflow of the stack of
 * JavaScript or `os._exit` leaves one in the middle of something. Arrays that come back are what `make` makes
 * of them.
 */
export function pythonSession(
  start: (print: Bytes) => Interpreter,
  print: Print,
  make: MakeArray = nest,
): PythonSession {
  let isQuiet = false
  const tell = (level: 'log' | 'warn') => (line: string) => {
    if (!isQuiet) print(level, line)
  }
  const output = new Lines(tell('log'))
  const errors = new Lines(tell('warn'))
  const startOne = (): Interpreter =>
    start((descriptor, bytes) => (descriptor === 2 ? errors : output).add(bytes))
  let interpreter: Interpreter | null = startOne()
  let program: PythonProgram | null = null

  const ask = (request: object, bytes: Uint8Array): Reply | Death => {
    try {
      const failed = interpreter ? null : startAgain()
      if (failed) return failed
      if (!interpreter) throw new Error('Python could not be started again')
      const { files } = interpreter
      files.write('/io/request.json', new TextEncoder().encode(JSON.stringify(request)))
      files.write('/io/request.bin', bytes)
      // So that an answer that is not written is not the last one.
      files.write('/io/answer.json', new Uint8Array(0))
      files.write('/io/answer.bin', new Uint8Array(0))
      interpreter.run('import offhand_bridge; offhand_bridge.step()')
      return readReply(files.read('/io/answer.json'), files.read('/io/answer.bin'), make)
    } catch (death) {
      interpreter = null
      return { death }
    } finally {
      output.end()
      errors.end()
    }
  }
  const load = (next: PythonProgram): Reply | Death =>
    ask({ type: 'load', source: next.source, file: next.file }, new Uint8Array(0))
  /** With the program that was loaded, whose output was shown the first time; its failure, if it has one now. */
  const startAgain = (): Reply | Death | null => {
    interpreter = startOne()
    if (!program) return null
    isQuiet = true
    const reply = load(program)
    isQuiet = false
    return 'death' in reply || reply.failure ? reply : null
  }
  const failureIn = (reply: Reply | Death, kind: RawFailure['kind']): RawFailure | null => {
    const url = program?.file ?? ''
    if ('death' in reply)
      return { kind, ...nameOfDeath(reply.death), stack: '', url, stumbled: true }
    return reply.failure && { ...reply.failure, url }
  }

  return {
    load: (next) => {
      program = null
      const reply = load(next)
      program = next
      return failureIn(reply, 'load')
    },
    call: ({ fn, args: all, watched }) => {
      // An argument that is left out is none.
      const args = all.slice(0, all.findLastIndex((value) => value !== undefined) + 1)
      const signature = program?.signatures[fn] ?? {}
      const encoder = new Encoder(program?.isSingle ?? false)
      const last = args.length - 1
      const options = signature.arguments?.[last] === undefined ? recordIn(args[last]) : null
      const positional = options ? args.slice(0, last) : args
      const encoded = encodedOrRefused(() => ({
        arguments: positional.map((value, i) => encoder.encode(value, signature.arguments?.[i])),
        options: options && encoder.entries(options, signature.options),
      }))
      if ('refused' in encoded)
        return {
          outcome: failed(encoded.refused),
          echo: all.map((_, i) => echoOf(i, watched, nothing)),
        }
      const request = {
        type: 'call',
        name: snakeCase(fn),
        ...encoded,
        returns: signature.returns ?? null,
        watched: watched.filter((i) => i < args.length),
        limits: { values: limits.values, depth: limits.depth, text: limits.textUnits },
      }
      const reply = ask(request, encoder.bytes())
      const failure = failureIn(reply, 'thrown')
      if ('death' in reply)
        return { outcome: failed(failure), echo: all.map(() => ({ type: 'unwatched' })) }
      return {
        outcome: failure ? failed(failure) : { ok: true, value: reply.value },
        echo: all.map((_, i) => echoOf(i, watched, reply.changed)),
      }
    },
  }
}

const nothing: Reply['changed'] = new Map()

/** What no array can hold is refused in the name of NumPy. */
function encodedOrRefused<T extends object>(encode: () => T): T | { readonly refused: RawFailure } {
  try {
    return encode()
  } catch (error) {
    if (!(error instanceof RaggedList)) throw error
    const { message } = error
    const failure = { kind: 'thrown', name: 'ValueError', message, stack: '', url: '' } as const
    return { refused: { ...failure, stumbled: false } }
  }
}

const failed = (failure: RawFailure | null): PythonAnswer['outcome'] => {
  if (!failure) throw new Error('a call ended without a value and without a failure')
  return { ok: false, failure }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> | null {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  const isArray = ArrayBuffer.isView(value) || value instanceof Tensor
  return isRecord && !isArray ? (value as Record<string, unknown>) : null
}

function echoOf(index: number, watched: readonly number[], changed: Reply['changed']): PythonEcho {
  if (!watched.includes(index)) return { type: 'unwatched' }
  return changed.get(index) ?? { type: 'unchanged' }
}

function nameOfDeath(death: unknown): Pick<RawFailure, 'name' | 'message'> {
  const message = death instanceof Error ? death.message : String(death)
  // Of the browser's own stack, each in its words.
  if (/call stack|recursion/i.test(message))
    return { name: 'RecursionError', message: 'too many calls within calls' }
  return { name: 'InterpreterEnded', message: message.slice(0, limits.messageText) }
}
