import type { Packed } from './protocol.ts'
import type { CandidateFailure, CheckVerdict, ConsoleLine } from './verdict.ts'

/** Messages between the page and the examiner's worker. Verdicts cross packed; see candidate/pack.ts. */

export interface PrepareChecks {
  readonly type: 'prepare'
  readonly id: number
  /** An ES module: `export default (modules) => void` registers the checks. */
  readonly checks: string
  readonly mutants: readonly { readonly id: string; readonly code: string }[]
  /** The reference, which probes are compared with. */
  readonly reference: string
  /** An ES module, only where the checks use it: it is as large as the examiner itself. */
  readonly fastCheck?: string
}
/** A fresh candidate; its port comes along. */
export interface AttachCandidate {
  readonly type: 'attach'
  readonly id: number
}
export interface RunChecks {
  readonly type: 'run'
  readonly id: number
  readonly code: string
  /** Lines of it that are the user's; without, all. */
  readonly ownLines?: number
  readonly task: Task
  readonly checkTimeoutMs: number
}
/** What is asked of the candidate. */
export type Task =
  | { readonly type: 'checks'; readonly scope: 'samples' | 'all' }
  /** One call that the user wrote; see engine.ts. */
  | { readonly type: 'tried-call' }
  /** The calls of the samples at larger and larger scales; see examiner/probe.ts. */
  | ProbeTask
  /** The calls of the samples with their operations counted; see examiner/count.ts. */
  | CountTask
export interface ProbeTask {
  readonly type: 'probe'
  /** Indices of the arguments that are scaled. */
  readonly scaled: readonly number[]
  readonly precision: 'double' | 'single'
}
export interface CountTask {
  readonly type: 'count'
  /** The export that gives the counts and starts anew. */
  readonly reader: string
}
/** Ends the run under way: cancelled, or past its deadline. */
export interface StopRun {
  readonly type: 'stop'
  readonly failure: CandidateFailure
}
/** The candidate died; the check at hand ends, the others get a new one. */
export interface CandidateLost {
  readonly type: 'lost'
  readonly failure: CandidateFailure
}
export type ToExaminer = PrepareChecks | AttachCandidate | RunChecks | StopRun | CandidateLost

export interface ExaminerReady {
  readonly type: 'ready'
}
/** Sent before the work: so slow and dead are told apart. */
export interface ExaminerReceived {
  readonly type: 'received'
  readonly id: number
}
export interface ChecksCollected {
  readonly type: 'collected'
  readonly id: number
  readonly checks: readonly Pick<CheckVerdict, 'id' | 'group'>[]
}
export interface CheckJudged {
  readonly type: 'check'
  readonly id: number
  /** A CheckVerdict. */
  readonly verdict: Packed
}
/** Asks for a new candidate in place of one that was stopped. */
export interface ReplaceCandidate {
  readonly type: 'replace'
}
export interface ExaminerDone {
  readonly type: 'done'
  readonly id: number
  /** Only after a run. */
  readonly result?: RunResult
}
export interface ExaminerFailed {
  readonly type: 'failed'
  readonly id: number
  readonly text: string
}
export interface ExaminerProblem {
  readonly type: 'problem'
  readonly text: string
}
export type FromExaminer =
  | ExaminerReady
  | ExaminerReceived
  | ChecksCollected
  | CheckJudged
  | ReplaceCandidate
  | ExaminerDone
  | ExaminerFailed
  | ExaminerProblem

export interface RunResult {
  /** How many checks were judged; compared with what arrived. */
  readonly judged: number
  readonly failure?: CandidateFailure
  readonly misconception?: string
  readonly console: readonly ConsoleLine[]
}
