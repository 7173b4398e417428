import type { ItemKey } from '../progress/events.ts'
import { wilson, type Range } from './rate.ts'

export interface Mastery extends Range {
  readonly items: number
  readonly seen: number
  /** Days of answers that the range stands on. */
  readonly answers: number
  /** Mean probability of remembering now, 0 … 1; what was never seen counts as 0. */
  readonly value: number
}

/** Older answers tell little of an item's memory today. */
const mostAnswers = 5

/**
 * The share seen is known exactly; what is uncertain is the recall of what was seen. Its range is that
 * of a share found with as many trials as there were answers: each item's last five days.
 */
export function masteryOf(
  items: readonly ItemKey[],
  recallOf: (item: ItemKey) => number | null,
  answerDaysOf: (item: ItemKey) => number,
): Mastery {
  let answers = 0
  const { seen, sum } = recallIn(items, recallOf, (item) => {
    answers += Math.min(mostAnswers, answerDaysOf(item))
  })
  if (seen === 0) return { items: items.length, seen, answers, value: 0, low: 0, high: 0 }
  const share = seen / items.length
  const { low, high } = wilson(sum / seen, answers)
  return {
    items: items.length,
    seen,
    answers,
    value: sum / items.length,
    low: low * share,
    high: high * share,
  }
}

/** How many of the items were seen, and the sum of their recall; `onSeen` is told of each. */
export function recallIn(
  items: readonly ItemKey[],
  recallOf: (item: ItemKey) => number | null,
  onSeen: (item: ItemKey) => void = () => {},
): { readonly seen: number; readonly sum: number } {
  let seen = 0
  let sum = 0
  for (const item of items) {
    const recall = recallOf(item)
    if (recall === null) continue
    seen += 1
    sum += recall
    onSeen(item)
  }
  return { seen, sum }
}
