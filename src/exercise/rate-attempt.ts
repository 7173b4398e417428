import type { Rating, RatingReason } from '../progress/events.ts'

/** What happened in one attempt at an exercise. */
export interface AttemptEvidence {
  readonly passed: boolean
  readonly submissions: number
  readonly minutes: number
  readonly expectedMinutes: number
  readonly help: number
  readonly solutionSeen: boolean
}

export function rateAttempt(evidence: AttemptEvidence): {
  readonly rating: Rating
  readonly reason: RatingReason
} {
  if (evidence.solutionSeen) return { rating: 1, reason: 'solution-seen' }
  if (!evidence.passed) return { rating: 1, reason: 'wrong' }
  if (evidence.help > 0) return { rating: 2, reason: 'hints' }
  if (evidence.submissions > 1) return { rating: 2, reason: 'partly' }
  if (evidence.minutes > evidence.expectedMinutes) return { rating: 2, reason: 'slow' }
  return evidence.minutes < evidence.expectedMinutes / 2
    ? { rating: 4, reason: 'quick' }
    : { rating: 3, reason: 'right' }
}
