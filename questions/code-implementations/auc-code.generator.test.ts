import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Sample } from './auc-code.generator.ts'

/** Lowers a threshold through all scores and adds up trapezoids under the ROC curve. */
function areaUnderRoc(samples: readonly Sample[]): number {
  const rate = (label: 0 | 1, threshold: number): number => {
    const group = samples.filter((sample) => sample.label === label)
    return group.filter((sample) => sample.tenths >= threshold).length / group.length
  }
  let area = 0
  for (let threshold = 11; threshold > 0; threshold--) {
    const width = rate(0, threshold - 1) - rate(0, threshold)
    area += (width * (rate(1, threshold - 1) + rate(1, threshold))) / 2
  }
  return area
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the trapezoids under the ROC curve', () => {
    for (const samples of draws)
      expect(ask(samples).answer.value, JSON.stringify(samples)).toBeCloseTo(
        areaUnderRoc(samples),
        12,
      )
  })

  test('lies between one half and 1, apart from every known mistake', () => {
    for (const samples of draws) {
      const { value, mistakes = [] } = ask(samples).answer
      expect(value).toBeGreaterThan(0.5)
      expect(value).toBeLessThan(1)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(samples)).toBeGreaterThan(0.01)
    }
  })

  test('does not change when all scores move up alike', () => {
    for (const samples of draws.slice(0, 50)) {
      const moved = samples.map(({ label, tenths }) => ({ label, tenths: 2 * tenths + 1 }))
      expect(ask(moved).answer.value).toBe(ask(samples).answer.value)
    }
  })

  test('the example of four samples gives 0.75', () => {
    const samples: Sample[] = [
      { label: 0, tenths: 1 },
      { label: 0, tenths: 4 },
      { label: 1, tenths: 3 },
      { label: 1, tenths: 8 },
    ]
    expect(ask(samples).answer.value).toBe(0.75)
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((samples) => JSON.stringify(samples))).size).toBeGreaterThan(900)
  })
})
