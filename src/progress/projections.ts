import {
  intervals,
  replay,
  review,
  type Intervals,
  type PastReview,
  type ScheduleOptions,
} from '../schedule/review.ts'
import { defaultWeights, type Weights } from '../schedule/weights.ts'
import type { ItemKey } from './events.ts'
import type { Rating } from '../schedule/rating.ts'
import type { Card, Projections } from './progress.ts'

const defaultRetention = 0.9
/** Beyond these FSRS gives no sensible intervals; an imported value may be anything. */
const leastRetention = 0.7
const mostRetention = 0.99

export const emptyProjections: Projections = {
  cards: new Map(),
  runs: new Map(),
  interviews: [],
  days: new Map(),
  reviews: 0,
  settings: new Map(),
  retention: defaultRetention,
  weights: defaultWeights,
}

/** The value of a `retention` setting, or null if it is none. */
export const retentionOf = (value: unknown): number | null =>
  typeof value === 'number' && value >= leastRetention && value <= mostRetention ? value : null

/** What a card is folded with besides its reviews. */
export interface InForce {
  readonly retention: number
  readonly weights: Weights
}

/** An exercise never comes back in the same sitting. The item is the seed: every device spreads alike. */
const optionsFor = (item: ItemKey, { retention, weights }: InForce): ScheduleOptions => ({
  retention,
  weights,
  seed: item,
  sameSitting: item.startsWith('question:'),
})

/** Adds one review to a card. */
export function reviewedCard(
  card: Card | undefined,
  item: ItemKey,
  past: PastReview,
  inForce: InForce,
): Card {
  const options = optionsFor(item, inForce)
  return cardOf(item, review(card?.memory ?? null, past.rating, past.at, options), past.rating)
}

/** Folds all reviews of an item, oldest first. */
export function foldCard(
  item: ItemKey,
  history: readonly PastReview[],
  inForceAt: (at: number) => InForce,
): Card | null {
  const memory = replay(history, (at) => optionsFor(item, inForceAt(at)))
  const last = history.at(-1)
  return memory && last ? cardOf(item, memory, last.rating) : null
}

const cardOf = (item: ItemKey, memory: Card['memory'], lastRating: Rating): Card => ({
  item,
  memory,
  reviews: memory.reviews,
  lapses: memory.lapses,
  lastAt: memory.reviewedAt,
  lastRating,
  dueAt: memory.dueAt,
})

/** When the item would come back after each rating given now: what the log will then say. */
export function intervalsOf(projections: Projections, item: ItemKey, now: number): Intervals {
  const memory = projections.cards.get(item)?.memory ?? null
  return intervals(memory, now, optionsFor(item, projections))
}

export interface RetentionChange {
  readonly at: number
  readonly id: string
  readonly retention: number
}

/** The wanted retention in force at a time; `changes` are in order. */
export const retentionAt = (changes: readonly RetentionChange[], at: number): number =>
  changes.findLast((change) => change.at <= at)?.retention ?? defaultRetention
