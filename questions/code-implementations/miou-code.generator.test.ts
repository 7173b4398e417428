import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Matrix } from './miou-code.generator.ts'

/** Lays out every pixel as a pair of labels and compares sets, class by class. */
function fromPixels(matrix: Matrix): number {
  const truth: number[] = []
  const predicted: number[] = []
  matrix.forEach((row, t) => {
    row.forEach((count, p) => {
      for (let i = 0; i < count; i++) {
        truth.push(t)
        predicted.push(p)
      }
    })
  })
  let total = 0
  for (let k = 0; k < 3; k++) {
    let both = 0
    let either = 0
    truth.forEach((t, i) => {
      const p = predicted[i]
      if (t === k && p === k) both++
      if (t === k || p === k) either++
    })
    total += both / either
  }
  return total / 3
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with pixels compared one by one', () => {
    for (const matrix of draws)
      expect(ask(matrix).answer.value, JSON.stringify(matrix)).toBeCloseTo(fromPixels(matrix), 12)
  })

  test('lies strictly between 0 and 1, apart from every known mistake', () => {
    for (const matrix of draws) {
      const { value, mistakes = [] } = ask(matrix).answer
      expect(value).toBeGreaterThan(0.1)
      expect(value).toBeLessThan(1)
      expect(mistakes).toHaveLength(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(matrix)).toBeGreaterThan(0.01)
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
    }
  })

  test('two classes of 50/10/5/35 beside an empty crossing give the textbook IoUs', () => {
    const { explanation } = ask([
      [50, 10, 0],
      [5, 35, 0],
      [0, 0, 20],
    ])
    expect(explanation.en).toContain('0.7692')
    expect(explanation.en).toContain('0.7000')
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((matrix) => JSON.stringify(matrix))).size).toBeGreaterThan(950)
  })
})
