import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './llama-kv-cache.generator.ts'

const mebibyte = 1024 * 1024

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a cache that is filled tensor by tensor', () => {
    for (const { model, tokens, batch, bytes } of draws) {
      let size = 0
      for (let sequence = 0; sequence < batch; sequence++)
        for (let layer = 0; layer < model.layers; layer++)
          for (let head = 0; head < model.keyValueHeads; head++) {
            const key = tokens * model.headSize * bytes
            const value = tokens * model.headSize * bytes
            size += key + value
          }
      expect(ask({ model, tokens, batch, bytes }).answer.value).toBe(size / mebibyte)
    }
  })

  test('agrees with real arrays that grow token by token, in a small model', () => {
    const model = { layers: 2, queryHeads: 4, keyValueHeads: 2, headSize: 16 }
    const stored: Uint16Array[] = []
    for (let token = 0; token < 64; token++)
      for (let tensor = 0; tensor < 3 * model.layers * model.keyValueHeads * 2; tensor++)
        stored.push(new Uint16Array(model.headSize))
    const size = stored.reduce((sum, array) => sum + array.byteLength, 0)
    const { answer } = ask({ model, tokens: 64, batch: 3, bytes: 2 })
    expect(answer.value * mebibyte).toBeCloseTo(size, 6)
  })

  test('is a whole number of MiB, and no known mistake equals it or another', () => {
    for (const serving of draws) {
      const { value, mistakes = [] } = ask(serving).answer
      expect(Number.isInteger(value), JSON.stringify(serving)).toBe(true)
      expect(value).toBeGreaterThanOrEqual(16)
      expect(value).toBeLessThan(100_000)
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(known).size, JSON.stringify(serving)).toBe(known.length)
    }
  })

  test('a model of 80 layers with 8 key-value heads takes 327,680 bytes per token', () => {
    const model = { layers: 80, queryHeads: 64, keyValueHeads: 8, headSize: 128 }
    const { explanation } = ask({ model, tokens: 4096, batch: 1, bytes: 2 })
    expect(explanation.en).toContain(String.raw`= 327680\ \text{B}`)
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((serving) => JSON.stringify(serving))).size).toBeGreaterThan(150)
  })
})
