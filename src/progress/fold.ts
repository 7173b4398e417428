import { defaultWeights, type Weights, weightsOf } from '../schedule/weights.ts'
import type { ItemKey, ProgressEvent, ReviewEvent, SettingChangedEvent } from './events.ts'
import { createDayKey, type TimeZone } from './local-days.ts'
import { compareEvents, inserted } from './order.ts'
import type { Card, InterviewSummary, Projections, RunSummary } from './progress.ts'
import {
  emptyProjections,
  foldCard,
  retentionAt,
  retentionOf,
  reviewedCard,
  type RetentionChange,
} from './projections.ts'
import { interviewSummary, runSummary } from './run-summary.ts'

export interface Day {
  readonly reviews: number
  readonly ms: number
  readonly right: number
}
export interface Setting {
  readonly at: number
  readonly id: string
  readonly value: unknown
}
/** What a card needs of a review. */
export type FoldedReview = Pick<ReviewEvent, 'id' | 'at' | 'rating' | 'ms'>

/** Everything the fold remembers of the log, as plain data: a snapshot holds it. */
export interface FoldState {
  readonly cards: Map<ItemKey, Card>
  readonly runs: Map<string, readonly RunSummary[]>
  readonly days: Map<string, Day>
  readonly settings: Map<string, Setting>
  readonly retracted: Set<string>
  interviews: readonly InterviewSummary[]
  retentions: readonly RetentionChange[]
  weights: Weights
  reviews: number
  lastReviewAt: number
}

/** What an event needs from the log before it is folded, because it came late. */
export type Late =
  | { readonly type: 'item'; readonly item: ItemKey }
  | { readonly type: 'retracted'; readonly review: string }
  | { readonly type: 'everything' }

export interface Fold {
  readonly state: FoldState
  /** Folds one event, or tells what has to be read first. An event must be added once. */
  readonly add: (event: ProgressEvent) => Late | null
  /** Counts an added, not retracted review; its card is made by `foldItem` or by `add`. */
  readonly count: (review: FoldedReview, sign: 1 | -1) => void
  /** Folds an item anew from all of its reviews that were not taken back, in any order. */
  readonly foldItem: (item: ItemKey, reviews: readonly FoldedReview[]) => void
  /** Unchanged parts stay the same objects. */
  readonly projections: () => Projections
}

/** Of the setting in the log; null goes back to the defaults. */
export const weightsKey = 'fsrs-weights'

export const emptyState = (): FoldState => ({
  cards: new Map(),
  runs: new Map(),
  days: new Map(),
  settings: new Map(),
  retracted: new Set(),
  interviews: [],
  retentions: [],
  weights: defaultWeights,
  reviews: 0,
  lastReviewAt: -Infinity,
})

export function createFold(zone: TimeZone, state: FoldState): Fold {
  const dayKey = createDayKey(zone)
  const changed = { cards: true, runs: true, days: true, settings: true }
  let published = emptyProjections

  const inForceAt = (at: number) => ({
    retention: retentionAt(state.retentions, at),
    weights: state.weights,
  })

  const count = (review: FoldedReview, sign: 1 | -1): void => {
    const key = dayKey(review.at)
    const day = state.days.get(key) ?? { reviews: 0, ms: 0, right: 0 }
    const reviews = day.reviews + sign
    if (reviews === 0) state.days.delete(key)
    else
      state.days.set(key, {
        reviews,
        // Whole milliseconds: sums of fractions would depend on the order.
        ms: day.ms + sign * Math.round(review.ms),
        right: day.right + (review.rating > 1 ? sign : 0),
      })
    state.reviews += sign
    changed.days = true
  }

  const foldItem = (item: ItemKey, reviews: readonly FoldedReview[]): void => {
    const card = foldCard(item, reviews.toSorted(compareEvents), inForceAt)
    if (card) state.cards.set(item, card)
    else state.cards.delete(item)
    changed.cards = true
  }

  const addReview = (event: ReviewEvent): Late | null => {
    if (state.retracted.has(event.id)) return null
    count(event, 1)
    state.lastReviewAt = Math.max(state.lastReviewAt, event.at)
    const card = state.cards.get(event.item)
    if (card && card.lastAt >= event.at) return { type: 'item', item: event.item }
    state.cards.set(event.item, reviewedCard(card, event.item, event, inForceAt(event.at)))
    changed.cards = true
    return null
  }

  const addSetting = (event: SettingChangedEvent): Late | null => {
    const { id, at, key, value } = event
    const known = state.settings.get(key)
    if (!known || compareEvents(known, event) < 0) {
      state.settings.set(key, { id, at, value })
      changed.settings = true
      // Weights describe the memory, not a wish: they hold for the whole history.
      if (key === weightsKey) {
        state.weights = weightsOf(value) ?? defaultWeights
        return state.reviews > 0 ? { type: 'everything' } : null
      }
    }
    const retention = key === 'retention' ? retentionOf(value) : null
    if (retention === null) return null
    state.retentions = inserted(state.retentions, { id, at, retention })
    changed.settings = true
    return at <= state.lastReviewAt ? { type: 'everything' } : null
  }

  return {
    state,
    count,
    foldItem,
    add: (event) => {
      switch (event.type) {
        case 'review':
          return addReview(event)
        case 'retract':
          if (state.retracted.has(event.review)) return null
          state.retracted.add(event.review)
          return { type: 'retracted', review: event.review }
        case 'run': {
          const runs = state.runs.get(event.exercise) ?? []
          state.runs.set(event.exercise, inserted(runs, runSummary(event)))
          changed.runs = true
          return null
        }
        case 'setting-changed':
          return addSetting(event)
        case 'interview':
          state.interviews = inserted(state.interviews, interviewSummary(event))
          return null
      }
    },
    projections: () => {
      const isNew = published.interviews !== state.interviews
      if (!isNew && !Object.values(changed).includes(true)) return published
      published = {
        cards: changed.cards ? new Map(state.cards) : published.cards,
        runs: changed.runs ? new Map(state.runs) : published.runs,
        interviews: state.interviews,
        days: changed.days ? new Map(state.days) : published.days,
        settings: changed.settings ? valuesOf(state.settings) : published.settings,
        reviews: state.reviews,
        retention: retentionAt(state.retentions, Infinity),
        weights: state.weights,
      }
      changed.cards = changed.runs = changed.days = changed.settings = false
      return published
    },
  }
}

const valuesOf = (settings: ReadonlyMap<string, Setting>): ReadonlyMap<string, unknown> =>
  new Map([...settings].map(([key, { value }]) => [key, value]))
