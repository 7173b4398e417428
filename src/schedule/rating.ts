/** 1 again, 2 hard, 3 good, 4 easy: FSRS's own scale. */
export type Rating = 1 | 2 | 3 | 4

export const ratings = [1, 2, 3, 4] as const satisfies readonly Rating[]

/** Why a rating was proposed. */
export type RatingReason =
  'wrong' | 'partly' | 'hints' | 'slow' | 'right' | 'quick' | 'solution-seen'
