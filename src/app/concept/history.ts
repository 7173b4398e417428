import type { ItemKey, ReviewEvent } from '../../progress/events.ts'
import type { Rating } from '../../schedule/rating.ts'

export interface Answer {
  readonly id: string
  readonly item: ItemKey
  readonly at: number
  readonly outcome: 'right' | 'partly' | 'wrong'
  readonly rating: Rating
  /** On a line from the first answer to now, 0 … 1. */
  readonly place: number
}

export interface ConceptHistory {
  /** What was answered at least once, in the order of the bank, its answers oldest first. */
  readonly items: readonly { readonly item: ItemKey; readonly answers: readonly Answer[] }[]
  /** All answers, newest first. */
  readonly answers: readonly Answer[]
  readonly first: number
}

type Review = Pick<ReviewEvent, 'id' | 'item' | 'at' | 'score' | 'rating'>

/** The answers to everything that is asked of a concept; null where there is none. */
export function conceptHistoryOf(
  lists: readonly (readonly Review[])[],
  now: number,
): ConceptHistory | null {
  const times = lists.flat().map(({ at }) => at)
  if (times.length === 0) return null
  const first = Math.min(...times)
  // A clock may have been wrong: what is dated in the future stands at its end.
  const span = Math.max(1, now - first)
  const answerOf = ({ id, item, at, score, rating }: Review): Answer => ({
    id,
    item,
    at,
    rating,
    outcome: score >= 1 ? 'right' : score > 0 ? 'partly' : 'wrong',
    place: Math.min(1, (at - first) / span),
  })
  const items = lists.flatMap((list) => {
    const answers = list.toSorted((a, b) => a.at - b.at).map(answerOf)
    const [one] = answers
    return one ? [{ item: one.item, answers }] : []
  })
  return {
    items,
    answers: items.flatMap(({ answers }) => answers).toSorted((a, b) => b.at - a.at),
    first,
  }
}
