import type { ConceptKey, QuestionEntry } from '../../content/types.ts'
import type { ItemKey } from '../../progress/events.ts'
import type { Card } from '../../progress/progress.ts'

export interface WeakConcept {
  readonly concept: ConceptKey
  /** Mean probability of remembering its questions now, 0 … 1. */
  readonly recall: number
  readonly answered: number
}

/** Above this a concept needs no mention. */
const remembered = 0.85

/** The concepts remembered worst, worst first. Concepts not met yet are new, not weak. */
export function weakConcepts(
  questions: readonly Pick<QuestionEntry, 'id' | 'concept'>[],
  cards: ReadonlyMap<ItemKey, Card>,
  recallOf: (card: Card) => number,
  limit = 4,
): readonly WeakConcept[] {
  const sums = new Map<ConceptKey, { recall: number; answered: number }>()
  for (const { id, concept } of questions) {
    const card = cards.get(`question:${id}`)
    if (!card) continue
    const sum = sums.get(concept) ?? { recall: 0, answered: 0 }
    sums.set(concept, { recall: sum.recall + recallOf(card), answered: sum.answered + 1 })
  }
  return [...sums]
    .map(([concept, { recall, answered }]) => ({ concept, recall: recall / answered, answered }))
    .filter(({ recall }) => recall < remembered)
    .toSorted((a, b) => a.recall - b.recall)
    .slice(0, limit)
}
