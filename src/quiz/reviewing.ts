import type { Question } from '../content/types.ts'
import type { Rating } from '../progress/events.ts'
import type { Progress } from '../progress/progress.ts'
import { intervalsOf } from '../progress/projections.ts'
import { proposeRating } from '../schedule/propose-rating.ts'
import type { Clock } from '../base/clock.ts'
import type { QueueItem, Reviewed, Showing } from './session-state.ts'

/** Writes reviews into the log: one for each answer, taken back and written anew when its rating is changed. */
export interface Reviewing {
  readonly review: (question: Question, item: QueueItem, showing: Showing) => Promise<Reviewed>
  readonly change: (
    question: Question,
    item: QueueItem,
    showing: Showing & { readonly reviewed: Reviewed },
    rating: Rating,
  ) => Promise<Reviewed>
}

export function createReviewing(options: {
  readonly progress: Progress
  readonly clock: Clock
  readonly generated: (id: string) => boolean
  readonly sessionId: () => string
}): Reviewing {
  const { progress, clock, generated, sessionId } = options

  const record = async (
    question: Question,
    { id, seed }: QueueItem,
    { answer, ms, score }: Showing,
    rating: Rating,
    proposal: Pick<Reviewed, 'proposed' | 'reason' | 'intervals'>,
  ): Promise<Reviewed> => {
    const event = await progress.record({
      type: 'review',
      item: `question:${question.id}`,
      rating,
      proposed: proposal.proposed,
      reason: proposal.reason,
      score: score ?? 0,
      ms,
      session: sessionId(),
      ...(generated(id) && { seed }),
      answer,
    })
    return { reviewId: event.id, rating, ...proposal }
  }

  return {
    review: (question, item, showing) => {
      const { rating, reason } = proposeRating({
        score: showing.score ?? 0,
        ms: showing.ms,
        expectedMs: question.seconds * 1000,
        hints: 0,
        solutionSeen: false,
      })
      const state = progress.state.getState()
      if (state.status === 'loading')
        throw new Error('a question was answered before the history was read')
      const intervals = intervalsOf(state.projections, `question:${question.id}`, clock())
      return record(question, item, showing, rating, { proposed: rating, reason, intervals })
    },
    change: async (question, item, showing, rating) => {
      const { reviewId, proposed, reason, intervals } = showing.reviewed
      await progress.record({ type: 'retract', review: reviewId })
      return record(question, item, showing, rating, { proposed, reason, intervals })
    },
  }
}
