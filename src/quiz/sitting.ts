import type { Question } from '../content/types.ts'
import type { ReviewEvent } from '../progress/events.ts'
import type { Progress } from '../progress/progress.ts'
import { exerciseId } from './queue-item.ts'
import type { Result, Reviewed, Showing, Sitting } from './session-state.ts'

export const resultOf = (
  question: Question,
  { score, ms, reviewed }: Showing & { readonly reviewed: Reviewed },
  requeued: boolean,
): Result => ({
  id: question.id,
  score: score ?? 0,
  rating: reviewed.rating,
  ms,
  reviewId: reviewed.reviewId,
  requeued,
})

/** The last review of an exercise since then, or undefined: it is still to be written. */
export async function writtenSince(
  progress: Pick<Progress, 'reviewsOf'>,
  slug: string,
  at: number,
): Promise<ReviewEvent | undefined> {
  // Where the history cannot be read the exercise is asked for.
  const reviews = await progress.reviewsOf(exerciseId(slug)).catch(() => [])
  return reviews.findLast((review) => review.at >= at)
}

/** On to the next place, with the result of the exercise if it was written. */
export function passed(sitting: Sitting, written: ReviewEvent | undefined): Sitting {
  const { position, results } = sitting
  if (!written) return { ...sitting, position: position + 1 }
  const { item: id, score, rating, ms } = written
  return { ...sitting, position: position + 1, results: [...results, { id, score, rating, ms }] }
}

/** The question or exercise at the position goes to the end; the last one of all is left. */
export function skipped(sitting: Sitting): Sitting {
  const { queue, position } = sitting
  const item = queue[position]
  if (!item || position === queue.length - 1) return { ...sitting, position: position + 1 }
  return { ...sitting, queue: [...queue.slice(0, position), ...queue.slice(position + 1), item] }
}

/** The sitting before its last result, or null when there is nothing to take back. */
export function undone(
  sitting: Sitting,
): { readonly sitting: Sitting; readonly reviewId: string } | null {
  const { queue, position, results } = sitting
  const last = results.at(-1)
  if (last?.reviewId === undefined || queue[position - 1]?.id !== last.id) return null
  return {
    reviewId: last.reviewId,
    sitting: {
      ...sitting,
      position: position - 1,
      results: results.slice(0, -1),
      queue: last.requeued ? queue.slice(0, -1) : queue,
    },
  }
}

/** Whether the answer before this question can be taken back. */
export const canUndo = (sitting: Sitting): boolean => undone(sitting) !== null
