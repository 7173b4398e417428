import type { Question } from '../content/types.ts'
import type { NewEvent, Rating } from '../progress/events.ts'
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
  readonly retract: (reviewId: string) => Promise<void>
}

export function createReviewing(options: {
  readonly progress: Progress
  readonly clock: Clock
  readonly generated: (id: string) => boolean
  readonly sessionId: () => string
}): Reviewing {
  const { progress, clock, generated, sessionId } = options

  const eventOf = (
    question: Question,
    { id, seed }: QueueItem,
    { answer, ms, score }: Showing,
    rating: Rating,
    { proposed, reason }: Pick<Reviewed, 'proposed' | 'reason'>,
  ): NewEvent => ({
    type: 'review',
    item: `question:${question.id}`,
    rating,
    proposed,
    reason,
    score: score ?? 0,
    ms,
    session: sessionId(),
    ...(generated(id) && { seed }),
    answer,
  })

  return {
    review: async (question, item, showing) => {
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
      const proposal = { proposed: rating, reason }
      const event = await progress.record(eventOf(question, item, showing, rating, proposal))
      return { reviewId: event.id, rating, ...proposal, intervals }
    },
    change: async (question, item, showing, rating) => {
      const { reviewed } = showing
      // As one: a crash in between would lose the answer.
      const [, event] = await progress.recordAll([
        { type: 'retract', review: reviewed.reviewId },
        eventOf(question, item, showing, rating, reviewed),
      ])
      return { ...reviewed, reviewId: event.id, rating }
    },
    retract: async (reviewId) => {
      await progress.record({ type: 'retract', review: reviewId })
    },
  }
}
