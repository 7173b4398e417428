/**
 * Every message between the page, the two sandboxed frames, the examiner and the candidate. Whoever
 * receives a message it does not know reports it as a problem.
 */

/** How much may cross from the candidate in one answer. Counted before it is posted. */
export const limits = {
  /** Numbers, strings, booleans and nulls, together with the lists and objects that hold them. */
  values: 262_144,
  /** Bytes in typed arrays. */
  bytes: 32 * 2 ** 20,
  /** UTF-16 units of text: 16 MB. */
  textUnits: 8 * 2 ** 20,
  /** A cycle is infinitely deep, so this one limit refuses cycles as well. */
  depth: 64,
  /** Values of one argument up to which it is sent back, to see whether it was changed. */
  watchedValues: 4096,
  consoleLines: 200,
  consoleText: 2000,
  stackText: 4000,
  messageText: 4000,
} as const

/** A regular nested list of numbers, taken out of its place because nested lists cross slowly. */
export interface PackedTensor {
  readonly path: readonly (number | string)[]
  readonly shape: readonly number[]
  readonly data: Float64Array<ArrayBuffer>
}

/** Plain data on its way: the tree has null where a tensor was. */
export interface Packed {
  readonly tree: unknown
  readonly tensors: readonly PackedTensor[]
}

// ---- examiner and candidate, over the port between their workers ----

export interface LoadCode {
  readonly type: 'load'
  readonly id: number
  /** An ES module: the user's code without its types. */
  readonly code: string
}
export interface CallFunction {
  readonly type: 'call'
  readonly id: number
  readonly fn: string
  readonly args: Packed
  /** Indices of the arguments to send back after the call. */
  readonly watched: readonly number[]
}
export type ToCandidate = LoadCode | CallFunction

/** The candidate's own account; the examiner reads the position out of the stack. */
export interface RawFailure {
  readonly kind: 'thrown' | 'load' | 'missing-export' | 'uncloneable' | 'too-large'
  readonly name: string
  readonly message: string
  readonly stack: string
  /** Where the user's module was loaded from: lines of the stack that name it are theirs. */
  readonly url: string
}
export type RawEcho =
  | { readonly type: 'value'; readonly value: Packed }
  | { readonly type: 'unwatched' }
  | { readonly type: 'unreadable' }

export interface CandidateReady {
  readonly type: 'ready'
}
export interface CandidateDone {
  readonly type: 'done'
  readonly id: number
  readonly outcome:
    | { readonly ok: true; readonly value: Packed }
    | { readonly ok: false; readonly failure: RawFailure }
  readonly echo: readonly RawEcho[]
}
export interface CandidatePrinted {
  readonly type: 'console'
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug'
  readonly text: string
}
export interface Problem {
  readonly type: 'problem'
  readonly text: string
}
export type FromCandidate = CandidateReady | CandidateDone | CandidatePrinted | Problem

// ---- page and frame, by window messages ----

/** Gives the frame the script of its workers. With a spare, one more is always kept started. */
export interface StartFrame {
  readonly type: 'start'
  readonly id: number
  readonly script: string
  readonly spare: boolean
}
/** Ends the worker and puts a fresh one behind the port that comes along. */
export interface SpawnWorker {
  readonly type: 'spawn'
  readonly id: number
}
export interface KillWorker {
  readonly type: 'kill'
  readonly id: number
}
export interface PingFrame {
  readonly type: 'ping'
  readonly id: number
}
export type ToFrame = StartFrame | SpawnWorker | KillWorker | PingFrame

export interface FrameReady {
  readonly type: 'ready'
}
export interface FrameDone {
  readonly type: 'done'
  readonly id: number
}
export type FromFrame = FrameReady | FrameDone | Problem
