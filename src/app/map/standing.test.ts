import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConceptKey } from '../../content/types.ts'
import type { ItemKey } from '../../progress/events.ts'
import { readyOf } from './ready.ts'
import { standingOf, standingsOf, summaryOf } from './standing.ts'
import { percentOf } from '../../base/percent.ts'

const concepts: readonly { readonly key: ConceptKey; readonly requires: readonly ConceptKey[] }[] =
  [
    { key: 'losses/base', requires: [] },
    { key: 'losses/next', requires: ['losses/base'] },
    { key: 'losses/last', requires: ['losses/next'] },
    { key: 'losses/empty', requires: [] },
    { key: 'losses/after-empty', requires: ['losses/empty'] },
  ]
const items: Readonly<Partial<Record<ConceptKey, readonly ItemKey[]>>> = {
  'losses/base': ['question:a', 'question:b', 'exercise:c', 'question:d'],
  'losses/next': ['question:e'],
  'losses/last': ['question:f'],
  'losses/after-empty': ['question:g'],
}
const standingsWith = (recalls: Readonly<Partial<Record<ItemKey, number>>>) =>
  standingsOf(
    concepts,
    (key) => items[key] ?? [],
    (item) => recalls[item] ?? null,
  )
const ready = (standings: ReturnType<typeof standingsWith>) =>
  concepts.map(({ key }) => key).filter((key) => standingOf(standings, key).ready)

describe('how a concept stands', () => {
  test('what was never seen counts as nothing', () => {
    const standings = standingsWith({ 'question:a': 1, 'exercise:c': 0.8 })
    expect(standingOf(standings, 'losses/base')).toEqual({
      value: 0.45,
      met: 2,
      items: 4,
      step: 1,
      ready: false,
    })
  })

  test('at first ready is what needs nothing, or nothing that can be asked', () => {
    expect(ready(standingsWith({}))).toEqual(['losses/base', 'losses/after-empty'])
  })

  test('ready is what is new and stands on what is mastered', () => {
    const all = { 'question:a': 1, 'question:b': 1, 'exercise:c': 1 }
    expect(ready(standingsWith(all))).toEqual(['losses/next', 'losses/after-empty'])
    expect(ready(standingsWith({ ...all, 'exercise:c': 0.9 }))).toEqual(['losses/after-empty'])
    expect(ready(standingsWith({ ...all, 'question:e': 0.9 }))).toEqual([
      'losses/last',
      'losses/after-empty',
    ])
  })

  test.each([
    [0, 1],
    [0.49, 1],
    [0.5, 2],
    [0.75, 3],
    [0.85, 4],
    [1, 4],
  ])('a mastery of %f is step %i', (recall, step) => {
    expect(standingOf(standingsWith({ 'question:e': recall }), 'losses/next').step).toBe(step)
  })

  test('a summary counts every concept once', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('question:a', 'question:b', 'exercise:c', 'question:e', 'question:f'),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
        (recalls) => {
          const standings = standingsWith(recalls)
          const summary = summaryOf([...standings.values()])
          const { 0: none, 1: one, 2: two, 3: three, 4: four } = summary.steps
          expect(none + one + two + three + four).toBe(concepts.length)
          expect(summary.begun).toBe(concepts.length - none)
          expect(summary.mastered).toBe(three + four)
          expect(summary.value).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('first comes what opens the way to most', () => {
    const followers: Readonly<Record<string, number>> = {
      'losses/base': 1,
      'losses/after-empty': 7,
    }
    expect(
      readyOf(
        concepts.map(({ key }) => key),
        standingsWith({}),
        (key) => followers[key] ?? 0,
      ),
    ).toEqual([
      { key: 'losses/after-empty', followers: 7 },
      { key: 'losses/base', followers: 1 },
    ])
  })
})

test('only nothing is 0% and only everything is 100%', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percentOf)).toEqual([0, 1, 50, 99, 100])
})
