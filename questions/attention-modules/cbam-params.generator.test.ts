import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './cbam-params.generator.ts'

/** Builds each layer weight by weight, as the module is defined, and counts what was built. */
function build(channels: number, reduction: number, kernel: number, biases: boolean): number {
  let parameters = 0
  const linear = (inputs: number, outputs: number): void => {
    for (let o = 0; o < outputs; o++) {
      for (let i = 0; i < inputs; i++) parameters++
      if (biases) parameters++
    }
  }
  linear(channels, channels / reduction)
  linear(channels / reduction, channels)
  for (let map = 0; map < 2; map++)
    for (let y = 0; y < kernel; y++) for (let x = 0; x < kernel; x++) parameters++
  return parameters
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the parameters of the layers, built one by one', () => {
    const built = new Map<string, number>()
    for (const module of draws) {
      const { channels, reduction, kernel, biases } = module
      const key = JSON.stringify(module)
      const count = built.get(key) ?? build(channels, reduction, kernel, biases)
      built.set(key, count)
      expect(ask(module).answer.value, key).toBe(count)
    }
    expect(built.size).toBeGreaterThan(150)
  })

  test('is a whole number of human size, and no known mistake equals it or another', () => {
    for (const module of draws) {
      const { value, mistakes = [] } = ask(module).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThan(200)
      expect(value).toBeLessThan(140_000)
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(known).size, JSON.stringify(module)).toBe(known.length)
    }
  })

  test('gives the published module of 256 channels its 8,290 weights', () => {
    const module = { channels: 256, reduction: 16, kernel: 7, biases: false }
    expect(ask(module).answer.value).toBe(8290)
  })
})
