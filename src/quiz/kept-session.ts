import { isAmount, isObject } from '../base/plain.ts'
import { reasons, uuid7 } from '../progress/event-guard.ts'
import type { Answer } from './answer.ts'
import type { Result, Showing, Sitting } from './session-state.ts'

/** An open session as it survives a reload; the home screen offers to go on with it. */
export interface KeptSession {
  readonly version: 1
  /** The address it was started from: opening that address again goes on with it. */
  readonly origin: string
  readonly sitting: Sitting
  /** Of the question at the sitting's position. */
  readonly showing: Showing | null
  readonly finished: boolean
}

export const keptSessionKey = 'quiz:session'
export const keptQuestionKey = 'quiz:question'

/** What was kept on the device, or null when it has another form. */
export function parseKeptSession(value: unknown): KeptSession | null {
  if (!isObject(value) || value['version'] !== 1) return null
  const { origin, sitting, showing, finished } = value
  if (typeof origin !== 'string' || typeof finished !== 'boolean' || !isSitting(sitting))
    return null
  // Only what is finished stands behind its last question.
  if (!finished && sitting.position === sitting.queue.length) return null
  return { version: 1, origin, sitting, showing: isShowing(showing) ? showing : null, finished }
}

function isSitting(value: unknown): value is Sitting {
  if (!isObject(value)) return false
  const { sessionId, startedAt, queue, position, results } = value
  return (
    typeof sessionId === 'string' &&
    isAmount(startedAt) &&
    Array.isArray(queue) &&
    queue.every(
      (item) => isObject(item) && typeof item['id'] === 'string' && isAmount(item['seed']),
    ) &&
    isIndex(position) &&
    position <= queue.length &&
    Array.isArray(results) &&
    results.every(isResult)
  )
}

const isResult = (value: unknown): value is Result =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  isShare(value['score']) &&
  isAmount(value['ms']) &&
  isRating(value['rating']) &&
  ['undefined', 'string'].includes(typeof value['reviewId']) &&
  ['undefined', 'boolean'].includes(typeof value['requeued'])

function isShowing(value: unknown): value is Showing {
  if (!isObject(value)) return false
  const { arrangement, answer, stage, ms, score, reviewed } = value
  return (
    isIndices(arrangement) &&
    isAnswer(answer) &&
    (stage === 'answering' || stage === 'comparing' || stage === 'answered') &&
    isAmount(ms) &&
    (score === null || isShare(score)) &&
    (reviewed === null || isReviewed(reviewed)) &&
    // An answered question without its review was cut off while it was stored: it is asked again.
    (stage === 'answered') === (reviewed !== null)
  )
}

function isReviewed(value: unknown): boolean {
  if (!isObject(value)) return false
  const { reviewId, rating, proposed, reason, intervals } = value
  return (
    typeof reviewId === 'string' &&
    uuid7.test(reviewId) &&
    isRating(rating) &&
    isRating(proposed) &&
    reasons.some((known) => known === reason) &&
    isObject(intervals) &&
    [1, 2, 3, 4].every((key) => {
      const interval = intervals[key]
      return isObject(interval) && isAmount(interval['dueAt']) && isAmount(interval['days'])
    })
  )
}

export function isAnswer(value: unknown): value is Answer {
  if (!isObject(value)) return false
  switch (value['type'] as Answer['type']) {
    case 'single':
      return value['chosen'] === null || isIndex(value['chosen'])
    case 'multiple':
      return isIndices(value['chosen'])
    case 'numeric':
      return typeof value['text'] === 'string'
    case 'cloze':
      return (
        isObject(value['texts']) &&
        Object.values(value['texts']).every((t) => typeof t === 'string')
      )
    case 'order':
      return isIndices(value['steps'])
    case 'match':
      return (
        Array.isArray(value['rights']) && value['rights'].every((r) => r === null || isIndex(r))
      )
    case 'open':
      return typeof value['text'] === 'string' && isIndices(value['ticks'])
    default:
      return false
  }
}

const isShare = (value: unknown): value is number => isAmount(value) && value <= 1
const isIndex = (value: unknown): value is number => Number.isInteger(value) && isAmount(value)
const isIndices = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every(isIndex)
const isRating = (value: unknown): boolean =>
  value === 1 || value === 2 || value === 3 || value === 4
