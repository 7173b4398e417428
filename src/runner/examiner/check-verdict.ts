import type { TaskResult } from '@vitest/runner'
import { limits } from '../protocol.ts'
import type { CallRecord, CheckVerdict, Mismatch, Plain } from '../verdict.ts'
import { CandidateError } from './candidate.ts'
import { callsUpTo, type CheckRecord, type RecordedCall } from './channel.ts'
import { MismatchError } from './mismatch-error.ts'
import { copyPlain, light, weigh } from './plain.ts'
import { failureOfProperty } from './property.ts'

/** How a check ended, as far as we saw it; Vitest keeps only a processed copy of the error. */
export interface Ending extends CheckRecord {
  readonly ms: number
  readonly error: unknown
}

type Judgement = Pick<
  CheckVerdict,
  'state' | 'message' | 'expected' | 'got' | 'mismatch' | 'failure' | 'search'
>

const mostCalls = 8

/** Total: a reporter hook that throws would silently end the suite. */
export function checkVerdict(
  check: Pick<CheckVerdict, 'id' | 'group'>,
  result: TaskResult | undefined,
  ending: Ending | null,
): CheckVerdict {
  const { error, search } = failureOfProperty(ending?.error)
  let judgement: Judgement
  try {
    judgement = {
      ...judge(result, ending, error),
      // A candidate that was stopped answers nothing, so the search shrank at random.
      ...(search && !ending?.stopped && { search }),
    }
  } catch (error) {
    judgement = { state: 'error', message: `the check could not be judged: ${messageOf(error)}` }
  }
  return {
    ...check,
    ...judgement,
    ms: ending?.ms ?? 0,
    calls: ending ? lastCalls(callsUpTo(error, ending.calls)) : [],
    console: ending?.console ?? [],
  }
}

function judge(result: TaskResult | undefined, ending: Ending | null, error: unknown): Judgement {
  const stopped = ending?.stopped
  // First of all: a check may have caught the failure of its call and passed without an answer.
  if (stopped)
    switch (stopped.kind) {
      case 'cancelled':
        return { state: 'not-run' }
      case 'timeout':
        return { state: 'timeout', failure: stopped }
      default:
        return { state: 'error', failure: stopped }
    }
  if (result?.state === 'pass') return { state: 'pass' }
  if (result?.state !== 'fail') return { state: 'error', message: 'the check was skipped' }
  if (error instanceof CandidateError) {
    const { failure } = error
    return { state: failure.kind === 'timeout' ? 'timeout' : 'error', failure }
  }
  if (error instanceof MismatchError) {
    const { mismatch, expected, got } = error
    return {
      state: 'fail',
      message: messageOf(error),
      ...values(expected, got),
      ...(mismatch && { mismatch: lightMismatch(mismatch) }),
    }
  }
  const message = messageOf(error ?? result.errors?.[0])
  if (/^Test timed out in /.test(message)) return { state: 'timeout', message }
  if (isAssertion(error)) {
    const { expected, actual } = error
    return { state: 'fail', message, ...values(expected, actual) }
  }
  // `expect.soft` collects its errors without throwing.
  if (error === undefined && result.errors?.[0]?.name === 'AssertionError')
    return { state: 'fail', message }
  return { state: 'error', message: `the check itself stopped: ${message}` }
}

interface Assertion {
  readonly expected?: unknown
  readonly actual?: unknown
}

/** Chai's class and Vitest's are not the same object. */
const isAssertion = (error: unknown): error is Assertion =>
  error instanceof Error && error.name === 'AssertionError'

const values = (expected: unknown, got: unknown): Pick<CheckVerdict, 'expected' | 'got'> => ({
  ...plain('expected', expected),
  ...plain('got', got),
})

function plain(key: 'expected' | 'got', value: unknown): { [key: string]: Plain } {
  if (value === undefined) return {}
  try {
    return { [key]: copyPlain(shown(value)) }
  } catch {
    return {}
  }
}

/** What came from the candidate is shown as long as that does not keep the page busy. */
const shown = (value: unknown): Plain => light(value, limits.values) as Plain

const lightMismatch = (mismatch: Mismatch): Mismatch => ({
  ...mismatch,
  path: mismatch.path.map((step) =>
    typeof step === 'string' ? step.slice(0, limits.consoleText) : step,
  ),
  expected: shown(mismatch.expected),
  got: shown(mismatch.got),
})

/** Vitest colours its messages for a terminal. */
const colours = /\u001b\[[\d;]*m/g

export function messageOf(error: unknown): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  return String(message).replace(colours, '').slice(0, limits.messageText)
}

const lightCall = ({ args, outcome, ...rest }: CallRecord): CallRecord => ({
  ...rest,
  args: args.map(shown),
  outcome: outcome.ok ? { ok: true, value: shown(outcome.value) } : outcome,
})

/** The last calls that together stay within what is shown and carried. */
function lastCalls(calls: readonly RecordedCall[]): readonly CallRecord[] {
  const kept: CallRecord[] = []
  let room: number = limits.values
  for (const { fn, args, outcome, mutated, ms } of calls.slice(-mostCalls).reverse()) {
    room -= weigh([args, outcome], room)
    if (room > 0) kept.unshift({ fn, args, outcome, mutated, ms })
    // The last one is always told, as far as it can be.
    else if (kept.length === 0) kept.unshift(lightCall({ fn, args, outcome, mutated, ms }))
    if (room <= 0) break
  }
  return kept
}
