import type { Question } from '../content/types.ts'
import type { Rating, RatingReason } from '../progress/events.ts'
import type { Intervals } from '../schedule/review.ts'
import type { Answer } from './answer.ts'

/** A place in the queue, named as queue-item.ts says; the seed draws a generated question's numbers. */
export interface QueueItem {
  readonly id: string
  readonly seed: number
}

/** The review that an answer led to. */
export interface Reviewed {
  readonly reviewId: string
  readonly rating: Rating
  readonly proposed: Rating
  readonly reason: RatingReason
  /** When the question comes back after each rating. */
  readonly intervals: Intervals
}

/** `comparing`: an open answer stands beside the model answer and is not yet rated. */
export type Stage = 'answering' | 'comparing' | 'answered'

/** What is known of the question on the screen, apart from the question itself. */
export interface Showing {
  readonly arrangement: readonly number[]
  readonly answer: Answer
  readonly stage: Stage
  /** Time in view before the answer was given. */
  readonly ms: number
  /** Null until the answer is judged. */
  readonly score: number | null
  /** Null until the review is in the log. */
  readonly reviewed: Reviewed | null
}

/** One question that was answered in this session, or an exercise that was written. */
export interface Result {
  readonly id: string
  readonly score: number
  readonly rating: Rating
  readonly ms: number
  /** The review in the log; undo takes it back. An exercise is not taken back from here. */
  readonly reviewId?: string
  /** The question was put at the end of the queue once more. */
  readonly requeued?: boolean
}

export interface Sitting {
  /** Names the session in its reviews. */
  readonly sessionId: string
  readonly startedAt: number
  readonly queue: readonly QueueItem[]
  /** Index into the queue. */
  readonly position: number
  readonly results: readonly Result[]
}

export type QuizState =
  | { readonly status: 'loading' }
  /** An exercise comes next; it is written on a page of its own. */
  | { readonly status: 'exercise'; readonly sitting: Sitting; readonly slug: string }
  /** The next question could not be fetched. */
  | { readonly status: 'failed' }
  | {
      readonly status: 'asking'
      readonly sitting: Sitting
      readonly question: Question
      readonly showing: Showing
    }
  | { readonly status: 'finished'; readonly sitting: Sitting }

export type AskingState = Extract<QuizState, { status: 'asking' }>

/** How each outcome is drawn. */
export const outcomeSigns = { right: 'pass', partly: 'partly', wrong: 'fail' } as const

/** Whether the answer was right: all of it, a part, or too little of it to count. */
export const outcomeOf = (score: number): 'right' | 'partly' | 'wrong' =>
  score >= 0.999 ? 'right' : score >= 0.5 ? 'partly' : 'wrong'
