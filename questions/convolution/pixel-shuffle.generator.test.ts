import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Head } from './pixel-shuffle.generator.ts'

const [parameters] = generators as [(typeof generators)[number]]
const heads = Array.from({ length: 1000 }, (_, seed) => parameters.draw(seededRandom(seed)))

/** One filter for every value of an enlarged cell; counts its weights tap by tap, then its bias. */
function counted({ features, kernel, factor, colours }: Head): number {
  let count = 0
  for (let colour = 0; colour < colours; colour++)
    for (let row = 0; row < factor; row++)
      for (let column = 0; column < factor; column++) {
        for (let input = 0; input < features; input++)
          for (let u = 0; u < kernel; u++) for (let v = 0; v < kernel; v++) count++
        count++
      }
  return count
}

describe('pixel-shuffle-head-parameters', () => {
  test('the answer is the number of weights and biases', () => {
    for (const head of heads) expect(parameters.ask(head).answer.value).toBe(counted(head))
  })

  test('the numbers stay human', () => {
    for (const head of heads) {
      const { value } = parameters.ask(head).answer
      expect(value).toBeGreaterThanOrEqual(4 * (9 * 16 + 1))
      expect(value).toBeLessThanOrEqual(48 * (25 * 64 + 1))
    }
  })

  test('the mistakes are three different numbers below the answer', () => {
    for (const head of heads) {
      const { value, mistakes = [] } = parameters.ask(head).answer
      const values = mistakes.map((mistake) => mistake.value)
      expect(new Set(values).size).toBe(3)
      expect(values.every((mistake) => mistake < value)).toBe(true)
    }
  })

  test('the working ends in the answer', () => {
    for (const head of heads) {
      const { explanation, answer } = parameters.ask(head)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`= ${answer.value}$$`)
    }
  })
})
