import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Adapted, generators } from './transfer.generator.ts'

const [adapters] = generators as [(typeof generators)[number]]
const models = Array.from({ length: 1000 }, (_, seed) => adapters.draw(seededRandom(seed)))

/** Walks over the rows of both factors of one matrix. */
function factorEntries(outputs: number, inputs: number, rank: number): number {
  let count = 0
  for (let row = 0; row < rank; row++) count += inputs
  for (let row = 0; row < outputs; row++) count += rank
  return count
}

function trained({ layers, width, value, rank }: Adapted): number {
  const layer = factorEntries(width, width, rank) + factorEntries(value, width, rank)
  let count = 0
  for (let i = 0; i < layers; i++) count += layer
  return count
}

describe('transfer-lora-parameters-drawn', () => {
  test('the answer is the number of entries of all factors', () => {
    for (const model of models) expect(adapters.ask(model).answer.value).toBe(trained(model))
  })

  test('a small share of the frozen matrices, and every mistake a number of its own', () => {
    for (const model of models) {
      const { value, mistakes = [] } = adapters.ask(model).answer
      expect(value).toBeLessThan(16_000_000)
      const all = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(all.every((one) => Number.isInteger(one) && one > 0)).toBe(true)
      expect(new Set(all).size).toBe(5)
      expect(value).toBeLessThan((mistakes[0]?.value ?? 0) / 5)
    }
  })

  test('the working ends in the answer in both languages', () => {
    for (const model of models.slice(0, 100)) {
      const { explanation, answer } = adapters.ask(model)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`= ${answer.value}`)
    }
  })
})
