import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Block, generators } from './r2plus1d.generator.ts'

const [middle] = generators as [(typeof generators)[number]]
const blocks = Array.from({ length: 1000 }, (_, seed) => middle.draw(seededRandom(seed)))

/** Weights of a convolution, one output channel after the other. */
function weights(from: number, to: number, kernel: readonly number[]): number {
  let count = 0
  for (let output = 0; output < to; output++)
    count += kernel.reduce((taps, size) => taps * size, from)
  return count
}

/** Widens the block channel by channel for as long as it fits. */
function widest({ from, to, time, space }: Block): number {
  const budget = weights(from, to, [time, space, space])
  const pair = (width: number) =>
    weights(from, width, [1, space, space]) + weights(width, to, [time, 1, 1])
  let width = 0
  while (pair(width + 1) <= budget) width++
  return width
}

describe('r2plus1d-middle-channels', () => {
  test('the answer is the widest pair that fits', () => {
    for (const block of blocks) expect(middle.ask(block).answer.value).toBe(widest(block))
  })

  test('the numbers stay human', () => {
    for (const block of blocks) {
      const { value } = middle.ask(block).answer
      expect(value).toBeGreaterThanOrEqual(40)
      expect(value).toBeLessThanOrEqual(640)
    }
  })

  test('the three mistakes differ from the answer and from each other', () => {
    for (const block of blocks) {
      const { value, mistakes = [] } = middle.ask(block).answer
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(4)
    }
  })

  test('the working ends in the answer', () => {
    for (const block of blocks) {
      const { explanation, answer } = middle.ask(block)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`\\rfloor &= ${answer.value}\n`)
    }
  })
})
