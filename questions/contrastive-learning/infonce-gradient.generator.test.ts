import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Pull } from './infonce-gradient.generator.ts'

const infonce = (cosines: readonly number[], tau: number): number => {
  let total = 0
  for (const s of cosines) total += Math.exp(s / tau)
  return -Math.log(Math.exp((cosines[0] ?? 0) / tau) / total)
}

/** A central difference of the loss itself. */
function slope({ tau, positive, negatives }: Pull, index = 0): number {
  const cosines = [positive, ...negatives].map((hundredths) => hundredths / 100)
  const step = 1e-5
  const moved = (by: number) => cosines.map((s, i) => (i === index ? s + by : s))
  return (infonce(moved(step), tau) - infonce(moved(-step), tau)) / (2 * step)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a slope measured on the loss', () => {
    for (const pull of draws)
      expect(ask(pull).answer.value, JSON.stringify(pull)).toBeCloseTo(slope(pull), 5)
  })

  test('the slopes of all similarities sum to zero', () => {
    for (const pull of draws) {
      const slopes = [pull.positive, ...pull.negatives].map((_, i) => slope(pull, i))
      expect(slopes.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 5)
    }
  })

  test('is of human size and apart from every known mistake', () => {
    for (const pull of draws) {
      const { value, mistakes = [] } = ask(pull).answer
      expect(value).toBeLessThanOrEqual(-0.1)
      expect(value).toBeGreaterThanOrEqual(-9)
      for (const mistake of mistakes)
        expect(
          Math.abs(mistake.value - value) / Math.abs(value),
          JSON.stringify(pull),
        ).toBeGreaterThan(0.02)
    }
  })

  test('prints without floating-point dust', () => {
    for (const pull of draws) {
      const { stem, explanation } = ask(pull)
      for (const text of [stem.en, stem.zh, explanation.en, explanation.zh])
        expect(text).not.toMatch(/\d\.\d{5,}/)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((pull) => ask(pull).stem.en)).size).toBeGreaterThan(900)
  })
})
