import type { Rating, RatingReason } from './rating.ts'

/** What happened while a question was answered or an exercise written. */
export interface Attempt {
  /** 0 … 1: the share that was right. */
  readonly score: number
  /** Time from showing to answering. */
  readonly ms: number
  readonly expectedMs: number
  /** Hints taken, hidden inputs looked at. */
  readonly hints: number
  readonly solutionSeen: boolean
  /** Exercises: whether the first submission passed. */
  readonly firstRunPass?: boolean
}

export interface Proposal {
  readonly rating: Rating
  readonly reason: RatingReason
}

/** Less than half right is not yet an answer: it comes back in this sitting. */
const partlyFrom = 0.5
/** Sums of thirds do not reach 1 exactly. */
const rightFrom = 0.999
/** Times beyond the expected one: reading twice is fine, searching for it is not. */
const slowFrom = 1.5
/** Half the expected time means it was recalled, not worked out. */
const quickUpTo = 0.5

/** The rating that follows from what happened. It is shown and can be changed. */
export function proposeRating(attempt: Attempt): Proposal {
  const { score, ms, expectedMs, hints, solutionSeen, firstRunPass = true } = attempt
  if (solutionSeen) return { rating: 1, reason: 'solution-seen' }
  if (score < partlyFrom) return { rating: 1, reason: 'wrong' }
  if (score < rightFrom) return { rating: 2, reason: 'partly' }
  if (hints > 0) return { rating: 2, reason: 'hints' }
  if (!firstRunPass) return { rating: 2, reason: 'partly' }
  if (expectedMs > 0 && ms > expectedMs * slowFrom) return { rating: 2, reason: 'slow' }
  if (ms <= expectedMs * quickUpTo) return { rating: 4, reason: 'quick' }
  return { rating: 3, reason: 'right' }
}
