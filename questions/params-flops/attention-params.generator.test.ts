import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './attention-params.generator.ts'

type Attention = ReturnType<(typeof generators)[number]['draw']>

/** Adds up the layer head by head: each head reads the whole width and writes its own slice. */
function byHeads({ queryHeads, keyValueHeads, headSize, bias }: Attention): number {
  let width = 0
  for (let head = 0; head < queryHeads; head++) width += headSize
  let total = 0
  const project = () => {
    for (let unit = 0; unit < headSize; unit++) total += bias ? width + 1 : width
  }
  for (let head = 0; head < queryHeads; head++) project()
  for (let head = 0; head < keyValueHeads; head++) {
    project()
    project()
  }
  for (let output = 0; output < width; output++)
    for (let head = 0; head < queryHeads; head++) total += headSize
  return total
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a count head by head', () => {
    for (const layer of draws)
      expect(ask(layer).answer.value, JSON.stringify(layer)).toBe(byHeads(layer))
  })

  test('with as many key-value heads as query heads it is 4d² without biases', () => {
    const layer = { queryHeads: 12, keyValueHeads: 12, headSize: 64, bias: false }
    expect(ask(layer).answer.value).toBe(4 * 768 * 768)
  })

  test('is of human size, and all known mistakes differ', () => {
    for (const layer of draws) {
      const { value, mistakes = [] } = ask(layer).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThan(100_000)
      expect(value).toBeLessThan(10_000_000)
      const numbers = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(numbers).size, JSON.stringify(layer)).toBe(numbers.length)
    }
  })

  test('the heads divide evenly into groups', () => {
    for (const { queryHeads, keyValueHeads } of draws) expect(queryHeads % keyValueHeads).toBe(0)
  })
})
