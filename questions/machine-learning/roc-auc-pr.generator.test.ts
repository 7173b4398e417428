import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Sample } from './roc-auc-pr.generator.ts'

/** Lowers the threshold score by score, draws the ROC curve and adds up its trapezoids. */
function areaUnderCurve(samples: readonly Sample[]): number {
  const rate = (positive: boolean, threshold: number): number => {
    const members = samples.filter((sample) => sample.positive === positive)
    return members.filter(({ score }) => score >= threshold).length / members.length
  }
  const thresholds = [1000, ...new Set(samples.map(({ score }) => score))].toSorted((a, b) => b - a)
  const curve = thresholds.map((t) => ({ x: rate(false, t), y: rate(true, t) }))
  return curve.slice(1).reduce((area, point, i) => {
    const before = curve[i] ?? point
    return area + ((point.x - before.x) * (point.y + before.y)) / 2
  }, 0)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the trapezoids under the curve', () => {
    for (const samples of draws)
      expect(ask(samples).answer.value, JSON.stringify(samples)).toBeCloseTo(
        areaUnderCurve(samples),
        9,
      )
  })

  test('has exactly one tie, and it joins the two classes', () => {
    for (const samples of draws) {
      const ties = samples.filter((a, i) => samples.slice(i + 1).some((b) => a.score === b.score))
      expect(ties.length).toBe(1)
      const twins = samples.filter(({ score }) => score === ties[0]?.score)
      expect(twins.map(({ positive }) => positive).toSorted()).toEqual([false, true])
    }
  })

  test('is apart from every known mistake', () => {
    for (const samples of draws) {
      const { value, mistakes = [] } = ask(samples).answer
      expect(mistakes.length).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(samples)).toBeGreaterThan(0.01)
    }
  })

  test('draws many different tables', () => {
    expect(new Set(draws.map((samples) => JSON.stringify(samples))).size).toBeGreaterThan(950)
  })
})
