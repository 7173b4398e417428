import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './ransac.generator.ts'

/** Counts clean samples among all equally likely ones, then adds trials until failing is rare enough. */
function bruteForce(inliers: number, sample: number, confidence: number): number {
  const twentieths = Math.round(inliers / 5)
  let clean = 1
  let all = 1
  for (let i = 0; i < sample; i++) {
    clean *= twentieths
    all *= 20
  }
  let failure = 1
  let trials = 0
  while (failure > 1 - confidence / 100) {
    failure *= (all - clean) / all
    trials++
  }
  return trials
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with trials added one by one', () => {
    const seen = new Set<string>()
    for (const fit of draws) {
      const { inliers, confidence, model } = fit
      seen.add(JSON.stringify(fit))
      expect(ask(fit).answer.value, JSON.stringify(fit)).toBe(
        bruteForce(inliers, model.sample, confidence),
      )
    }
    expect(seen.size).toBeGreaterThan(100)
  })

  test('is a whole number of human size, and several mistakes differ from it', () => {
    for (const fit of draws) {
      const { value, mistakes = [] } = ask(fit).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThanOrEqual(4)
      expect(value).toBeLessThanOrEqual(1500)
      expect(mistakes.every((mistake) => Number.isInteger(mistake.value))).toBe(true)
      expect(mistakes.filter((mistake) => mistake.value !== value).length).toBeGreaterThan(2)
    }
  })

  test('gives the textbook case its 72 trials', () => {
    const fit = draws.find(({ model }) => model.sample === 4)
    expect(fit).toBeDefined()
    if (fit) expect(ask({ ...fit, inliers: 50, confidence: 99 }).answer.value).toBe(72)
  })
})
