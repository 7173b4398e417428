import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './fc-cost.generator.ts'

type Classifier = ReturnType<(typeof generators)[number]['draw']>

/** Halves the map until the stride is reached, flattens it, and gives each output its own weights. */
function parameters({ channels, outputs, stride, wanted }: Classifier): number {
  let side = wanted
  for (let left = stride; left > 1; left /= 2) side /= 2
  let features = 0
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) features++
  let total = 0
  for (let o = 0; o < outputs; o++) {
    total += features
    total++ // its bias
  }
  return total
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a layer built for the flattened map', () => {
    for (const net of draws)
      expect(ask(net).answer.value, JSON.stringify(net)).toBe(parameters(net))
  })

  test('is of human size, and all known mistakes differ', () => {
    for (const net of draws) {
      const { value, mistakes = [] } = ask(net).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThan(5_000)
      expect(value).toBeLessThan(20_000_000)
      const numbers = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(numbers).size, JSON.stringify(net)).toBe(numbers.length)
    }
  })

  test('the map has a whole size before and after', () => {
    for (const { stride, trained, wanted } of draws) {
      expect(trained % stride).toBe(0)
      expect(wanted % stride).toBe(0)
      expect(wanted).toBeGreaterThan(trained)
    }
  })
})
