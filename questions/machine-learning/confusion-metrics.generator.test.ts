import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Confusion } from './confusion-metrics.generator.ts'

/** Writes every sample out and scores one class after the other from precision and recall. */
function macroF1(matrix: Confusion): number {
  const samples = matrix.flatMap((row, truth) =>
    row.flatMap((count, called) => Array.from({ length: count }, () => ({ truth, called }))),
  )
  const scores = [0, 1, 2].map((c) => {
    const found = samples.filter(({ truth, called }) => truth === c && called === c).length
    const precision = found / samples.filter(({ called }) => called === c).length
    const recall = found / samples.filter(({ truth }) => truth === c).length
    return 2 / (1 / precision + 1 / recall)
  })
  return ((scores[0] ?? 0) + (scores[1] ?? 0) + (scores[2] ?? 0)) / 3
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with precision and recall of samples written out', () => {
    for (const matrix of draws)
      expect(ask(matrix).answer.value, JSON.stringify(matrix)).toBeCloseTo(macroF1(matrix), 9)
  })

  test('stays within bounds', () => {
    for (const matrix of draws) {
      const { value } = ask(matrix).answer
      expect(value).toBeGreaterThan(0.3)
      expect(value).toBeLessThan(0.95)
    }
  })

  test('is apart from four different mistakes', () => {
    for (const matrix of draws) {
      const { value, mistakes = [] } = ask(matrix).answer
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(matrix)).toBeGreaterThan(0.015)
    }
  })

  test('draws many different matrices', () => {
    expect(new Set(draws.map((matrix) => JSON.stringify(matrix))).size).toBeGreaterThan(950)
  })
})
