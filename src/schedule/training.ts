import { forgetting_curve } from 'ts-fsrs'
import { algorithmFor } from './algorithm.ts'
import type { Rating } from './rating.ts'
import type { PastReview } from './review.ts'
import type { Weights } from './weights.ts'

/** One history per item, each oldest first, without what was taken back. */
export type Histories = readonly (readonly PastReview[])[]

/** What FSRS's optimiser takes: every item's history up to a review that it is to predict. */
export interface TrainingSet {
  readonly ratings: Uint32Array
  /** Whole days since the review before; 0 for the first. */
  readonly days: Uint32Array
  /** How many reviews each history has. */
  readonly lengths: Uint32Array
}

export interface Loss {
  /** Mean log loss of the predicted recall, in nats: the lower, the better. */
  readonly logLoss: number
  /** Mean predicted recall and the share that was remembered. */
  readonly predicted: number
  readonly remembered: number
  readonly count: number
}

const dayMs = 86_400_000
/** Recall is never quite 0 or 1, or one surprise would outweigh everything. */
const surest = 0.0001

const elapsed = (history: readonly PastReview[], index: number): number => {
  const before = history[index - 1]
  const here = history[index]
  return before && here ? Math.max(0, Math.round((here.at - before.at) / dayMs)) : 0
}

/** The reviews that say something of memory: at least a day after the one before. */
function* predictions(histories: Histories) {
  for (const history of histories)
    for (let index = 1; index < history.length; index++)
      if (elapsed(history, index) > 0) yield { history, index, at: history[index]?.at ?? 0 }
}

/** How many reviews a fit could learn from. */
export const predictionCount = (histories: Histories): number => [...predictions(histories)].length

/** The time by which that share of the predictions was made: what comes later tests a fit. */
export function timeOfShare(histories: Histories, share: number): number {
  const times = [...predictions(histories)].map(({ at }) => at).toSorted((a, b) => a - b)
  return times[Math.floor(times.length * share)] ?? Infinity
}

export function trainingSet(histories: Histories, before = Infinity): TrainingSet {
  const ratings: number[] = []
  const days: number[] = []
  const lengths: number[] = []
  for (const { history, index, at } of predictions(histories)) {
    if (at >= before) continue
    lengths.push(index + 1)
    for (let place = 0; place <= index; place++) {
      ratings.push(history[place]?.rating ?? 1)
      days.push(elapsed(history, place))
    }
  }
  return {
    ratings: Uint32Array.from(ratings),
    days: Uint32Array.from(days),
    lengths: Uint32Array.from(lengths),
  }
}

/** How well these weights predict the reviews from that time on. */
export function lossOf(histories: Histories, weights: Weights, from = -Infinity): Loss {
  const decay = weights.at(-1) ?? 0
  const sum = { logLoss: 0, predicted: 0, remembered: 0, count: 0 }
  for (const history of histories) {
    let memory: { stability: number; difficulty: number } | null = null
    history.forEach(({ rating, at }, index) => {
      const days = elapsed(history, index)
      if (memory && days > 0 && at >= from) {
        const recall = forgetting_curve(decay, days, memory.stability)
        const p = Math.min(1 - surest, Math.max(surest, recall))
        sum.logLoss -= Math.log(rating > 1 ? p : 1 - p)
        sum.predicted += p
        sum.remembered += rating > 1 ? 1 : 0
        sum.count++
      }
      memory = next(weights, memory, days, rating)
    })
  }
  const mean = (value: number) => (sum.count === 0 ? 0 : value / sum.count)
  return {
    logLoss: mean(sum.logLoss),
    predicted: mean(sum.predicted),
    remembered: mean(sum.remembered),
    count: sum.count,
  }
}

const next = (
  weights: Weights,
  memory: { stability: number; difficulty: number } | null,
  days: number,
  rating: Rating,
) => algorithmFor(weights, 0.9, true, false).next_state(memory, days, rating)
