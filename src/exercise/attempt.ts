import type { Rating, RatingReason } from '../progress/events.ts'

/** The review that an attempt led to. */
export interface Reviewed {
  readonly reviewId: string
  readonly rating: Rating
  readonly proposed: Rating
  readonly reason: RatingReason
  /** Whole minutes that were used, for the sentence that names the evidence. */
  readonly minutes: number
}

/** From a blank editor to a verdict; survives a reload, ends with a review. */
export interface Attempt {
  readonly startedAt: number
  /** Time with the workspace in view. */
  readonly activeMs: number
  /** Finished runs of all checks. */
  readonly submissions: number
  /** Hints opened, 0 … 3. */
  readonly hints: number
  /** Hidden checks whose input was shown. Each counts as a hint: so the log, which has no field for it, tells of it. */
  readonly inputsShown: readonly string[]
  readonly solutionSeen: boolean
  readonly reviewed: Reviewed | null
}

export const newAttempt = (startedAt: number): Attempt => ({
  startedAt,
  activeMs: 0,
  submissions: 0,
  hints: 0,
  inputsShown: [],
  solutionSeen: false,
  reviewed: null,
})

/** Everything that helped, as run events record it. */
export const helpUsed = (attempt: Attempt): number => attempt.hints + attempt.inputsShown.length

/** Whether the reference may be shown: it was opened, or the exercise is over. */
export const solutionOpened = ({ solutionSeen, reviewed }: Attempt): boolean =>
  solutionSeen || reviewed !== null

/** What was kept on the device, or null when it has another form. */
export function parseAttempt(value: unknown): Attempt | null {
  if (!isObject(value)) return null
  const { startedAt, activeMs, submissions, hints, inputsShown, solutionSeen, reviewed } = value
  if (
    !isCount(startedAt) ||
    !isCount(activeMs) ||
    !isCount(submissions) ||
    !isCount(hints) ||
    !Array.isArray(inputsShown) ||
    !inputsShown.every((id) => typeof id === 'string') ||
    typeof solutionSeen !== 'boolean'
  )
    return null
  return {
    startedAt,
    activeMs,
    submissions,
    hints,
    inputsShown,
    solutionSeen,
    reviewed: parseReviewed(reviewed),
  }
}

const reasons: readonly string[] = [
  'wrong',
  'partly',
  'hints',
  'slow',
  'right',
  'quick',
  'solution-seen',
] satisfies readonly RatingReason[]

function parseReviewed(value: unknown): Reviewed | null {
  if (!isObject(value)) return null
  const { reviewId, rating, proposed, reason, minutes } = value
  return typeof reviewId === 'string' &&
    isRating(rating) &&
    isRating(proposed) &&
    isReason(reason) &&
    isCount(minutes)
    ? { reviewId, rating, proposed, reason, minutes }
    : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0
const isReason = (value: unknown): value is RatingReason =>
  typeof value === 'string' && reasons.includes(value)
const isRating = (value: unknown): value is Rating =>
  value === 1 || value === 2 || value === 3 || value === 4
