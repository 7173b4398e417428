import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Enlarged, generators } from './bilinear-code.generator.ts'

const tent = (distance: number): number => Math.max(0, 1 - Math.abs(distance))

/** Adds up all input pixels, each weighted by a tent around its centre, in units of input pixels. */
function weighTents({ image, row, column }: Enlarged): number {
  const y = (row + 0.5) * 0.5
  const x = (column + 0.5) * 0.5
  let value = 0
  image.forEach((line, i) => {
    line.forEach((grey, j) => {
      value += grey * tent(y - (i + 0.5)) * tent(x - (j + 0.5))
    })
  })
  return value
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a sum of tents', () => {
    for (const drawn of draws)
      expect(ask(drawn).answer.value, JSON.stringify(drawn)).toBeCloseTo(weighTents(drawn), 10)
  })

  test('is a whole number within the range of the image', () => {
    for (const drawn of draws) {
      const { value } = ask(drawn).answer
      const greys = drawn.image.flat()
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThanOrEqual(Math.min(...greys))
      expect(value).toBeLessThanOrEqual(Math.max(...greys))
    }
  })

  test('known mistakes lie outside the tolerance and differ from one another', () => {
    for (const drawn of draws) {
      const { value, mistakes = [] } = ask(drawn).answer
      expect(mistakes).toHaveLength(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(drawn)).toBeGreaterThan(1)
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
    }
  })

  test('the working ends in the answer', () => {
    for (const drawn of draws) {
      const { answer, explanation } = ask(drawn)
      expect(explanation.en).toMatch(new RegExp(`= ${answer.value}\\s*\\\\end\\{aligned\\}\\$\\$$`))
    }
  })

  test('a ramp stays a ramp', () => {
    const image = [0, 1, 2].map(() => [0, 64, 128])
    const value = (column: number) => ask({ image, row: 1, column }).answer.value
    expect([1, 2, 3, 4].map(value)).toEqual([16, 48, 80, 112])
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((drawn) => JSON.stringify(drawn))).size).toBeGreaterThan(950)
  })
})
