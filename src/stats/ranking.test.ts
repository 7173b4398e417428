import { expect, test } from 'vitest'
import { reviewAt, tableOf, today } from '../../tests/fixtures/stats-history.ts'
import type { ItemKey, Rating } from '../progress/events.ts'
import { itemAnswersIn, mostFailedOf, slowestOf } from './ranking.ts'

const answers = (
  item: ItemKey,
  ...list: readonly (readonly [ago: number, rating: Rating, seconds: number])[]
) => list.map(([ago, rating, seconds]) => reviewAt(ago, { item, rating, ms: seconds * 1000 }))
const month = { from: today - 29, to: today }

const table = tableOf([
  ...answers('question:slow', [9, 3, 100], [8, 3, 90], [1, 3, 400]),
  ...answers('question:quick', [9, 3, 10], [8, 1, 20], [1, 3, 30]),
  ...answers('question:hard', [20, 1, 60], [9, 1, 30], [5, 1, 20], [1, 3, 30]),
  ...answers(
    'question:harder',
    [21, 1, 60],
    [20, 1, 30],
    [9, 1, 20],
    [8, 1, 20],
    [6, 3, 1],
    [5, 1, 1],
    [4, 3, 1],
    [3, 1, 1],
  ),
  ...answers('question:rare', [9, 1, 500], [8, 1, 500]),
  ...answers('question:old', [99, 1, 500], [98, 1, 500], [97, 1, 500]),
  ...answers('question:gone', [3, 1, 500], [2, 1, 500], [1, 1, 500]),
])
const found = itemAnswersIn(table, month)

test('[T50] only what was answered three times in the period', () => {
  expect(found.map(({ item }) => item).toSorted()).toEqual([
    ...['question:gone', 'question:hard', 'question:harder', 'question:quick', 'question:slow'],
  ])
})

test('[T51] the median over the expected time, the largest ratio first', () => {
  const expected = (item: ItemKey) => (item === 'question:gone' ? null : 40_000)
  expect(slowestOf(found, expected, 10)).toEqual([
    {
      ...{ item: 'question:slow', answers: 3, again: 0, medianMs: 100_000 },
      ...{ expectedMs: 40_000, ratio: 2.5 },
    },
  ])
  expect(slowestOf(found, () => 0, 10)).toEqual([])
  expect(slowestOf(found, () => 1000, 2).map(({ item }) => item)).toEqual([
    'question:gone',
    'question:slow',
  ])
})

test('[T52] the share rated again; of equal shares the one answered more often', () => {
  const isKnown = (item: ItemKey) => item !== 'question:gone'
  const failed = mostFailedOf(found, isKnown, 10)
  expect(failed.map(({ item, again, answers: all }) => `${item} ${again}/${all}`)).toEqual([
    'question:harder 6/8',
    'question:hard 3/4',
    'question:quick 1/3',
  ])
})
