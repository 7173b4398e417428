import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './danet-ccnet.generator.ts'

/** Goes through all pairs of positions and keeps those in one row or one column. */
function pairs(height: number, width: number): number {
  let count = 0
  for (let y1 = 0; y1 < height; y1++)
    for (let x1 = 0; x1 < width; x1++)
      for (let y2 = 0; y2 < height; y2++)
        for (let x2 = 0; x2 < width; x2++) if (y1 === y2 || x1 === x2) count++
  return count
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the pairs counted one by one', () => {
    const counted = new Map<string, number>()
    for (const size of draws) {
      const key = `${size.height}x${size.width}`
      const count = counted.get(key) ?? pairs(size.height, size.width)
      counted.set(key, count)
      expect(ask(size).answer.value, key).toBe(count)
    }
    expect(counted.size).toBeGreaterThan(400)
  })

  test('is a whole number of human size, and no known mistake equals it', () => {
    for (const size of draws) {
      const { value, mistakes } = ask(size).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThan(300)
      expect(value).toBeLessThan(70_000)
      for (const mistake of mistakes ?? []) expect(mistake.value).not.toBe(value)
    }
  })

  test('gives 1,760,256 for the 96 by 96 map of the literature', () => {
    expect(ask({ height: 96, width: 96 }).answer.value).toBe(1_760_256)
  })
})
