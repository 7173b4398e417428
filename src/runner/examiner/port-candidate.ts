import { pack, unpack } from '../candidate/pack.ts'
import { type FromCandidate, limits, type RawEcho, type ToCandidate } from '../protocol.ts'
import type { CandidateFailure, ConsoleLine } from '../verdict.ts'
import type { Answer, Candidate, Echo } from './candidate.ts'
import { candidateFailure } from './position.ts'

export interface PortCandidate extends Candidate {
  /** Resolves when the worker listens. */
  readonly ready: Promise<void>
  /** Loads the user's module, whose first `ownLines` are theirs; the failure of its top level, or null. */
  readonly load: (
    code: string,
    timeoutMs: number,
    ownLines?: number,
  ) => Promise<CandidateFailure | null>
  /** Answers whatever is under way, and all that is asked later, with this failure. */
  readonly abort: (failure: CandidateFailure) => void
  readonly close: () => void
}

const levels: readonly ConsoleLine['level'][] = ['log', 'info', 'warn', 'error', 'debug']

interface Listener {
  readonly onConsole: (line: ConsoleLine) => void
  readonly onProblem: (text: string) => void
  /** More messages than any honest code sends; none is listened to any more. */
  readonly onFlood: (failure: CandidateFailure) => void
}

/** A request under way. */
interface Asked {
  readonly args: readonly unknown[]
  readonly resolve: (answer: Answer) => void
}

/** More of them would tell nothing new, and a flood would keep the page busy. */
const mostProblems = 8

/**
 * The candidate behind a port. It is not trusted: a message may have any form, and an answer that cannot
 * be read is a failure of the user's code, not of ours.
 */
export function portCandidate(
  port: MessagePort,
  { onConsole, onProblem: tell, onFlood }: Listener,
): PortCandidate {
  let problems = 0
  const onProblem = (text: string): void => {
    if (problems++ < mostProblems) tell(text.slice(0, limits.consoleText))
  }
  const waiting = new Map<number, Asked>()
  let lastId = 0
  let aborted: CandidateFailure | null = null
  let lines = Infinity
  let listens: () => void
  const ready = new Promise<void>((resolve) => {
    listens = resolve
  })

  let idle = 0
  const isFlood = (data: FromCandidate): boolean => {
    const answers = data?.type === 'done' && waiting.has(data.id)
    return !answers && ++idle > limits.messages
  }
  const shut = (): void => {
    port.onmessage = null
    port.onmessageerror = null
    port.close()
  }

  port.onmessage = ({ data }: MessageEvent<FromCandidate>) => {
    if (isFlood(data)) {
      shut()
      onFlood(flood)
      return
    }
    try {
      switch (data.type) {
        case 'ready':
          listens()
          break
        case 'console':
          onConsole({
            level: levels.includes(data.level) ? data.level : 'log',
            text: String(data.text).slice(0, limits.consoleText + 1),
          })
          break
        case 'done': {
          const { id } = data
          const asked = waiting.get(id)
          waiting.delete(id)
          asked?.resolve(answerOf(data, asked.args, lines))
          break
        }
        case 'problem':
          onProblem(String(data.text))
          break
        default:
          onProblem('the candidate sent an unknown message')
      }
    } catch (error) {
      onProblem(`the candidate sent what cannot be read: ${String(error)}`)
    }
  }
  // What was cloned there but cannot be read here arrives without its id, so every call ends.
  port.onmessageerror = () => answerAll(unreadable)

  const answerAll = (failure: CandidateFailure): void => {
    for (const { resolve } of waiting.values()) resolve(failed(failure))
    waiting.clear()
  }

  const ask = (
    args: readonly unknown[],
    make: (id: number) => { readonly message: ToCandidate; readonly transfer: Transferable[] },
  ): Promise<Answer> =>
    new Promise((resolve) => {
      if (aborted) {
        resolve(failed(aborted))
        return
      }
      const id = ++lastId
      waiting.set(id, { args, resolve })
      const { message, transfer } = make(id)
      port.postMessage(message, transfer)
    })

  return {
    ready,
    load: async (code, timeoutMs, ownLines = Infinity) => {
      lines = ownLines
      let budget: ReturnType<typeof setTimeout> | undefined
      const overdue = new Promise<Answer>((resolve) => {
        const failure = { kind: 'timeout', name: 'Timeout' } as const
        budget = setTimeout(
          () => resolve(failed({ ...failure, message: `not loaded after ${timeoutMs} ms` })),
          timeoutMs,
        )
      })
      const loaded = ask([], (id) => ({ message: { type: 'load', id, code }, transfer: [] }))
      const { outcome } = await Promise.race([loaded, overdue])
      clearTimeout(budget)
      return outcome.ok ? null : outcome.failure
    },
    call: (fn, args, watched) => {
      const packed = pack(args)
      if (!packed.ok)
        throw new Error(`a check calls ${fn} with ${packed.problem.message} as arguments`)
      const { transfer } = packed
      return ask(args, (id) => ({
        message: { type: 'call', id, fn, args: packed.packed, watched },
        transfer,
      }))
    },
    abort: (failure) => {
      aborted = failure
      listens()
      answerAll(failure)
    },
    close: shut,
  }
}

const failed = (failure: CandidateFailure): Answer => ({
  outcome: { ok: false, failure },
  echo: [],
})

const flood: CandidateFailure = {
  kind: 'flood',
  name: 'Flood',
  message: `more than ${limits.messages} messages`,
}

const unreadable: CandidateFailure = {
  kind: 'uncloneable',
  name: 'Uncloneable',
  message: 'the function returned something that cannot leave the sandbox',
}

function answerOf(
  { outcome, echo }: Extract<FromCandidate, { type: 'done' }>,
  args: readonly unknown[],
  ownLines: number,
): Answer {
  try {
    return {
      outcome: outcome.ok
        ? { ok: true, value: unpack(outcome.value) }
        : { ok: false, failure: candidateFailure(outcome.failure, ownLines) },
      echo: echo.map((raw, i) => echoOf(raw, args[i])),
    }
  } catch {
    return failed(unreadable)
  }
}

function echoOf(raw: RawEcho, sent: unknown): Echo {
  if (raw.type === 'unchanged') return { type: 'value', value: sent }
  return raw.type === 'value' ? { type: 'value', value: unpack(raw.value) } : raw
}
