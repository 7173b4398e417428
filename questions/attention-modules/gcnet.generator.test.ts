import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type ContextBlock, generators } from './gcnet.generator.ts'

/** Counts the parameters one output channel at a time. */
function counted({ channels, ratio }: ContextBlock): number {
  let count = 0
  const convolution = (from: number, to: number) => {
    for (let output = 0; output < to; output++) {
      for (let input = 0; input < from; input++) count++
      count++
    }
  }
  let inner = 0
  while (inner * ratio < channels) inner++
  convolution(channels, 1)
  convolution(channels, inner)
  for (let channel = 0; channel < inner; channel++) count += 2
  convolution(inner, channels)
  return count
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the parameters counted one by one', () => {
    const known = new Map<string, number>()
    for (const block of draws) {
      const key = `${block.channels}/${block.ratio}`
      const count = known.get(key) ?? counted(block)
      known.set(key, count)
      expect(ask(block).answer.value, key).toBe(count)
    }
    expect(known.size).toBeGreaterThan(25)
  })

  test('divides evenly, stays in bounds, and no two of answer and mistakes are equal', () => {
    for (const block of draws) {
      expect(block.channels % block.ratio).toBe(0)
      const { value, mistakes = [] } = ask(block).answer
      expect(value).toBeGreaterThan(500)
      expect(value).toBeLessThan(3_000_000)
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(values).size).toBe(values.length)
    }
  })

  test('gives 33,889 for 512 channels and ratio 16', () => {
    expect(ask({ channels: 512, ratio: 16 }).answer.value).toBe(33_889)
  })
})
