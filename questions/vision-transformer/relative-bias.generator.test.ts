import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './relative-bias.generator.ts'

/** Goes through all pairs of positions and collects the offsets that occur. */
function offsets(height: number, width: number): number {
  const seen = new Set<string>()
  for (let y1 = 0; y1 < height; y1++)
    for (let x1 = 0; x1 < width; x1++)
      for (let y2 = 0; y2 < height; y2++)
        for (let x2 = 0; x2 < width; x2++) seen.add(`${y1 - y2},${x1 - x2}`)
  return seen.size
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))
  const counted = new Map<string, number>()
  for (const { height, width } of draws) {
    const key = `${height}x${width}`
    if (!counted.has(key)) counted.set(key, offsets(height, width))
  }

  test('agrees with the offsets counted pair by pair', () => {
    for (const window of draws)
      expect(ask(window).answer.value).toBe(
        (counted.get(`${window.height}x${window.width}`) ?? 0) * window.heads,
      )
  })

  test('is a whole number of human size, and no known mistake equals it', () => {
    for (const window of draws) {
      const { value, mistakes } = ask(window).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThanOrEqual(50)
      expect(value).toBeLessThan(20_000)
      for (const mistake of mistakes ?? []) expect(mistake.value).not.toBe(value)
    }
  })

  test('draws square and oblong windows, and Swin’s own 169 per head for 7', () => {
    expect(draws.some(({ height, width }) => height === width)).toBe(true)
    expect(draws.some(({ height, width }) => height !== width)).toBe(true)
    expect(ask({ height: 7, width: 7, heads: 3 }).answer.value).toBe(169 * 3)
  })
})
