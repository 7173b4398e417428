import { median } from 'd3-array'
import type { ItemKey } from '../progress/events.ts'
import type { Span } from './days.ts'
import type { ReviewTable } from './review-table.ts'

/** Once is chance. */
const leastAnswers = 3

export interface ItemAnswers {
  readonly item: ItemKey
  readonly answers: number
  readonly again: number
  readonly medianMs: number
}

/** What was answered often enough in the span to say something about it. */
export function itemAnswersIn(table: ReviewTable, span: Span): readonly ItemAnswers[] {
  const times: number[][] = table.keys.map(() => [])
  const again = new Uint32Array(table.keys.length)
  for (let row = 0; row < table.size; row++) {
    const day = table.day[row] ?? 0
    if (day < span.from || day > span.to) continue
    const place = table.item[row] ?? 0
    times[place]?.push(table.ms[row] ?? 0)
    if (table.rating[row] === 1) again[place] = (again[place] ?? 0) + 1
  }
  return table.keys.flatMap((item, place) => {
    const ms = times[place] ?? []
    if (ms.length < leastAnswers) return []
    return [{ item, answers: ms.length, again: again[place] ?? 0, medianMs: median(ms) ?? 0 }]
  })
}

export interface Slow extends ItemAnswers {
  readonly expectedMs: number
  /** Median time over expected time. */
  readonly ratio: number
}

/** What takes longer than it should, the slowest first. `expectedMsOf` knows no item that left the bank. */
export function slowestOf(
  items: readonly ItemAnswers[],
  expectedMsOf: (item: ItemKey) => number | null,
  most: number,
): readonly Slow[] {
  return items
    .flatMap((answers) => {
      const expectedMs = expectedMsOf(answers.item)
      if (expectedMs === null || expectedMs <= 0) return []
      return [{ ...answers, expectedMs, ratio: answers.medianMs / expectedMs }]
    })
    .filter(({ ratio }) => ratio > 1)
    .sort((a, b) => b.ratio - a.ratio || b.answers - a.answers)
    .slice(0, most)
}

/** What was rated again most, by share; of equal shares the one that was answered more often is worse. */
export function mostFailedOf(
  items: readonly ItemAnswers[],
  isKnown: (item: ItemKey) => boolean,
  most: number,
): readonly ItemAnswers[] {
  return items
    .filter(({ item, again }) => again > 0 && isKnown(item))
    .toSorted((a, b) => b.again / b.answers - a.again / a.answers || b.answers - a.answers)
    .slice(0, most)
}
