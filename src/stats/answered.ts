import { binFinder } from './bins.ts'
import type { Day, Span } from './days.ts'
import type { ReviewTable } from './review-table.ts'

export interface Answered {
  readonly answers: number
  /** Not rated again. */
  readonly right: number
  readonly ms: number
}

/** What was answered in each of the neighbouring bins. */
export function answeredIn(table: ReviewTable, bins: readonly Span[]): readonly Answered[] {
  const sums = bins.map(() => ({ answers: 0, right: 0, ms: 0 }))
  const binOf = binFinder(bins)
  for (let row = 0; row < table.size; row++) {
    const sum = sums[binOf(table.day[row] ?? 0)]
    if (!sum) continue
    sum.answers += 1
    if ((table.rating[row] ?? 1) > 1) sum.right += 1
    sum.ms += table.ms[row] ?? 0
  }
  return sums
}

export interface Total extends Answered {
  /** Days with an answer. */
  readonly days: number
  /** Time per question, exercises left out; null without a question. */
  readonly perQuestionMs: number | null
}

export function totalIn(table: ReviewTable, span: Span): Total {
  const sum = { answers: 0, right: 0, ms: 0 }
  const days = new Set<Day>()
  const questions = { answers: 0, ms: 0 }
  const isQuestion = table.keys.map((key) => key.startsWith('question:'))
  for (let row = 0; row < table.size; row++) {
    const day = table.day[row] ?? 0
    if (day < span.from || day > span.to) continue
    sum.answers += 1
    if ((table.rating[row] ?? 1) > 1) sum.right += 1
    sum.ms += table.ms[row] ?? 0
    days.add(day)
    if (!isQuestion[table.item[row] ?? -1]) continue
    questions.answers += 1
    questions.ms += table.ms[row] ?? 0
  }
  const perQuestionMs = questions.answers === 0 ? null : questions.ms / questions.answers
  return { ...sum, days: days.size, perQuestionMs }
}

export interface Streaks {
  /** Days in a row up to today or, while today has no answer, up to yesterday. */
  readonly current: number
  readonly longest: number
}

export function streaksOf(table: ReviewTable, today: Day): Streaks {
  const days = [...new Set(table.day.subarray(0, table.size))].sort((a, b) => a - b)
  let longest = 0
  let run = 0
  days.forEach((day, index) => {
    run = index > 0 && days[index - 1] === day - 1 ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  const last = days.at(-1)
  return { current: last !== undefined && last >= today - 1 ? run : 0, longest }
}
