import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type DenseNet, generators } from './densenet.generator.ts'

const [channels] = generators as [(typeof generators)[number]]
const nets = Array.from({ length: 1000 }, (_, seed) => channels.draw(seededRandom(seed)))

/** Runs the blocks on lists of channel names, layer by layer. */
function run({ start, growth, first, second }: DenseNet): string[] {
  let features = Array.from({ length: start }, (_, i) => `input ${i}`)
  const block = (layers: number, name: string) => {
    for (let layer = 0; layer < layers; layer++) {
      const fresh = Array.from({ length: growth }, (_, i) => `${name} ${layer} ${i}`)
      features = [...features, ...fresh]
    }
  }
  block(first, 'first')
  features = features.filter((_, i) => i % 2 === 0)
  block(second, 'second')
  return features
}

describe('densenet-channels-after-two-blocks', () => {
  test('the answer is the number of concatenated channels', () => {
    for (const net of nets) {
      const features = run(net)
      expect(new Set(features).size).toBe(features.length)
      expect(channels.ask(net).answer.value).toBe(features.length)
    }
  })

  test('the numbers stay human, and every mistake is a whole number of its own', () => {
    for (const net of nets) {
      const { value, mistakes = [] } = channels.ask(net).answer
      expect(value).toBeGreaterThanOrEqual(50)
      expect(value).toBeLessThanOrEqual(800)
      const all = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(all.every((one) => Number.isInteger(one) && one > 0)).toBe(true)
      expect(new Set(all).size).toBe(5)
    }
  })

  test('stem and working name the numbers in both languages', () => {
    for (const net of nets.slice(0, 100)) {
      const { stem, explanation, answer } = channels.ask(net)
      for (const language of ['en', 'zh'] as const) {
        expect(stem[language]).toContain(`k = ${net.growth}`)
        expect(explanation[language]).toContain(`= ${answer.value}`)
      }
    }
  })
})
