import type { CandidateFailure } from '../verdict.ts'
import { exactly, findMismatch } from './compare.ts'

/** An argument after the call. Large ones do not come back; a changed one may not be able to. */
export type Echo =
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'unwatched' }
  | { readonly type: 'unreadable' }

export interface Answer {
  readonly outcome:
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly failure: CandidateFailure }
  readonly echo: readonly Echo[]
}

/** Whatever runs the user's code: a worker behind a port, or a module in this process. */
export interface Candidate {
  /** Never rejects: a failure is an answer. `watched` are the indices of arguments to send back. */
  readonly call: (
    fn: string,
    args: readonly unknown[],
    watched: readonly number[],
  ) => Promise<Answer>
}

/** Indices of the arguments that did not come back as they were sent. */
export const changedArguments = (sent: readonly unknown[], echo: readonly Echo[]): number[] =>
  [...sent.keys()].filter((i) => {
    const back = echo[i]
    if (back?.type === 'value')
      return back.value !== sent[i] && findMismatch(back.value, sent[i], exactly) !== null
    return back?.type === 'unreadable'
  })

/** Thrown into a check whose call gave no value. */
export class CandidateError extends Error {
  override readonly name = 'CandidateError'
  readonly failure: CandidateFailure

  constructor(failure: CandidateFailure) {
    super(`${failure.name}: ${failure.message}`)
    this.failure = failure
  }
}
