import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Levels } from './hist-equalization.generator.ts'

/** Lays the pixels out one by one and counts for the level asked about, as equalizeHist does. */
function equalise({ levels, counts, asked }: Levels): number {
  const image = levels.flatMap((level, i) => Array.from({ length: counts[i] ?? 0 }, () => level))
  const below = (value: number): number => image.filter((pixel) => pixel <= value).length
  const darkest = below(Math.min(...image))
  const scale = 255 / (image.length - darkest)
  return Math.round((below(levels[asked] ?? Number.NaN) - darkest) * scale)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the pixels counted one by one', () => {
    for (const drawn of draws)
      expect(ask(drawn).answer.value, JSON.stringify(drawn)).toBe(equalise(drawn))
  })

  test('draws five ascending 8-bit levels, each with a pixel, and asks about an inner one', () => {
    for (const { levels, counts, asked } of draws) {
      expect(levels).toEqual([...new Set(levels)].toSorted((a, b) => a - b))
      expect(levels.length).toBe(5)
      expect(Math.max(...levels)).toBeLessThanOrEqual(255)
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(1)
      expect([1, 2, 3]).toContain(asked)
    }
  })

  test('all four known mistakes differ from the answer and from each other', () => {
    for (const drawn of draws) {
      const { value, mistakes = [] } = ask(drawn).answer
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(255)
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(5)
    }
  })

  test('draws seldom repeat', () => {
    expect(new Set(draws.map((drawn) => JSON.stringify(drawn))).size).toBeGreaterThan(950)
  })

  test('gives what OpenCV gives for the level 59 of its nine-pixel example', () => {
    // [[52, 55, 61], [59, 79, 61], [76, 62, 55]] becomes [[0, 64, 159], [96, 255, 159], [223, 191, 64]].
    const levels = [52, 55, 59, 61, 62, 76, 79]
    const counts = [1, 2, 1, 2, 1, 1, 1]
    expect([1, 2, 3, 4, 5].map((asked) => ask({ levels, counts, asked }).answer.value)).toEqual([
      64, 96, 159, 191, 223,
    ])
  })
})
