import { describe, expect, test } from 'vitest'
import type { Counts } from '../../base/operations.ts'
import type { CountedCall, Operations } from '../../content/types.ts'
import { findingOf, formulaText, lettersText, otherWay, ratioText } from './count-words.ts'
import type { CountedRun } from './counter.ts'

const counts = (some: Partial<Counts>): Counts => ({
  ...{ multiplications: 0, additions: 0, divisions: 0, comparisons: 0, functions: 0 },
  ...some,
})

describe('findingOf says what the numbers show', () => {
  const said = (some: Partial<Counts>, formulas: CountedCall['formulas'], atMost = false) => {
    const authored = Object.fromEntries(
      Object.keys(formulas ?? {}).map((kind) => [kind, { text: 'n', atMost }]),
    )
    const found = findingOf(counts(some), formulas ? { formulas } : {}, authored)
    return found && [found.key, found.kind, found.ratio]
  }
  test.each([
    ['the same', { multiplications: 36 }, { multiplications: 36 }, 'equal', '1'],
    ['a multiple', { multiplications: 72 }, { multiplications: 36 }, 'times', '2'],
    ['more', { multiplications: 65 }, { multiplications: 36 }, 'more', '1.8'],
    ['fewer', { multiplications: 25 }, { multiplications: 36 }, 'fewer', '0.7'],
    ['nothing', {}, { multiplications: 0 }, 'none', '1'],
    ['what needs none', { multiplications: 3 }, { multiplications: 0 }, 'unneeded', '—'],
  ])('%s', (_, some, formulas, key, ratio) => {
    expect(said(some, formulas)).toEqual([key, 'multiplications', ratio])
  })
  test('pairs of multiplications and additions', () => {
    expect(said({ multiplications: 36, additions: 36 }, { multiplications: 36 })).toEqual([
      ...['multiplyAdds', 'multiplications', '1'],
    ])
  })
  test('a bound that is met, kept or broken', () => {
    const bound = { multiplications: 36 }
    expect(said({ multiplications: 36 }, bound, true)?.[0]).toBe('bound')
    expect(said({ multiplications: 25 }, bound, true)?.[0]).toBe('within')
    expect(said({ multiplications: 37 }, bound, true)?.[0]).toBe('more')
  })
  test('the next kind where nothing is multiplied, and nothing without a formula', () => {
    expect(said({ additions: 27 }, { multiplications: 0, additions: 27 })).toEqual([
      ...['equal', 'additions', '1'],
    ])
    expect(said({ multiplications: 3 }, undefined)).toBe(null)
  })
})

test.each([
  [36, 36, '1'],
  [1000, 999, '1.001'],
  [101, 100, '1.01'],
  [999, 1000, '0.999'],
  [1, 300, '0.0033'],
  [10_000_001, 10_000_000, '1.0000001'],
  [7, 3, '2.3'],
  [0, 5, '0'],
])('ratioText(%d, %d) is %s', (yours, expected, text) => {
  expect(ratioText(yours, expected)).toBe(text)
})

describe('otherWay', () => {
  const says = (name: string) => ({ en: name, zh: name })
  const call = (position: number, multiplications: number, instead: number[]): CountedCall => ({
    ...{ sample: 'a', position, reference: counts({}), formulas: { multiplications }, instead },
  })
  const operations: Operations = {
    calls: [call(0, 18, [27, 12]), call(1, 9, [9, 6])],
    formulas: { multiplications: { text: 'n', atMost: false } },
    instead: [
      { kind: 'multiplications', says: says('square') },
      { kind: 'multiplications', says: says('unscaled') },
    ],
    see: [],
  }
  const runs = (...of: readonly (number | null)[]): readonly CountedRun[] =>
    of.map((multiplications, position) => ({
      ...{ id: `a|${position}`, sample: 'a', position, call: null },
      counts: multiplications === null ? null : counts({ multiplications }),
      verdict: { id: '', group: 'samples', state: 'pass', ms: 0, calls: [], console: [] },
    }))
  test('is named when it agrees on every call, and not by one alone', () => {
    expect(otherWay(runs(27, 9), operations)?.says.en).toBe('square')
    expect(otherWay(runs(12, 6), operations)?.says.en).toBe('unscaled')
    expect(otherWay(runs(27, 6), operations)).toBe(null)
    expect(otherWay(runs(18, 9), operations)).toBe(null)
    expect(otherWay(runs(27, null), operations)).toBe(null)
    expect(otherWay([], operations)).toBe(null)
  })
})

test('a formula is written as it is read', () => {
  expect(formulaText('n*(k*k - 1)/2')).toBe('n·(k·k − 1) / 2')
  const formulas = { multiplications: { text: 'n*k*k', atMost: false } }
  expect(lettersText({ k: 3, n: 1, unused: 5 }, formulas)).toBe('n = 1, k = 3')
})
