import type { Loss } from '../../schedule/training.ts'
import type { Weights } from '../../schedule/weights.ts'

/** FSRS's own advice: from about so many reviews on, a fit is better than the defaults. */
export const leastPredictions = 400
/** The latest share of the log, on which a fit is tested; it learns from what is before. */
export const testedShare = 0.2

export type FitAnswer =
  | { readonly type: 'too-short'; readonly count: number }
  | {
      readonly type: 'fitted'
      /** Fitted to the whole log. */
      readonly weights: Weights
      readonly count: number
      /** On the latest part: of the weights in force, and of weights fitted to what was before it. */
      readonly present: Loss
      readonly fitted: Loss
    }
  | { readonly type: 'failed'; readonly message: string }
