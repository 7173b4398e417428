import { shuffled, type Random } from '../base/random.ts'
import type { QuestionEntry } from '../content/types.ts'
import { hasStatus } from '../progress/item-status.ts'
import { marksOf } from '../progress/marks.ts'
import type { Projections } from '../progress/progress.ts'
import { retrievability } from '../schedule/review.ts'
import { spread } from '../schedule/spread.ts'
import type { ScopeFilter } from './scope.ts'

/** Longer sittings tire; the same address asked for again goes on with the rest. */
const mostQuestions = 40

/** The questions that fit: what is least remembered first, then what is new, the easy ones first. */
export function filteredIds(options: {
  readonly questions: readonly QuestionEntry[]
  readonly filter: ScopeFilter
  readonly projections: Projections
  readonly now: number
  readonly random: Random
}): readonly string[] {
  const { filter, projections, now, random } = options
  const { topic, concept, difficulty, status } = filter
  const cardOf = ({ id }: QuestionEntry) => projections.cards.get(`question:${id}`)
  const fits = (entry: QuestionEntry): boolean => {
    if (topic !== null && entry.topic !== topic) return false
    if (concept !== null && entry.concept !== concept) return false
    if (difficulty !== null && entry.difficulty !== difficulty) return false
    const marks = marksOf(projections, `question:${entry.id}`)
    // Who asks for what is set aside gets it.
    if (status === null) return !marks.aside
    return hasStatus(cardOf(entry), marks, status, now) && (status === 'aside' || !marks.aside)
  }
  const fitting = shuffled(random, options.questions.filter(fits))
  const met = fitting
    .flatMap((entry) => {
      const card = cardOf(entry)
      return card ? [{ entry, recall: retrievability(card.memory, now) }] : []
    })
    .toSorted((a, b) => a.recall - b.recall)
    .map(({ entry }) => entry)
  const fresh = fitting
    .filter((entry) => !cardOf(entry))
    .toSorted((a, b) => a.difficulty - b.difficulty)
  return spread([...met, ...fresh].slice(0, mostQuestions), null).map(({ id }) => id)
}
