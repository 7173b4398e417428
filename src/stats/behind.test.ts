import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dayOf,
  reviewAt,
  reviewLists,
  runAt,
  tableOf,
  today,
} from '../../tests/fixtures/stats-history.ts'
import { totalIn } from './answered.ts'
import { itemsBehind, practiceIds, type Sources } from './behind.ts'
import { firstRunsOf } from './first-runs.ts'
import { forecastOf } from './forecast.ts'
import { recallIn } from './recall.ts'
import type { ReviewTable } from './review-table.ts'
import { selectionOf, textOf, type Selection } from './selection.ts'
import { stabilityBounds, stabilityOf } from './stability.ts'

const sources = (table: ReviewTable, change: Partial<Sources> = {}): Sources => ({
  table,
  forecast: forecastOf([], () => true, dayOf, today),
  stability: stabilityOf([], () => true),
  firstRuns: [],
  ...change,
})

const days = fc.integer({ min: 0, max: 40_000 })
const selections: fc.Arbitrary<Selection> = fc.oneof(
  fc
    .record({
      figure: fc.constantFrom('day', 'answers', 'time', 'recall', 'window', 'code'),
      from: days,
      length: fc.nat(4000),
    })
    .map(({ figure, from, length }) => ({ figure, span: { from, to: from + length } })),
  days.map((day) => ({ figure: 'due' as const, day })),
  fc.constant({ figure: 'due' as const, day: 'overdue' as const }),
  fc.constantFrom(...stabilityBounds).map((from) => ({ figure: 'stability' as const, from })),
)

test('[T60] an address says a selection and back', () => {
  fc.assert(
    fc.property(selections, (selection) => {
      const text = textOf(selection)
      expect(selectionOf(text)).toEqual(selection)
      expect(text).toMatch(/^[a-z0-9.-]+$/)
    }),
  )
})

test('[T60] what names no part selects nothing', () => {
  for (const text of [
    ...[null, '', 'day', 'day.', 'day.yesterday', 'day.2026-11-24.2026-11-23', 'due', 'due.never'],
    ...['stability.8', 'stability.7.7.7', 'constructor.2026-11-24', 'due.2026-11-24.2026-11-25'],
    ...['day.2026-11-24.2026-11-25.2026-11-26', '..', '.2026-11-24'],
  ])
    expect(selectionOf(text)).toBeNull()
  fc.assert(
    fc.property(fc.string(), (text) => {
      const selection = selectionOf(text)
      if (selection) expect(selectionOf(textOf(selection))).toEqual(selection)
    }),
  )
})

test('[T61] the items behind a day, those rated again first', () => {
  const table = tableOf([
    reviewAt(1, { item: 'question:b', rating: 3, ms: 1000 }),
    reviewAt(1, { item: 'question:c', rating: 3, ms: 9000 }),
    reviewAt(1, { item: 'question:a', rating: 3 }),
    reviewAt(1, { item: 'question:a', rating: 1, hours: 10 }),
    reviewAt(0, { item: 'question:d' }),
  ])
  const span = { from: today - 1, to: today - 1 }
  expect(itemsBehind({ figure: 'day', span }, sources(table))).toEqual([
    { type: 'answered', item: 'question:a', answers: 2, last: 1, ms: 40_000 },
    { type: 'answered', item: 'question:c', answers: 1, last: 3, ms: 9000 },
    { type: 'answered', item: 'question:b', answers: 1, last: 3, ms: 1000 },
  ])
})

test('[T61] they are exactly what the figure counted', () => {
  fc.assert(
    fc.property(reviewLists, fc.nat(90), (reviews, ago) => {
      const table = tableOf(reviews)
      const span = { from: today - ago, to: today - Math.floor(ago / 2) }
      const answered = itemsBehind({ figure: 'answers', span }, sources(table))
      const recalled = itemsBehind({ figure: 'recall', span }, sources(table))
      const sum = (list: readonly unknown[], of: string) =>
        (list as Record<string, number>[]).reduce((all, one) => all + (one[of] ?? 0), 0)
      expect(sum(answered, 'answers')).toBe(totalIn(table, span).answers)
      const { tries, hits } = recallIn(table, span)
      expect(sum(recalled, 'remembered')).toBe(hits)
      expect(sum(recalled, 'forgotten')).toBe(tries - hits)
      expect(new Set(answered.map(({ item }) => item)).size).toBe(answered.length)
    }),
  )
})

test('[T61] first submissions of a week, those that failed first', () => {
  const runs = new Map([
    ['softmax', [runAt(2)]],
    ['nms', [runAt(3, { exercise: 'nms', state: 'fail' })]],
  ])
  const firstRuns = firstRunsOf(runs, new Map(), dayOf, today)
  const span = { from: today - 6, to: today }
  const found = itemsBehind({ figure: 'code', span }, sources(tableOf([]), { firstRuns }))
  expect(found.map(({ item }) => item)).toEqual(['exercise:nms', 'exercise:softmax'])
})

test('[T62] practice takes twenty questions and no exercise', () => {
  const items = Array.from({ length: 30 }, (_, n) => `question:${n}` as const)
  expect(practiceIds(['exercise:nms', ...items])).toEqual(
    Array.from({ length: 20 }, (_, n) => String(n)),
  )
})
