import type { NewEvent, Rating } from '../progress/events.ts'
import type { Progress } from '../progress/progress.ts'
import { proposeRating } from '../schedule/propose-rating.ts'
import { helpUsed, type Attempt } from './attempt.ts'
import type { ReadyState } from './session-state.ts'

interface Reviewing {
  /** Ends the attempt with the rating that follows from what happened. */
  readonly propose: (score: number) => Promise<void>
  /** The user knows better: the old review is taken back and recorded anew. */
  readonly change: (rating: Rating) => Promise<void>
  readonly isDue: (now: number) => boolean
}

const minuteMs = 60_000

export function createReviewing(options: {
  readonly slug: string
  readonly progress: Progress
  readonly ready: () => ReadyState | null
  readonly setAttempt: (change: (attempt: Attempt) => Partial<Attempt>) => void
}): Reviewing {
  const { slug, progress, ready, setAttempt } = options
  const item = `exercise:${slug}` as const
  let recording = false

  const record = async (
    rating: Rating,
    proposal: Pick<NonNullable<Attempt['reviewed']>, 'proposed' | 'reason' | 'minutes'>,
    score: number,
    retract: string | null,
  ): Promise<void> => {
    const attempt = ready()?.attempt
    if (!attempt || recording) return
    recording = true
    try {
      const review: NewEvent = {
        type: 'review',
        item,
        rating,
        proposed: proposal.proposed,
        reason: proposal.reason,
        score,
        ms: attempt.activeMs,
        answer: {
          submissions: attempt.submissions,
          hints: attempt.hints,
          inputsShown: attempt.inputsShown.length,
        },
      }
      // As one: a crash between taking back and recording anew would lose the review.
      const { id } =
        retract === null
          ? await progress.record(review)
          : (await progress.recordAll([{ type: 'retract', review: retract }, review]))[1]
      setAttempt(() => ({ reviewed: { reviewId: id, rating, ...proposal } }))
    } finally {
      recording = false
    }
  }

  return {
    async propose(score) {
      const state = ready()
      if (!state) return
      const { attempt, exercise } = state
      const { rating, reason } = proposeRating({
        score,
        ms: attempt.activeMs,
        expectedMs: exercise.minutes * minuteMs,
        hints: helpUsed(attempt),
        solutionSeen: attempt.solutionSeen,
        firstRunPass: attempt.submissions <= 1,
      })
      const minutes = Math.max(1, Math.round(attempt.activeMs / minuteMs))
      await record(rating, { proposed: rating, reason, minutes }, score, null)
    },

    async change(rating) {
      const reviewed = ready()?.attempt.reviewed
      if (!reviewed || reviewed.rating === rating) return
      const { reviewId, proposed, reason, minutes } = reviewed
      await record(
        rating,
        { proposed, reason, minutes },
        reason === 'solution-seen' ? 0 : 1,
        reviewId,
      )
    },

    isDue(now) {
      const state = progress.state.getState()
      if (state.status === 'loading') return false
      const card = state.projections.cards.get(item)
      return card !== undefined && card.dueAt <= now
    },
  }
}
