import type { ItemKey, Rating } from '../progress/events.ts'

/**
 * Whether an item is in review after a rating, that is: comes back after a day or more. The schedule's
 * phases without its arithmetic, which would cost seconds for a long history; a test compares the two.
 */
export const inReviewAfter = (item: ItemKey, before: boolean, rating: Rating): boolean =>
  rating >= 3 || (rating === 2 && before) || item.startsWith('exercise:')
