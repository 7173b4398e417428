import type { ItemKey, ReviewEvent } from '../progress/events.ts'
import type { Day } from './days.ts'
import { inReviewAfter } from './in-review.ts'

/** Every answer in columns, oldest first: a hundred thousand take 2 MB and are summed up in a few milliseconds. */
export interface ReviewTable {
  readonly size: number
  /** The items, in the order of their first answer; `item` points here. */
  readonly keys: readonly ItemKey[]
  readonly item: Uint32Array
  readonly day: Int32Array
  readonly rating: Uint8Array
  /** Time taken, cut at `longestMs`. */
  readonly ms: Float64Array
  /** 1 where the answer tells of memory: the first of its day, to an item in review. */
  readonly recall: Uint8Array
  /** Of each item: on how many days it was answered. */
  readonly answerDays: Uint32Array
  readonly firstDay: Day | null
  /** Answers left out because they are dated after today. */
  readonly later: number
}

/** Whoever leaves a tab open has not thought all the while; and an imported time may be any number. */
const longestMs = { question: 10 * 60_000, exercise: 2 * 3_600_000 } as const

export type TableReview = Pick<ReviewEvent, 'item' | 'at' | 'rating' | 'ms'>

export interface TableBuilder {
  /** Oldest first. */
  readonly take: (review: TableReview) => void
  readonly table: () => ReviewTable
}

/** Reads each answer once. `most` is how many there will be. */
export function buildReviewTable(
  most: number,
  dayOf: (at: number) => Day,
  today: Day,
): TableBuilder {
  const item = new Uint32Array(most)
  const day = new Int32Array(most)
  const rating = new Uint8Array(most)
  const ms = new Float64Array(most)
  const recall = new Uint8Array(most)
  const keys: ItemKey[] = []
  const places = new Map<ItemKey, number>()
  const answerDays: number[] = []
  const lastDay: Day[] = []
  const inReview: boolean[] = []
  let size = 0
  let later = 0

  const placeOf = (key: ItemKey): number => {
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, keys.length)
    keys.push(key)
    answerDays.push(0)
    inReview.push(false)
    return keys.length - 1
  }

  return {
    take: (review) => {
      const on = dayOf(review.at)
      if (on > today) {
        later += 1
        return
      }
      const place = placeOf(review.item)
      const firstOfDay = lastDay[place] !== on
      item[size] = place
      day[size] = on
      rating[size] = review.rating
      ms[size] = cut(review)
      recall[size] = firstOfDay && inReview[place] ? 1 : 0
      size += 1
      if (firstOfDay) answerDays[place] = (answerDays[place] ?? 0) + 1
      lastDay[place] = on
      inReview[place] = inReviewAfter(review.item, inReview[place] ?? false, review.rating)
    },
    table: () => ({
      size,
      keys,
      item,
      day,
      rating,
      ms,
      recall,
      answerDays: Uint32Array.from(answerDays),
      firstDay: size > 0 ? (day[0] ?? null) : null,
      later,
    }),
  }
}

function cut({ item, ms }: TableReview): number {
  const longest = item.startsWith('exercise:') ? longestMs.exercise : longestMs.question
  return Math.min(longest, Math.max(0, ms || 0))
}
