/** What a run tells: plain data, made by the examiner, read by the page. */

export type CheckState = 'pass' | 'fail' | 'error' | 'timeout' | 'not-run'

/** Plain data as it crossed the sandbox: numbers, strings, booleans, null, nested arrays, plain objects. */
export type Plain =
  | null
  | undefined
  | boolean
  | number
  | string
  | Float64Array
  | readonly Plain[]
  | { readonly [key: string]: Plain }

export interface ConsoleLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug'
  readonly text: string
}

/** Why the candidate gave no value. Each kind has its own words in both languages. */
export type CandidateErrorKind =
  | 'thrown' // the user's code threw; `name` and `message` are its own
  | 'syntax'
  | 'prelude' // the code imports the prelude, and the exercise does not offer it
  | 'load' // the module threw while it was loaded
  | 'missing-export'
  | 'uncloneable'
  | 'too-large'
  | 'timeout'
  | 'flood' // more messages than any honest code sends
  | 'memory' // the frame died or did not answer
  | 'cancelled'

export interface CandidateFailure {
  readonly kind: CandidateErrorKind
  readonly name: string
  readonly message: string
  /** Position in the user's source, 1-based, where the engine told it. */
  readonly line?: number
  readonly column?: number
  /** Not an error of the learner's own making: the language or a library raised it. */
  readonly stumbled?: true
}

/** One call of the user's function, as the examiner saw it. */
export interface CallRecord {
  readonly fn: string
  readonly args: readonly Plain[]
  readonly outcome:
    | { readonly ok: true; readonly value: Plain }
    | { readonly ok: false; readonly failure: CandidateFailure }
  /** Indices of arguments that differ after the call. */
  readonly mutated: readonly number[]
  readonly ms: number
}

/** A rule that makes the wrong numbers of the expected ones. */
export type Relation =
  | { readonly type: 'offset'; readonly by: number } // got = expected + by
  | { readonly type: 'factor'; readonly by: number } // got = expected × by
  /** Got is the expected tensor with its axes in this order; [1, 0] is the transpose. */
  | { readonly type: 'permuted'; readonly axes: readonly number[] }
  /** The same numbers at other places. */
  | { readonly type: 'reordered' }

/** How two values differ; the first difference in reading order. */
export interface Mismatch {
  readonly kind: 'type' | 'shape' | 'value' | 'not-finite' | 'property'
  /** [i, j, k] of the first difference; empty for a scalar. */
  readonly path: readonly (number | string)[]
  readonly expected: Plain
  readonly got: Plain
  readonly expectedShape?: readonly number[]
  readonly gotShape?: readonly number[]
  /** Entries that differ, of how many, where shapes agree. */
  readonly differing?: number
  readonly total?: number
  readonly maxAbsolute?: number
  readonly maxRelative?: number
  /** Entries that are NaN or infinite where a finite number is expected: how many, and where the first are. */
  readonly notFinite?: {
    readonly count: number
    readonly paths: readonly (readonly (number | string)[])[]
  }
  readonly relation?: Relation
}

export interface CheckVerdict {
  readonly id: string
  readonly group: 'samples' | 'hidden'
  readonly state: CheckState
  readonly ms: number
  /** One plain sentence (English) of the failure; the page prefers the structured fields below. */
  readonly message?: string
  readonly expected?: Plain
  readonly got?: Plain
  readonly mismatch?: Mismatch
  readonly failure?: CandidateFailure
  /** How the failing input was found where the check searched for one: it is the smallest. */
  readonly search?: { readonly tries: number; readonly shrinks: number }
  /** Calls made in this check, the last 8 up to the failure. */
  readonly calls: readonly CallRecord[]
  readonly console: readonly ConsoleLine[]
}

export interface RunVerdict {
  /** pass only when every collected check reported pass and there was at least one. */
  readonly state: 'pass' | 'fail' | 'error' | 'timeout' | 'cancelled'
  readonly checks: readonly CheckVerdict[]
  /** Set when nothing could be checked: syntax, load-time throw, missing export, … */
  readonly failure?: CandidateFailure
  /** The id of the one known wrong solution whose outputs equal the candidate's on every recorded call. */
  readonly misconception?: string
  /** The code imports the prelude. */
  readonly prelude?: true
  /** Output that belongs to no check (while the module was loaded). */
  readonly console: readonly ConsoleLine[]
  readonly ms: number
}
