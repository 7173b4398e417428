import type { PlanBank } from '../../quiz/todays-plan.ts'
import { itemsWith } from '../../progress/marks.ts'
import type { Projections } from '../../progress/progress.ts'

/** How many items are due: those of this bank that are not set aside. */
export function dueItems(
  projections: Projections,
  { questions, exercises }: PlanBank,
  now: number,
): number {
  const aside = new Set<string>(itemsWith(projections, 'aside'))
  const keys = [
    ...questions.map(({ id }) => `question:${id}` as const),
    ...exercises.map(({ slug }) => `exercise:${slug}` as const),
  ]
  return keys.filter((key) => {
    const card = projections.cards.get(key)
    return card !== undefined && card.dueAt <= now && !aside.has(key)
  }).length
}
