/**
 * Every message between the page, the two sandboxed frames, the examiner and the candidate. Whoever
 * receives a message it does not know reports it as a problem.
 */

export { camelCase, snakeCase } from '../base/python-names.ts'
export type { ArgumentKind, PythonSignature } from '../base/python-signature.ts'

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
  /** Messages of one candidate that answer nothing. Its console sends 4000 at most. */
  messages: 10_000,
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
  /** An ES module: the user's code without its types. For Python, see candidate/python/program.ts. */
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
  readonly kind: 'thrown' | 'load' | 'syntax' | 'missing-export' | 'uncloneable' | 'too-large'
  readonly name: string
  readonly message: string
  readonly stack: string
  /** Where the user's module was loaded from: lines of the stack that name it are theirs. */
  readonly url: string
  /** The language or a library raised it, where the candidate can tell: no error of the user's own. */
  readonly stumbled?: boolean
}
export type RawEcho =
  | { readonly type: 'value'; readonly value: Packed }
  /** It is as it was sent: no less to be believed than a copy of it. */
  | { readonly type: 'unchanged' }
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

/**
 * What a worker needs beside its script, by name. As blobs, which cross into the frame's process in a tenth
 * of the time that a copy of their bytes takes; the frame reads them, and its workers get the bytes.
 */
export type Provisions = Readonly<Record<string, Blob | readonly Blob[]>>

/** Gives the frame the script of its workers. With a spare, one more is always kept started. */
export interface StartFrame {
  readonly type: 'start'
  readonly id: number
  readonly script: string
  readonly spare: boolean
  /**
   * What each worker gets before its port, where the script needs more than itself. It answers with one
   * message, and only then gets its port.
   */
  readonly provisions?: Provisions
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
/** What the first worker left for workers of later frames. */
export interface FrameLeft {
  readonly type: 'left'
  readonly left: Readonly<Record<string, Blob>>
}
export type FromFrame = FrameReady | FrameDone | FrameLeft | Problem

// ---- frame and worker, before the worker has its port ----

/**
 * The one message of a worker that was given provisions. It has no code of the user's yet, which comes
 * through the port.
 */
export interface WorkerStarted {
  /** Added to what the workers after it in this frame are given. */
  readonly shared?: object
  /** The same for later frames as well. Bytes, since nothing compiled can leave the frame. */
  readonly left?: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
}
