import { isSlipping, isWeak } from '../schedule/plan-queue.ts'
import type { Marks } from './marks.ts'
import type { Card } from './progress.ts'

export const statuses = [
  'new',
  'due',
  'learned',
  'mistakes',
  'weak',
  'slipping',
  'bookmarked',
  'noted',
  'flagged',
  'aside',
] as const
export type Status = (typeof statuses)[number]

/** A question may have several: one that was answered wrong is usually due as well. */
export function hasStatus(
  card: Card | undefined,
  marks: Marks,
  status: Status,
  now: number,
): boolean {
  switch (status) {
    case 'new':
      return card === undefined
    case 'due':
      return card !== undefined && card.dueAt <= now
    case 'learned':
      return card !== undefined && card.dueAt > now
    case 'mistakes':
      return lastWrong(card)
    case 'weak':
      return card !== undefined && isWeak(card.memory)
    case 'slipping':
      return card !== undefined && isSlipping(card.memory)
    case 'bookmarked':
      return marks.bookmarked
    case 'noted':
      return marks.note !== ''
    case 'flagged':
      return marks.flag !== null
    case 'aside':
      return marks.aside
  }
}

export const lastWrong = (card: Card | undefined): boolean => card?.lastRating === 1
