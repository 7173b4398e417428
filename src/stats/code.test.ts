import { expect, test } from 'vitest'
import { dayOf, reviewAt, runAt, tableOf, today } from '../../tests/fixtures/stats-history.ts'
import type { RunSummary } from '../progress/progress.ts'
import { binsOf } from './bins.ts'
import { firstRunsIn, firstRunsOf, firstRunsPerBin, reviewDaysOf } from './first-runs.ts'
import { attemptsOf, moveInRows } from './matrix.ts'

const exercise = 'exercise:softmax' as const
const firstDays = (runs: readonly RunSummary[], reviewedAgo: readonly number[] = []) => {
  const table = tableOf(reviewedAgo.map((ago) => reviewAt(ago, { item: exercise, hours: 11 })))
  return firstRunsOf(new Map([['softmax', runs]]), reviewDaysOf(table), dayOf, today).map(
    ({ day, passed }) => `${today - day}${passed ? ' passed' : ''}`,
  )
}

test('[T40] samples and runs that were broken off are no submissions', () => {
  const runs = [runAt(3, { scope: 'samples' }), runAt(2, { state: 'cancelled' }), runAt(1)]
  expect(firstDays(runs)).toEqual(['1 passed'])
  expect(attemptsOf(runs, 10)).toEqual({ last: [runs[2]], earlier: 0 })
})

test('[T41] the first ever, and the first after a review on an earlier day', () => {
  const failed = { state: 'fail' as const, passed: 7 }
  expect(firstDays([runAt(9, failed), runAt(9), runAt(8)])).toEqual(['9'])
  expect(firstDays([runAt(9, failed), runAt(9), runAt(8)], [9])).toEqual(['9', '8 passed'])
  // Never reviewed: the attempt goes on the next day.
  expect(firstDays([runAt(9, failed), runAt(8, failed), runAt(7)], [7])).toEqual(['9'])
  // A second run after the review, on the same day, belongs to the same attempt.
  expect(firstDays([runAt(9), runAt(9)], [9])).toEqual(['9 passed'])
  expect(firstDays([runAt(30), runAt(20), runAt(3)], [30, 20, 3])).toEqual([
    ...['30 passed', '20 passed', '3 passed'],
  ])
  expect(firstDays([runAt(-2)])).toEqual([])
})

test('[T42] a pass with the solution opened is none', () => {
  expect(firstDays([runAt(1, { solutionSeen: true })])).toEqual(['1'])
  expect(firstDays([runAt(1, { hints: 2 })])).toEqual(['1 passed'])
})

test('[T42] the rate per week', () => {
  const runs = new Map([
    ['softmax', [runAt(2)]],
    ['nms', [runAt(1, { exercise: 'nms', state: 'fail' })]],
    ['conv2d', [runAt(15, { exercise: 'conv2d' })]],
  ])
  const all = firstRunsOf(runs, new Map(), dayOf, today)
  const bins = binsOf({ from: today - 15, to: today }, 'week')
  // From 9 to 17 November, then a week to today.
  expect(firstRunsPerBin(all, bins).map(({ tries, hits }) => `${hits}/${tries}`)).toEqual([
    ...['1/1', '1/2'],
  ])
  expect(firstRunsIn(all, { from: today - 2, to: today })).toHaveLength(2)
})

test('[T43] the last submissions, and how many there were before', () => {
  const runs = Array.from({ length: 12 }, (_, index) => runAt(12 - index))
  const { last, earlier } = attemptsOf(runs, 8)
  expect([last.length, earlier, last.at(-1)]).toEqual([8, 4, runs[11]])
  expect(attemptsOf(undefined, 8)).toEqual({ last: [], earlier: 0 })
})

test('[T73] up and down keep the place in the row as far as the next row has it', () => {
  // 0 1 2 3 | 4 5 | 6 7 8
  const move = (key: string, from: number) => moveInRows([4, 2, 3], key, from)
  expect(move('ArrowDown', 3)).toBe(5)
  expect(move('ArrowDown', 5)).toBe(7)
  expect(move('ArrowUp', 8)).toBe(5)
  expect(move('ArrowUp', 2)).toBe(2)
  expect(move('ArrowDown', 8)).toBe(8)
  expect(move('ArrowRight', 3)).toBe(4)
  expect(move('a', 3)).toBeNull()
})
