import { forgetting_curve } from 'ts-fsrs'
import { algorithmFor } from './algorithm.ts'
import type { Memory } from './memory.ts'
import type { Rating } from './rating.ts'
import { defaultWeights, type Weights } from './weights.ts'

export interface ScheduleOptions {
  /** The share that should still be remembered when an item comes back: 0.85, 0.9 or 0.95. */
  readonly retention: number
  /** Fitted to the user's own log; else FSRS's defaults. */
  readonly weights?: Weights
  /** Spreads long intervals a little, the same way for the same seed. Without it nothing is spread. */
  readonly seed?: string | number
  /** Whether what was not known comes back in the same sitting. False for exercises: one does not write softmax twice within the hour. */
  readonly sameSitting?: boolean
}

export interface Interval {
  readonly dueAt: number
  /** Whole days; 0 means minutes, in the same sitting. */
  readonly days: number
}
export type Intervals = Readonly<Record<Rating, Interval>>

const minuteMs = 60_000
const dayMs = 86_400_000

/** Again in ten minutes, hard in fifteen; good and easy leave the sitting. */
const stepMinutes = { 1: 10, 2: 15 } as const

/**
 * An interval of days ends six hours early: who practises at nine one day and at eight the next
 * would else never see yesterday's items. `elapsedDays` rounds, so it counts as the full interval.
 */
const earlyMs = 6 * 60 * minuteMs

/** Rounded and free of calendars, so that neither time zones nor changed clocks move a review. */
const elapsedDays = (memory: Memory, at: number): number =>
  Math.max(0, Math.round((at - memory.reviewedAt) / dayMs))

type Strength = Pick<Memory, 'stability' | 'difficulty'>

function strengthAfter(
  memory: Memory | null,
  rating: Rating,
  at: number,
  { retention, weights = defaultWeights, sameSitting = true }: ScheduleOptions,
): Strength {
  const elapsed = memory ? elapsedDays(memory, at) : 0
  return algorithmFor(weights, retention, sameSitting, false).next_state(memory, elapsed, rating)
}

/** Takes a step of minutes: not yet known, and the sitting goes on. */
const staysInSitting = (
  memory: Memory | null,
  rating: Rating,
  sameSitting: boolean,
): rating is 1 | 2 =>
  sameSitting && (rating === 1 || (rating === 2 && (memory === null || memory.phase !== 'review')))

/** Days until the next review after each rating; none while the sitting goes on. Hard < good < easy. */
function dayCounts(
  memory: Memory | null,
  at: number,
  options: ScheduleOptions,
): Readonly<Record<Rating, number>> {
  const { retention, weights = defaultWeights, seed, sameSitting = true } = options
  const algorithm = algorithmFor(weights, retention, sameSitting, seed !== undefined)
  // One seed for all four: the ratings are spread together and stay in order.
  if (seed !== undefined) algorithm.seed = `${seed}:${memory?.reviews ?? 0}`
  const elapsed = memory ? elapsedDays(memory, at) : 0
  const days = (rating: Rating): number =>
    staysInSitting(memory, rating, sameSitting)
      ? 0
      : algorithm.next_interval(strengthAfter(memory, rating, at, options).stability, elapsed)
  const good = days(3)
  const hard = Math.min(days(2), good)
  const again = Math.min(days(1), hard)
  const better = Math.max(good, hard + 1)
  return { 1: again, 2: hard, 3: better, 4: Math.max(days(4), better + 1) }
}

/** When the item would come back after each rating: for the rating buttons. */
export function intervals(memory: Memory | null, at: number, options: ScheduleOptions): Intervals {
  const counts = dayCounts(memory, at, options)
  const interval = (rating: Rating): Interval =>
    staysInSitting(memory, rating, options.sameSitting ?? true)
      ? { dueAt: at + stepMinutes[rating] * minuteMs, days: 0 }
      : { dueAt: at + counts[rating] * dayMs - earlyMs, days: counts[rating] }
  return { 1: interval(1), 2: interval(2), 3: interval(3), 4: interval(4) }
}

/** The memory after one more review. */
export function review(
  memory: Memory | null,
  rating: Rating,
  at: number,
  options: ScheduleOptions,
): Memory {
  return {
    ...remember(memory, rating, at, options),
    dueAt: intervals(memory, at, options)[rating].dueAt,
  }
}

/** All of a memory but its due date, which needs four ratings compared and only matters at the end. */
function remember(
  memory: Memory | null,
  rating: Rating,
  at: number,
  options: ScheduleOptions,
): Memory {
  const stays = staysInSitting(memory, rating, options.sameSitting ?? true)
  const known = memory !== null && (memory.phase === 'review' || memory.phase === 'relearning')
  const { stability, difficulty } = strengthAfter(memory, rating, at, options)
  return {
    stability,
    decay: decayOf(options.weights ?? defaultWeights),
    difficulty,
    phase: stays ? (known ? 'relearning' : 'learning') : 'review',
    step: stays ? (memory?.step ?? 0) + 1 : 0,
    reviewedAt: at,
    dueAt: at,
    reviews: (memory?.reviews ?? 0) + 1,
    lapses: (memory?.lapses ?? 0) + (rating === 1 && memory?.phase === 'review' ? 1 : 0),
  }
}

const decayOf = (weights: Weights): number => weights.at(-1) ?? 0

export interface PastReview {
  readonly rating: Rating
  readonly at: number
}

/**
 * The memory after a whole history, oldest first: what `review` gives one by one, at a third of the
 * cost. `optionsAt` says which options were in force.
 */
export function replay(
  history: readonly PastReview[],
  optionsAt: (at: number) => ScheduleOptions,
): Memory | null {
  let memory: Memory | null = null
  history.forEach(({ rating, at }, index) => {
    const step = index === history.length - 1 ? review : remember
    memory = step(memory, rating, at, optionsAt(at))
  })
  return memory
}

/** The probability that the item is remembered at that time, 0 … 1. */
export function retrievability(memory: Memory, at: number): number {
  const days = Math.max(0, (at - memory.reviewedAt) / dayMs)
  return forgetting_curve(memory.decay, days, memory.stability)
}
