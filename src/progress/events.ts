import type { CodeLanguage } from '../base/code-language.ts'
import type { Rating, RatingReason } from '../schedule/rating.ts'

export type { Rating, RatingReason }

export type ItemKey = `question:${string}` | `exercise:${string}`

/** The log is the truth: events are immutable, and everything else is folded from them. */
interface EventBase {
  /** UUIDv7: sorts by time, unique across devices. */
  readonly id: string
  readonly device: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Schema version of this event. */
  readonly v: 1
}

export interface ReviewEvent extends EventBase {
  readonly type: 'review'
  readonly item: ItemKey
  readonly rating: Rating
  readonly proposed: Rating
  readonly reason: RatingReason
  /** 0 … 1: the share that was right. */
  readonly score: number
  /** Time from showing to answering. */
  readonly ms: number
  readonly session?: string
  /** The draw of a generated question. */
  readonly seed?: number
  /** What was answered, as the question type records it; small, and plain JSON (a backup is). */
  readonly answer?: unknown
}

/** Takes one earlier review back (undo, or a changed rating recorded anew). */
export interface RetractEvent extends EventBase {
  readonly type: 'retract'
  readonly review: string
}

export interface RunEvent extends EventBase {
  readonly type: 'run'
  readonly exercise: string
  readonly language: CodeLanguage
  readonly scope: 'samples' | 'all'
  readonly state: 'pass' | 'fail' | 'error' | 'timeout' | 'cancelled'
  readonly passed: number
  readonly total: number
  readonly misconception?: string
  readonly hints: number
  readonly solutionSeen: boolean
  /** The code imported the prelude, exercises/prelude.ts. Runs before there was one lack it. */
  readonly prelude?: true
  /** The code that was judged. */
  readonly source: string
  readonly ms: number
  readonly engine: string
}

export interface SettingChangedEvent extends EventBase {
  readonly type: 'setting-changed'
  readonly key: string
  /** Plain JSON. */
  readonly value: unknown
}

/** A mock interview that was finished; the reviews of its items are events of their own. */
export interface InterviewEvent extends EventBase {
  readonly type: 'interview'
  /** Names the paper: with the same bank the same code gives the same one. */
  readonly code: string
  readonly language: 'en' | 'zh'
  readonly plannedMs: number
  /** Without the pauses. */
  readonly usedMs: number
  readonly pauses: readonly { readonly at: number; readonly ms: number }[]
  /** In the order of the paper. */
  readonly items: readonly InterviewItem[]
}

export interface InterviewItem {
  readonly item: ItemKey
  /** 0 … 1; null: it was not answered. */
  readonly score: number | null
  readonly ms: number
  /** The draw of a generated question. */
  readonly seed?: number
  /** Of an exercise: its checks. */
  readonly passed?: number
  readonly total?: number
  /** Plain JSON: the answer, or the code that was written. */
  readonly answer?: unknown
}

export type ProgressEvent =
  ReviewEvent | RetractEvent | RunEvent | SettingChangedEvent | InterviewEvent

type Unstamped<E> = E extends ProgressEvent ? Omit<E, 'id' | 'device' | 'at' | 'v'> : never
/** An event before the log has given it id, device, time and version. */
export type NewEvent = Unstamped<ProgressEvent>
