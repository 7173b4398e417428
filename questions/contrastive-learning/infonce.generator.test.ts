import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Anchor } from './infonce.generator.ts'

/** Puts every sample on the unit circle, takes dot products with the anchor, and a plain softmax. */
function loss({ tau, positive, negatives }: Anchor): number {
  const anchor = [1, 0] as const
  const at = (hundredths: number) => {
    const angle = Math.acos(hundredths / 100)
    return [Math.cos(angle), Math.sin(angle)] as const
  }
  const powers = [positive, ...negatives].map((s) => {
    const sample = at(s)
    return Math.exp((anchor[0] * sample[0] + anchor[1] * sample[1]) / tau)
  })
  let total = 0
  for (const power of powers) total += power
  return -Math.log((powers[0] ?? 0) / total)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a softmax over vectors on the circle', () => {
    for (const anchor of draws)
      expect(ask(anchor).answer.value, JSON.stringify(anchor)).toBeCloseTo(loss(anchor), 9)
  })

  test('is of human size and apart from every known mistake', () => {
    for (const anchor of draws) {
      const { value, mistakes = [] } = ask(anchor).answer
      expect(value).toBeGreaterThanOrEqual(0.08)
      expect(value).toBeLessThanOrEqual(3)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value) / value, JSON.stringify(anchor)).toBeGreaterThan(
          0.02,
        )
    }
  })

  test('prints cosines and logits without floating-point dust', () => {
    for (const anchor of draws) {
      const { stem, explanation } = ask(anchor)
      for (const text of [stem.en, stem.zh, explanation.en, explanation.zh])
        expect(text).not.toMatch(/\d\.\d{5,}/)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((anchor) => ask(anchor).stem.en)).size).toBeGreaterThan(900)
  })
})
