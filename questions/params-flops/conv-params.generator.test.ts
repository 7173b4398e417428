import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './conv-params.generator.ts'

/** Lists every learnable number of the block by name. */
function learnable(block: ReturnType<(typeof generators)[number]['draw']>): Set<string> {
  const names = new Set<string>()
  const inPerGroup = block.inputs / block.groups
  const outPerGroup = block.outputs / block.groups
  for (let o = 0; o < block.outputs; o++) {
    const group = Math.floor(o / outPerGroup)
    for (let i = 0; i < block.inputs; i++)
      if (Math.floor(i / inPerGroup) === group)
        for (let t = 0; t < block.kernel ** 2; t++) names.add(`w${o},${i},${t}`)
    if (block.bias) names.add(`b${o}`)
    names.add(`gamma${o}`).add(`beta${o}`)
  }
  return names
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a list of all learnable numbers', () => {
    const known = new Map<string, number>()
    for (const block of draws) {
      const key = JSON.stringify(block)
      if (!known.has(key)) known.set(key, learnable(block).size)
      expect(ask(block).answer.value, key).toBe(known.get(key))
    }
  }, 60_000)

  test('is of human size, and all known mistakes differ', () => {
    for (const block of draws) {
      const { value, mistakes = [] } = ask(block).answer
      expect(value).toBeGreaterThan(100)
      expect(value).toBeLessThan(300_000)
      const numbers = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(numbers.every(Number.isInteger), JSON.stringify(block)).toBe(true)
      expect(new Set(numbers).size, JSON.stringify(block)).toBe(numbers.length)
    }
  })

  test('the code shows what was drawn', () => {
    for (const block of draws) {
      const { stem } = ask(block)
      for (const language of ['en', 'zh'] as const) {
        expect(stem[language].includes('groups=')).toBe(block.groups > 1)
        expect(stem[language].includes('bias=False')).toBe(!block.bias)
      }
    }
  })
})
