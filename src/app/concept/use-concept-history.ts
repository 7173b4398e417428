import { useEffect, useState } from 'react'
import type { ItemKey } from '../../progress/events.ts'
import type { Progress, Projections } from '../../progress/progress.ts'
import { conceptHistoryOf, type ConceptHistory } from './history.ts'

/** Read anew whenever something was answered, here or in another tab. */
export function useConceptHistory(
  progress: Progress,
  items: readonly ItemKey[],
  cards: Projections['cards'],
  now: number,
): ConceptHistory | null {
  const [history, setHistory] = useState<ConceptHistory | null>(null)
  useEffect(() => {
    let gone = false
    // Without it the page is as useful as before.
    void Promise.all(items.map(progress.reviewsOf))
      .then((lists) => {
        if (!gone) setHistory(conceptHistoryOf(lists, now))
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [progress, items, cards, now])
  return history
}
