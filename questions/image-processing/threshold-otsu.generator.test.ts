import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './threshold-otsu.generator.ts'

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]): number =>
  average(values.map((value) => (value - average(values)) ** 2))

/** Splits the pixels themselves and takes what the classes leave of the variance of the image. */
function bruteForce(counts: readonly number[]): { t: number; between: number } {
  const pixels = counts.flatMap((count, level) => Array.from({ length: count }, () => level))
  let best = { t: -1, between: -1 }
  for (let t = 0; t < counts.length - 1; t++) {
    const classes = [pixels.filter((v) => v <= t), pixels.filter((v) => v > t)]
    const within = classes.reduce(
      (sum, members) => sum + (members.length / pixels.length) * variance(members),
      0,
    )
    const between = variance(pixels) - within
    if (between > best.between) best = { t, between }
  }
  return best
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the pixels split one threshold after the other', () => {
    for (const histogram of draws) {
      const { t, between } = bruteForce(histogram.counts)
      const { answer, explanation } = ask(histogram)
      expect(answer.value, JSON.stringify(histogram)).toBeCloseTo(between, 9)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`$t = ${t}$`)
    }
  })

  test('is apart from every known mistake', () => {
    for (const histogram of draws) {
      const { value, mistakes = [] } = ask(histogram).answer
      expect(value).toBeGreaterThan(0.05)
      expect(mistakes.length).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value) / value, JSON.stringify(histogram)).toBeGreaterThan(
          0.03,
        )
    }
  })

  test('draws many different histograms, with each threshold the best of some', () => {
    expect(new Set(draws.map((histogram) => histogram.counts.join())).size).toBeGreaterThan(500)
    expect(new Set(draws.map(({ counts }) => bruteForce(counts).t)).size).toBe(3)
  })
})
