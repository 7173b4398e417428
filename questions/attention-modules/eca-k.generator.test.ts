import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './eca-k.generator.ts'

/** Halves until one is left, then takes gamma away until less than that remains. */
function simulate(channels: number, gamma: number, b: number): number {
  let total = b
  for (let rest = channels; rest > 1; rest /= 2) total++
  let t = 0
  for (; total >= gamma; total -= gamma) t++
  const odd = [1, 3, 5, 7, 9, 11, 13, 15, 17]
  return odd.find((k) => k >= t) ?? Number.NaN
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with counting halvings and taking the next odd number', () => {
    for (const rule of draws) {
      const { power, gamma, b } = rule
      expect(ask(rule).answer.value, JSON.stringify(rule)).toBe(simulate(2 ** power, gamma, b))
    }
  })

  test('is a small odd number, and mistakes differ from it and from each other', () => {
    for (const rule of draws) {
      const { value, mistakes = [] } = ask(rule).answer
      expect(value % 2).toBe(1)
      expect(value).toBeGreaterThanOrEqual(1)
      expect(value).toBeLessThanOrEqual(17)
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(known).size, JSON.stringify(rule)).toBe(known.length)
    }
  })

  test('gives the kernels of the published rule', () => {
    const kernels = [6, 7, 8, 9, 10, 11].map((power) => ask({ power, gamma: 2, b: 1 }).answer.value)
    expect(kernels).toEqual([3, 5, 5, 5, 5, 7])
  })
})
