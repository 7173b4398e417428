import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Layer } from './im2col-gemm.generator.ts'

const [patches] = generators as [(typeof generators)[number]]
const layers = Array.from({ length: 1000 }, (_, seed) => patches.draw(seededRandom(seed)))

/** Where windows can start on the padded axis. */
function starts({ size, kernel, stride, padding }: Layer): number[] {
  const found: number[] = []
  for (let start = -padding; start + kernel <= size + padding; start += stride) found.push(start)
  return found
}

/** Copies one channel's patches pixel by pixel; the others are the same. */
function copied(layer: Layer): number {
  let count = 0
  for (const top of starts(layer))
    for (const left of starts(layer))
      for (let row = top; row < top + layer.kernel; row++)
        for (let column = left; column < left + layer.kernel; column++) count++
  return count * layer.channels
}

describe('im2col-gemm-patch-matrix', () => {
  test('the answer is the number of copied values', () => {
    for (const layer of layers) expect(patches.ask(layer).answer.value).toBe(copied(layer))
  })

  test('the numbers stay human', () => {
    for (const layer of layers) {
      const { value } = patches.ask(layer).answer
      expect(value).toBeGreaterThanOrEqual(4 * 9 * 5 * 5)
      expect(value).toBeLessThanOrEqual(32 * 25 * 32 * 32)
    }
  })

  test('the mistakes differ from the answer and from each other', () => {
    for (const layer of layers) {
      const { value, mistakes = [] } = patches.ask(layer).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.length).toBeGreaterThanOrEqual(4)
      expect(new Set(values).size).toBe(values.length)
    }
  })

  test('the working ends in the answer', () => {
    for (const layer of layers) {
      const { explanation, answer } = patches.ask(layer)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`&= ${answer.value}\n`)
    }
  })
})
