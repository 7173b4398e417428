import type { ItemKey, Rating } from '../progress/events.ts'
import type { RunSummary } from '../progress/progress.ts'
import { isWithin, type Span } from './days.ts'
import { firstRunsIn, type FirstRun } from './first-runs.ts'
import type { Forecast } from './forecast.ts'
import type { ReviewTable } from './review-table.ts'
import type { Selection } from './selection.ts'
import type { Stability } from './stability.ts'

/** An item behind a figure, and what it has to do with it. */
export type Behind =
  | {
      readonly type: 'answered'
      readonly item: ItemKey
      readonly answers: number
      readonly last: Rating
      readonly ms: number
    }
  | {
      readonly type: 'recall'
      readonly item: ItemKey
      readonly remembered: number
      readonly forgotten: number
    }
  | { readonly type: 'due'; readonly item: ItemKey; readonly dueAt: number }
  | { readonly type: 'stability'; readonly item: ItemKey; readonly days: number }
  | {
      readonly type: 'run'
      readonly item: ItemKey
      readonly run: RunSummary
      readonly passed: boolean
    }

export interface Sources {
  readonly table: ReviewTable
  readonly forecast: Forecast
  readonly stability: Stability
  readonly firstRuns: readonly FirstRun[]
}

/** What needs attention comes first. */
export function itemsBehind(selection: Selection, sources: Sources): readonly Behind[] {
  const { table, forecast, stability, firstRuns } = sources
  switch (selection.figure) {
    case 'day':
    case 'answers':
    case 'time':
      return answeredItems(table, selection.span)
    case 'recall':
    case 'window':
      return recalledItems(table, selection.span)
    case 'code':
      return firstRunsIn(firstRuns, selection.span)
        .map(({ exercise, run, passed }) => ({
          type: 'run' as const,
          item: `exercise:${exercise}` as const,
          run,
          passed,
        }))
        .sort((a, b) => Number(a.passed) - Number(b.passed) || b.run.at - a.run.at)
    case 'due': {
      const { day } = selection
      const cards =
        day === 'overdue'
          ? forecast.overdue
          : (forecast.days.find((one) => one.day === day)?.cards ?? [])
      return cards.map(({ item, dueAt }) => ({ type: 'due', item, dueAt }))
    }
    case 'stability': {
      const cards = stability.bins.find(({ from }) => from === selection.from)?.cards ?? []
      return cards.map(({ item, memory }) => ({ type: 'stability', item, days: memory.stability }))
    }
  }
}

function answeredItems(table: ReviewTable, span: Span): readonly Behind[] {
  const found = new Map<number, { answers: number; last: Rating; ms: number }>()
  for (let row = 0; row < table.size; row++) {
    if (!isWithin(table.day[row] ?? 0, span)) continue
    const place = table.item[row] ?? 0
    const sum = found.get(place) ?? { answers: 0, last: 1, ms: 0 }
    found.set(place, sum)
    sum.answers += 1
    sum.last = (table.rating[row] ?? 1) as Rating
    sum.ms += table.ms[row] ?? 0
  }
  return itemsOf(table, found)
    .map(([item, sum]) => ({ type: 'answered' as const, item, ...sum }))
    .sort((a, b) => a.last - b.last || b.ms - a.ms)
}

function recalledItems(table: ReviewTable, span: Span): readonly Behind[] {
  const found = new Map<number, { remembered: number; forgotten: number }>()
  for (let row = 0; row < table.size; row++) {
    if (table.recall[row] !== 1 || !isWithin(table.day[row] ?? 0, span)) continue
    const place = table.item[row] ?? 0
    const sum = found.get(place) ?? { remembered: 0, forgotten: 0 }
    found.set(place, sum)
    if (table.rating[row] === 1) sum.forgotten += 1
    else sum.remembered += 1
  }
  return itemsOf(table, found)
    .map(([item, sum]) => ({ type: 'recall' as const, item, ...sum }))
    .sort((a, b) => b.forgotten - a.forgotten || b.remembered - a.remembered)
}

const itemsOf = <T>(table: ReviewTable, found: ReadonlyMap<number, T>): readonly [ItemKey, T][] =>
  [...found].flatMap(([place, sum]): [ItemKey, T][] => {
    const item = table.keys[place]
    return item === undefined ? [] : [[item, sum]]
  })

/** The questions to practise, in the list's order: what the quiz takes is questions, so many at a time. */
export const practiceIds = (items: readonly ItemKey[], most = 20): readonly string[] =>
  items
    .filter((item) => item.startsWith('question:'))
    .slice(0, most)
    .map((item) => item.slice('question:'.length))
