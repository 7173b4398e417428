import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Pairs } from './alignment.generator.ts'

/** Turns every vector into an angle, puts it on the unit circle and measures the distance there. */
function measured(pairs: Pairs): number {
  let total = 0
  for (const [a, b] of pairs) {
    const [first, second] = [Math.atan2(a[1], a[0]), Math.atan2(b[1], b[0])]
    total += (Math.cos(first) - Math.cos(second)) ** 2 + (Math.sin(first) - Math.sin(second)) ** 2
  }
  return total / pairs.length
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with distances measured on the unit circle', () => {
    for (const pairs of draws)
      expect(ask(pairs).answer.value, JSON.stringify(pairs)).toBeCloseTo(measured(pairs), 9)
  })

  test('is of human size and apart from every known mistake', () => {
    for (const pairs of draws) {
      const { value, mistakes = [] } = ask(pairs).answer
      expect(value).toBeGreaterThanOrEqual(0.06)
      expect(value).toBeLessThanOrEqual(1.6)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value) / value, JSON.stringify(pairs)).toBeGreaterThan(0.02)
    }
  })

  test('the lengths in the working are whole numbers, and nothing prints with dust', () => {
    for (const pairs of draws) {
      for (const [x, y] of pairs.flat()) expect(Number.isInteger(Math.hypot(x, y))).toBe(true)
      const { stem, explanation } = ask(pairs)
      for (const text of [stem.en, stem.zh, explanation.en, explanation.zh])
        expect(text).not.toMatch(/\d\.\d{5,}/)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((pairs) => ask(pairs).stem.en)).size).toBeGreaterThan(800)
  })
})
