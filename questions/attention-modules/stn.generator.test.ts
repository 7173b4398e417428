import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Sampling } from './stn.generator.ts'

/** Puts the pixel centres on a line from -1 to 1, walks them, and finds the place by interpolation. */
function read({ width, scale, shift, column }: Sampling): number {
  const centres = Array.from({ length: width }, (_, i) => -1 + (2 * i) / (width - 1))
  const target = scale * (centres[column] ?? Number.NaN) + shift
  for (let left = 0; left + 1 < width; left++) {
    const [a = 0, b = 0] = [centres[left], centres[left + 1]]
    if (target >= a - 1e-9 && target <= b + 1e-9) return left + (target - a) / (b - a)
  }
  throw new Error(`${target} lies outside the input`)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the place found on the line of pixel centres', () => {
    for (const sampling of draws)
      expect(ask(sampling).answer.value, JSON.stringify(sampling)).toBeCloseTo(read(sampling), 9)
  })

  test('stays inside the input, and no two of answer and mistakes are close', () => {
    for (const sampling of draws) {
      const { value, mistakes = [] } = ask(sampling).answer
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(sampling.width - 1)
      expect(mistakes).toHaveLength(4)
      const values = [value, ...mistakes.map((mistake) => mistake.value)].sort((a, b) => a - b)
      values.slice(1).forEach((b, i) => {
        expect(b - (values[i] ?? 0)).toBeGreaterThan(0.05)
      })
    }
  })

  test('keeps the variety of its numbers', () => {
    expect(new Set(draws.map((sampling) => JSON.stringify(sampling))).size).toBeGreaterThan(200)
  })
})
