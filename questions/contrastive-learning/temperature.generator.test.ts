import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Negatives } from './temperature.generator.ts'

const infonce = (cosines: readonly number[], tau: number): number => {
  const powers = cosines.map((s) => Math.exp(s / tau))
  return -Math.log((powers[0] ?? 0) / powers.reduce((sum, power) => sum + power, 0))
}

/** Central differences of the loss itself, with a few more negatives around. */
function measured({ tau, positive, hard, easy }: Negatives): number {
  const cosines = [positive, hard, easy, 7, -12, 31].map((hundredths) => hundredths / 100)
  const slope = (index: number): number => {
    const step = 1e-5
    const moved = (by: number) => cosines.map((s, i) => (i === index ? s + by : s))
    return (infonce(moved(step), tau) - infonce(moved(-step), tau)) / (2 * step)
  }
  return slope(1) / slope(2)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with slopes measured on the loss', () => {
    for (const negatives of draws) {
      const { value } = ask(negatives).answer
      expect(Math.abs(measured(negatives) / value - 1), JSON.stringify(negatives)).toBeLessThan(
        1e-3,
      )
    }
  })

  test('is of human size and apart from every known mistake', () => {
    for (const negatives of draws) {
      const { value, mistakes = [] } = ask(negatives).answer
      expect(value).toBeGreaterThanOrEqual(1.3)
      expect(value).toBeLessThanOrEqual(400)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value) / value, JSON.stringify(negatives)).toBeGreaterThan(
          0.02,
        )
    }
  })

  test('prints without floating-point dust', () => {
    for (const negatives of draws) {
      const { stem, explanation } = ask(negatives)
      for (const text of [stem.en, stem.zh, explanation.en, explanation.zh])
        expect(text).not.toMatch(/\d\.\d{5,}/)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((negatives) => ask(negatives).stem.en)).size).toBeGreaterThan(450)
  })
})
