import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Layer } from './pool-backward.generator.ts'

const [overlapping] = generators as [(typeof generators)[number]]
const layers = Array.from({ length: 1000 }, (_, seed) => overlapping.draw(seededRandom(seed)))

/** The loss as a function of one pixel: every output times its gradient, added up. */
function loss({ input, gradient, row, column }: Layer, change: number): number {
  const x = input.map((line, i) => line.map((v, j) => (i === row && j === column ? v + change : v)))
  let result = 0
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      let largest = -Infinity
      for (let u = 0; u < 2; u++)
        for (let v = 0; v < 2; v++) largest = Math.max(largest, x[i + u]?.[j + v] ?? NaN)
      result += largest * (gradient[i]?.[j] ?? NaN)
    }
  return result
}

describe('pool-backward-drawn', () => {
  test('the answer is the difference quotient of the loss', () => {
    for (const layer of layers) {
      const quotient = (loss(layer, 0.25) - loss(layer, -0.25)) / 0.5
      expect(overlapping.ask(layer).answer.value, JSON.stringify(layer)).toBe(quotient)
    }
  })

  test('inputs are all different, gradients are 1 to 9', () => {
    for (const { input, gradient } of layers) {
      expect(new Set(input.flat()).size).toBe(16)
      expect([...gradient.flat()].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    }
  })

  test('all four mistakes differ from the answer and from each other', () => {
    for (const layer of layers) {
      const { value, mistakes = [] } = overlapping.ask(layer).answer
      expect(value).toBeGreaterThanOrEqual(3)
      expect(value).toBeLessThanOrEqual(9 + 8 + 7)
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(5)
    }
  })

  test('the working ends in the answer', () => {
    for (const layer of layers) {
      const { explanation, answer } = overlapping.ask(layer)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`=${answer.value}$`)
    }
  })

  test('asks about all four inner pixels', () => {
    const places = new Set(layers.map(({ row, column }) => `${row},${column}`))
    expect([...places].sort()).toEqual(['1,1', '1,2', '2,1', '2,2'])
  })
})
