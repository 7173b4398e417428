import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './conv-flops.generator.ts'

type Layer = ReturnType<(typeof generators)[number]['draw']>

/** Slides the kernel over the padded map and counts what is done at every stop, product by product. */
function count({ height, width, inputs, outputs, kernel, stride, convention }: Layer): number {
  const padding = (kernel - 1) / 2
  let multiplications = 0
  let additions = 0
  for (let y = -padding; y + kernel <= height + padding; y += stride)
    for (let x = -padding; x + kernel <= width + padding; x += stride) {
      let sumIsEmpty = true
      for (let c = 0; c < inputs; c++)
        for (let tap = 0; tap < kernel * kernel; tap++) {
          multiplications++
          if (!sumIsEmpty) additions++
          sumIsEmpty = false
        }
      if (convention === 'exact with bias') additions++
    }
  return outputs * (convention === 'multiply-adds' ? multiplications : multiplications + additions)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a walk over all positions', () => {
    for (const layer of draws)
      expect(ask(layer).answer.value, JSON.stringify(layer)).toBe(count(layer))
  }, 60_000)

  test('is of human size, and all known mistakes differ', () => {
    for (const layer of draws) {
      const { value, mistakes = [] } = ask(layer).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThan(5_000)
      expect(value).toBeLessThan(30_000_000)
      const numbers = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(numbers).size, JSON.stringify(layer)).toBe(numbers.length)
    }
  })

  test('draws every convention and stride', () => {
    expect(new Set(draws.map((layer) => layer.convention)).size).toBe(3)
    expect(new Set(draws.map((layer) => layer.stride)).size).toBe(2)
  })
})
