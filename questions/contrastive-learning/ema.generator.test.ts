import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Decay, generators } from './ema.generator.ts'

/** Updates a pair of numbers: only the initial key counts 1, every query counts 0. */
function updates({ thousandths, percent }: Decay): number {
  const m = thousandths / 1000
  const query = 0
  let key = 1
  for (let n = 1; ; n++) {
    key = m * key + (1 - m) * query
    if (key < percent / 100) return n
  }
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with updates made one by one', () => {
    for (const decay of draws)
      expect(ask(decay).answer.value, JSON.stringify(decay)).toBe(updates(decay))
  })

  test('is a whole number of human size, and most known mistakes differ from it', () => {
    for (const decay of draws) {
      const { value, mistakes = [] } = ask(decay).answer
      expect(value).toBeGreaterThanOrEqual(7)
      expect(value).toBeLessThanOrEqual(4603)
      expect(mistakes.every((mistake) => Number.isInteger(mistake.value))).toBe(true)
      expect(mistakes.filter((mistake) => mistake.value !== value).length).toBeGreaterThanOrEqual(3)
    }
  })

  test('the mark is crossed by the answer and not one step before', () => {
    for (const decay of draws) {
      const { value } = ask(decay).answer
      const m = decay.thousandths / 1000
      expect(m ** value).toBeLessThan(decay.percent / 100)
      expect(m ** (value - 1)).toBeGreaterThan(decay.percent / 100)
    }
  })

  test('draws every combination', () => {
    expect(new Set(draws.map((decay) => ask(decay).stem.en)).size).toBe(8 * 9)
  })
})
