import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Views } from './byol.generator.ts'

const [loss] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => loss.draw(seededRandom(seed)))

/** Normalises coordinate by coordinate and adds up squared differences, both directions. */
function longhand({ q1, z2, q2, z1 }: Views): number {
  let total = 0
  for (const [prediction, target] of [
    [q1, z2],
    [q2, z1],
  ] as const) {
    const [p, t] = [Math.hypot(...prediction), Math.hypot(...target)]
    prediction.forEach((x, i) => (total += (x / p - (target[i] ?? Number.NaN) / t) ** 2))
  }
  return total
}

describe('byol-symmetrised-loss-drawn', () => {
  test('agrees with squared distances of normalised vectors', () => {
    for (const views of draws)
      expect(loss.ask(views).answer.value, JSON.stringify(views)).toBeCloseTo(longhand(views), 10)
  })

  test('is of human size and apart from every known mistake', () => {
    for (const views of draws) {
      const { value, mistakes = [] } = loss.ask(views).answer
      expect(value).toBeGreaterThanOrEqual(0.1)
      expect(value).toBeLessThanOrEqual(6)
      expect(mistakes.length).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(views)).toBeGreaterThan(0.004)
    }
  })

  test('prints whole numbers in the stem and no floating-point dust', () => {
    for (const views of draws) {
      const { stem, explanation } = loss.ask(views)
      expect(stem.en).not.toMatch(/\d\.\d/)
      for (const text of [explanation.en, explanation.zh]) expect(text).not.toMatch(/\d\.\d{5,}/)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((views) => loss.ask(views).stem.en)).size).toBeGreaterThan(700)
  })
})
