import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Penalised } from './linear-regression.generator.ts'

/** Tries every coefficient in steps of a hundredth and keeps the cheapest. */
function cheapest(b: number, lambda: number): number {
  let best = { w: 0, cost: Infinity }
  for (let step = -500; step <= 500; step++) {
    const w = step / 100
    const cost = 0.5 * (w - b) ** 2 + lambda * Math.abs(w)
    if (cost < best.cost) best = { w, cost }
  }
  return best.w
}
const norm = ({ coefficients, lambda }: Penalised): number =>
  coefficients.reduce((total, b) => total + Math.abs(cheapest(b / 10, lambda / 10)), 0)

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a search over all coefficients', () => {
    for (const problem of draws)
      expect(ask(problem).answer.value, JSON.stringify(problem)).toBeCloseTo(norm(problem), 6)
  })

  test('two coefficients survive and two vanish', () => {
    for (const { coefficients, lambda } of draws) {
      expect(coefficients.filter((b) => Math.abs(b) > lambda).length).toBe(2)
      expect(coefficients.some((b) => Math.abs(b) === lambda || b === 0)).toBe(false)
    }
  })

  test('the working shows the answer', () => {
    for (const problem of draws) {
      const { explanation, answer } = ask(problem)
      expect(explanation.en).toContain(`=${answer.value.toFixed(1)}$`)
      expect(explanation.zh).toContain(`=${answer.value.toFixed(1)}$`)
    }
  })

  test('is apart from four different mistakes', () => {
    for (const problem of draws) {
      const { value, mistakes = [] } = ask(problem).answer
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
      for (const mistake of mistakes) expect(Math.abs(mistake.value - value)).toBeGreaterThan(0.1)
    }
  })

  test('draws many different problems', () => {
    expect(new Set(draws.map((problem) => JSON.stringify(problem))).size).toBeGreaterThan(950)
  })
})
