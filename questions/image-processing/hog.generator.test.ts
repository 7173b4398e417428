import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Layout } from './hog.generator.ts'

const [length] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => length.draw(seededRandom(seed)))

/** Slides the block over the window in pixels and collects every bin of every cell in it. */
function collected({ cell, across, down, bins }: Layout): number {
  const numbers: string[] = []
  for (let y = 0; y + 2 * cell <= down * cell; y += cell)
    for (let x = 0; x + 2 * cell <= across * cell; x += cell)
      for (const v of [y, y + cell])
        for (const u of [x, x + cell])
          for (let bin = 0; bin < bins; bin++) numbers.push(`${x},${y},${u},${v},${bin}`)
  return new Set(numbers).size
}

describe('hog-descriptor-length-drawn', () => {
  test('agrees with a block slid over the window', () => {
    const seen = new Set<string>()
    for (const draw of draws) {
      seen.add(JSON.stringify(draw))
      expect(length.ask(draw).answer.value, JSON.stringify(draw)).toBe(collected(draw))
    }
    expect(seen.size).toBeGreaterThan(500)
  })

  test('the classic window has 3780 numbers', () => {
    expect(length.ask({ cell: 8, across: 8, down: 16, bins: 9 }).answer.value).toBe(3780)
  })

  test('all mistakes differ from the answer and from each other', () => {
    for (const draw of draws) {
      const { value, mistakes = [] } = length.ask(draw).answer
      expect(value).toBeLessThan(10_000)
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(5)
    }
  })
})
