import { unpack } from './candidate/pack.ts'
import type { FromExaminer, RunResult, Task, ToExaminer } from './examiner-protocol.ts'
import type { CandidateFailure, CheckVerdict } from './verdict.ts'

/** What the examiner needs of an exercise. */
export interface Material {
  /** An ES module: `export default (modules) => void` registers the checks. */
  readonly checks: string
  /** Each an ES module with the exports of the solution, as plain JavaScript. */
  readonly mutants: readonly { readonly id: string; readonly code: string }[]
  /** The reference as plain JavaScript: the examiner's yardstick, never the candidate's. */
  readonly reference: string
  /** The code may import the prelude. */
  readonly prelude?: true
}

export interface RunRequest {
  readonly code: string
  /** Lines of it that are the user's, where something else stands behind them. */
  readonly ownLines?: number
  readonly task: Task
  readonly checkTimeoutMs: number
}

export interface RunListener {
  readonly onCollected: (checks: readonly Pick<CheckVerdict, 'id' | 'group'>[]) => void
  readonly onCheck: (verdict: CheckVerdict) => void
}

/** The page's end of the examiner. */
export interface ExaminerClient {
  readonly ready: Promise<void>
  /** Rejects when the check file is broken: it is ours. */
  readonly prepare: (material: Material) => Promise<void>
  readonly attach: (candidate: MessagePort) => void
  readonly run: (request: RunRequest, listener: RunListener) => Promise<RunResult>
  readonly stop: (failure: CandidateFailure) => void
  readonly lost: (failure: CandidateFailure) => void
  readonly close: () => void
}

interface Waiting {
  readonly resolve: (result: RunResult | undefined) => void
  readonly reject: (error: Error) => void
  readonly listener: RunListener | null
}

export function examinerClient(
  port: MessagePort,
  { onReplace, report }: { onReplace: () => void; report: (problem: string) => void },
): ExaminerClient {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let listens: () => void
  const ready = new Promise<void>((resolve) => {
    listens = resolve
  })

  port.onmessage = ({ data }: MessageEvent<FromExaminer>) => {
    switch (data.type) {
      case 'ready':
        listens()
        break
      case 'received':
        break
      case 'collected':
        waiting.get(data.id)?.listener?.onCollected(data.checks)
        break
      case 'check':
        waiting.get(data.id)?.listener?.onCheck(unpack(data.verdict) as CheckVerdict)
        break
      case 'replace':
        onReplace()
        break
      case 'done':
        waiting.get(data.id)?.resolve(data.result)
        waiting.delete(data.id)
        break
      case 'failed':
        waiting.get(data.id)?.reject(new Error(`the examiner: ${data.text}`))
        waiting.delete(data.id)
        break
      case 'problem':
        report(data.text)
        break
      default:
        report('the examiner sent an unknown message')
    }
  }

  const send = (message: ToExaminer, transfer: Transferable[] = []): void =>
    port.postMessage(message, transfer)
  const ask = (
    message: (id: number) => ToExaminer,
    listener: RunListener | null,
  ): Promise<RunResult | undefined> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject, listener })
      send(message(id))
    })

  return {
    ready,
    prepare: async ({ checks, mutants, reference }) => {
      const fastCheck = checks.includes('modules.fastCheck')
        ? (await import('virtual:offhand/fast-check-script')).script
        : undefined
      await ask(
        (id) => ({
          type: 'prepare',
          id,
          checks,
          mutants,
          reference,
          ...(fastCheck && { fastCheck }),
        }),
        null,
      )
    },
    attach: (candidate) => send({ type: 'attach', id: ++lastId }, [candidate]),
    run: async (request, listener) => {
      const result = await ask((id) => ({ type: 'run', id, ...request }), listener)
      if (!result) throw new Error('the examiner ended a run without a result')
      return result
    },
    stop: (failure) => send({ type: 'stop', failure }),
    lost: (failure) => send({ type: 'lost', failure }),
    close: () => {
      port.onmessage = null
      port.close()
    },
  }
}
