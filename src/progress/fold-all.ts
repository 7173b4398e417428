import type { ItemKey, ProgressEvent } from './events.ts'
import { createFold, emptyState, type Fold, type FoldedReview } from './fold.ts'
import type { TimeZone } from './local-days.ts'
import { compareEvents } from './order.ts'
import type { Projections, RunSummary } from './progress.ts'
import { runSummary } from './run-summary.ts'

/**
 * Folds a whole log. Events may come in any order and page by page; of a review only what its card
 * needs is kept, so that a hundred thousand of them are no burden.
 */
export function gatherFold(zone: TimeZone): {
  readonly take: (event: ProgressEvent) => void
  readonly fold: () => Fold
} {
  const reviewsByItem = new Map<ItemKey, FoldedReview[]>()
  const runsByExercise = new Map<string, RunSummary[]>()
  const fold = createFold(zone, emptyState())

  return {
    take: (event) => {
      switch (event.type) {
        case 'review': {
          const { id, at, rating, ms, item } = event
          listOf(reviewsByItem, item).push({ id, at, rating, ms })
          return
        }
        case 'run':
          listOf(runsByExercise, event.exercise).push(runSummary(event))
          return
        case 'retract':
          fold.state.retracted.add(event.review)
          return
        case 'interview':
        case 'setting-changed':
          // No review is folded yet, so no setting is late.
          fold.add(event)
      }
    },
    fold: () => {
      const { state } = fold
      for (const [exercise, runs] of runsByExercise)
        state.runs.set(exercise, runs.toSorted(compareEvents))
      for (const [item, all] of reviewsByItem) {
        const reviews = all.filter(({ id }) => !state.retracted.has(id))
        for (const review of reviews) {
          fold.count(review, 1)
          state.lastReviewAt = Math.max(state.lastReviewAt, review.at)
        }
        fold.foldItem(item, reviews)
      }
      return fold
    },
  }
}

/** The projections of a log: the same for the same events in any order. */
export function foldAll(events: Iterable<ProgressEvent>, zone: TimeZone): Projections {
  const gathering = gatherFold(zone)
  for (const event of events) gathering.take(event)
  return gathering.fold().projections()
}

function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key)
  if (known) return known
  const list: V[] = []
  lists.set(key, list)
  return list
}
