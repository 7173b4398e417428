import type { Memory } from './memory.ts'
import { intervals, review, type ScheduleOptions } from './review.ts'

/** What is to be learned by a day, and what the time allows. Days are whole days from today. */
export interface Pace {
  /** On so many days, today among them, something new is met; after that only reviews. */
  readonly learningDays: number
  /** New items a day that meet everything in time. */
  readonly perDay: Readonly<Record<PaceKind, number>>
  /** Of a mean day, reviews included, when everything is met. */
  readonly secondsPerDay: number
  /** How many of each kind are met within the wanted time; all of them without one. */
  readonly reached: Readonly<Record<PaceKind, number>>
  readonly total: Readonly<Record<PaceKind, number>>
}

export type PaceKind = 'question' | 'exercise'

export interface PaceInput {
  /** Expected seconds of each item not met yet, in the order in which they would be met. */
  readonly fresh: Readonly<Record<PaceKind, readonly number[]>>
  readonly known: readonly { readonly memory: Memory; readonly seconds: number }[]
  readonly now: number
  /** From today to the day before the interview; at least 1. */
  readonly days: number
  /** Null: as long as it takes. */
  readonly secondsADay: number | null
  readonly retention: number
}

const dayMs = 86_400_000
/** Further ahead nobody plans by the day. */
const longestDays = 366
/** The last days belong to what is known already, but never more than a quarter of them. */
const mostRestDays = 3

/**
 * How what is new spreads over the days that are left. Every review is taken to go well, except that
 * the share that is forgotten, 1 − retention, is asked once more.
 */
export function paceUntil(input: PaceInput): Pace {
  const { fresh, known, now, secondsADay, retention } = input
  const days = Math.min(longestDays, Math.max(1, Math.floor(input.days)))
  const learningDays = days - Math.min(mostRestDays, Math.floor(days / 4))
  const again = 2 - retention
  const options = (sameSitting: boolean): ScheduleOptions => ({ retention, sameSitting })
  const end = now + days * dayMs
  const reviewsLeft = rememberedCounts(end, options(true))
  const reviewSeconds = known.reduce(
    (sum, { memory, seconds }) =>
      sum + seconds * again * reviewsLeft(memory, Math.max(now, memory.dueAt)),
    0,
  )
  /** A new item costs its first meeting and the reviews that follow before the end. */
  const meetings = {
    question: 1 + again * meanReviews(learningDays, days, options(true)),
    exercise: 1 + again * meanReviews(learningDays, days, options(false)),
  }
  const line = inProportion(fresh)
  const total = { question: fresh.question.length, exercise: fresh.exercise.length }
  const room = secondsADay === null ? Infinity : secondsADay * days
  const reached = { question: 0, exercise: 0 }
  let spent = reviewSeconds
  let isFull = false
  for (const { kind, seconds } of line) {
    spent += seconds * meetings[kind]
    isFull ||= spent > room
    if (!isFull) reached[kind]++
  }
  return {
    learningDays,
    perDay: {
      question: Math.ceil(total.question / learningDays),
      exercise: Math.ceil(total.exercise / learningDays),
    },
    secondsPerDay: spent / days,
    reached,
    total,
  }
}

/** Both kinds in one line, so that any beginning of it holds the same share of each. */
function inProportion(fresh: PaceInput['fresh']) {
  const placed = (['question', 'exercise'] as const).flatMap((kind) =>
    fresh[kind].map((seconds, index) => ({ kind, seconds, at: (index + 1) / fresh[kind].length })),
  )
  return placed.toSorted((a, b) => a.at - b.at)
}

/** How often an item comes back in time, taken from its next review on. */
function reviewsUntil(
  memory: Memory,
  firstAt: number,
  end: number,
  options: ScheduleOptions,
): number {
  let count = 0
  let known = memory
  for (let at = firstAt; at < end; at = known.dueAt) {
    count++
    known = review(known, 3, at, options)
  }
  return count
}

/**
 * `reviewsUntil` for thousands of items: those of about the same memory, due on the same day, come
 * back equally often.
 */
function rememberedCounts(end: number, options: ScheduleOptions) {
  const counts = new Map<string, number>()
  return (memory: Memory, firstAt: number): number => {
    const strength = Math.round(Math.log2(memory.stability) * 4)
    const key = `${strength} ${Math.round(memory.difficulty)} ${Math.ceil((end - firstAt) / dayMs)}`
    const count = counts.get(key) ?? reviewsUntil(memory, firstAt, end, options)
    counts.set(key, count)
    return count
  }
}

/** Of items first met on each of the learning days, one on each. */
function meanReviews(learningDays: number, days: number, options: ScheduleOptions): number {
  let sum = 0
  for (let day = 0; day < learningDays; day++) {
    const at = day * dayMs
    const met = review(null, 3, at, options)
    sum += reviewsUntil(met, intervals(null, at, options)[3].dueAt, days * dayMs, options)
  }
  return sum / learningDays
}
