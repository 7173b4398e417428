import type { Card } from '../../progress/progress.ts'
import type { Status } from './filter.ts'

/** A question may have several: one that was answered wrong is usually due as well. */
export function hasStatus(card: Card | undefined, status: Status, now: number): boolean {
  switch (status) {
    case 'new':
      return card === undefined
    case 'due':
      return card !== undefined && card.dueAt <= now
    case 'learned':
      return card !== undefined && card.dueAt > now
    case 'mistakes':
      return card !== undefined && lastWrong(card)
  }
}

/** The last answer sent the card back to its first step. */
const lastWrong = ({ memory }: Card): boolean =>
  memory.phase === 'relearning' || (memory.phase === 'learning' && memory.step === 0)
