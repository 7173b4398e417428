import { limits } from '../protocol.ts'
import type { CallRecord, CandidateFailure, ConsoleLine } from '../verdict.ts'
import {
  type Answer,
  type Candidate,
  CandidateError,
  changedArguments,
  type Echo,
} from './candidate.ts'
import { copyPlain, countValues } from './plain.ts'

/** A call as it was made, with what diagnosis and `expectUnchanged` need beside the report. */
export interface RecordedCall extends CallRecord {
  readonly echo: readonly Echo[]
}

export interface CheckRecord {
  readonly calls: readonly RecordedCall[]
  readonly console: readonly ConsoleLine[]
  /** Set when the candidate was taken away during this check: it may not pass, whatever it caught. */
  readonly stopped: CandidateFailure | null
}

interface Connection {
  readonly candidate: Candidate
  /** Called after a time-out, whose candidate may be busy for ever. */
  readonly replace: () => Promise<Candidate>
}

/** One run at a time, so the connection is the module's own; checks reach it through the kit. */
let connection: Connection | null = null
let stale = false
let closed: CandidateFailure | null = null
let stopped: CandidateFailure | null = null
let calls: RecordedCall[] = []
let lines: ConsoleLine[] = []
const waiting = new Set<(failure: CandidateFailure) => void>()

export function connect(candidate: Candidate, replace?: () => Promise<Candidate>): void {
  connection = { candidate, replace: replace ?? (() => Promise.resolve(candidate)) }
  stale = false
  closed = null
  beginCheck()
}

/** A typed call's other end: resolves with plain data or throws a CandidateError. */
export async function call(fn: string, args: readonly unknown[]): Promise<unknown> {
  const failure = closed ?? stopped
  if (failure) throw new CandidateError(failure)
  if (!connection) throw new Error('no candidate is connected')
  const sent = args.map(copyPlain)
  const most = limits.watchedValues
  const watched = [...sent.keys()].filter((i) => countValues(sent[i], most) <= most)
  const start = performance.now()
  const { outcome, echo } = await unlessStopped(
    connection.candidate.call(fn, sent, watched),
    noAnswer,
  )
  const kept = outcome.ok ? { ok: true as const, value: copyPlain(outcome.value) } : outcome
  calls.push({
    fn,
    args: sent,
    outcome: kept,
    mutated: changedArguments(sent, echo),
    ms: performance.now() - start,
    echo,
  })
  if (outcome.ok) return outcome.value
  throw markCall(new CandidateError(outcome.failure))
}

/** How many calls had been made when an error arose: a search goes on after it, for a smaller input. */
const callsBefore = new WeakMap<Error, number>()

export function markCall<E extends Error>(error: E): E {
  callsBefore.set(error, calls.length)
  return error
}

/** The calls up to the one that the error is about. */
export const callsUpTo = (
  error: unknown,
  made: readonly RecordedCall[],
): readonly RecordedCall[] =>
  error instanceof Error ? made.slice(0, callsBefore.get(error) ?? made.length) : made

/** What `promise` gives, or what `instead` makes of the failure that ended the check or the run. */
function unlessStopped<T>(
  promise: Promise<T>,
  instead: (failure: CandidateFailure) => T | Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (failure: CandidateFailure): void => resolve(instead(failure))
    waiting.add(stop)
    promise.then(resolve, reject).finally(() => waiting.delete(stop))
  })
}

const noAnswer = (failure: CandidateFailure): Answer => ({
  outcome: { ok: false, failure },
  echo: [],
})

/** Calls so far in this check. */
export const recordedCalls = (): readonly RecordedCall[] => calls

export function beginCheck(): void {
  stopped = null
  calls = []
  lines = []
}

export const endCheck = (): CheckRecord => ({ calls, console: lines, stopped: closed ?? stopped })

/** Gives a candidate that can answer; after a time-out that is a new one. */
export async function candidateReady(): Promise<void> {
  if (!stale || closed || !connection) return
  const { replace } = connection
  const candidate = await unlessStopped(replace(), (failure) =>
    Promise.reject(new CandidateError(failure)),
  )
  connection = { candidate, replace }
  stale = false
}

/** Ends this check's calls, those under way included; the next check gets a new candidate. */
export function stopCheck(failure: CandidateFailure): void {
  stopped ??= failure
  stale = true
  endWaiting(failure)
}

/** Ends the whole run: no call is made any more. */
export function closeRun(failure: CandidateFailure): void {
  closed ??= failure
  endWaiting(failure)
}

export const runClosed = (): CandidateFailure | null => closed

function endWaiting(failure: CandidateFailure): void {
  for (const stop of waiting) stop(failure)
  waiting.clear()
}

export function addConsoleLine(line: ConsoleLine): void {
  if (lines.length < limits.consoleLines) lines.push(line)
}

/** Output since the last check ended, for what was printed while the code was loaded. */
export const loadConsole = (): readonly ConsoleLine[] => lines
