import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type FirstStep, generators } from './gbdt.generator.ts'

/** The constant with the smallest squared loss, found by narrowing an interval. */
function bestConstant(values: readonly number[]): number {
  const loss = (constant: number): number =>
    values.reduce((total, value) => total + (value - constant) ** 2 / 2, 0)
  let [low, high] = [-50, 50]
  for (let i = 0; i < 200; i++) {
    const third = (high - low) / 3
    if (loss(low + third) < loss(high - third)) high -= third
    else low += third
  }
  return (low + high) / 2
}

function bruteForce({ targets, cut, sample, rate }: FirstStep): number {
  const start = bestConstant(targets)
  const sameLeaf = targets.filter((_, i) => i + 1 < cut + 0.5 === sample < cut + 0.5)
  // The negative derivative of the loss in F, taken numerically.
  const slope = (target: number): number => {
    const loss = (F: number): number => (target - F) ** 2 / 2
    return -(loss(start + 1e-4) - loss(start - 1e-4)) / 2e-4
  }
  return start + rate * bestConstant(sameLeaf.map(slope))
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the loss minimised step by step', () => {
    for (const drawn of draws)
      expect(ask(drawn).answer.value, JSON.stringify(drawn)).toBeCloseTo(bruteForce(drawn), 4)
  })

  test('asks about small whole targets and leaves of at least two samples', () => {
    for (const { targets, cut, sample } of draws) {
      expect(targets.length).toBeLessThanOrEqual(6)
      expect(targets.every((target) => Number.isInteger(target) && target > 0)).toBe(true)
      expect(Math.min(cut, targets.length - cut)).toBeGreaterThanOrEqual(2)
      expect(sample).toBeLessThanOrEqual(targets.length)
    }
  })

  test('is apart from every known mistake, and they from each other', () => {
    for (const drawn of draws) {
      const { value, mistakes = [] } = ask(drawn).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.length).toBe(6)
      values.forEach((a, i) => {
        for (const b of values.slice(i + 1))
          expect(Math.abs(a - b), JSON.stringify(drawn)).toBeGreaterThan(0.04)
      })
    }
  })

  test('draws many different data', () => {
    expect(new Set(draws.map((drawn) => JSON.stringify(drawn))).size).toBeGreaterThan(950)
  })

  test('gives 3.9 for the targets 1, 2, 3, 10 and a learning rate of 0.05', () => {
    const { answer } = ask({ targets: [1, 2, 3, 10], cut: 3, sample: 3, rate: 0.05 })
    // Mean 4, residuals -3, -2, -1 of the leaf: 4 - 0.05 · 2.
    expect(answer.value).toBeCloseTo(3.9, 9)
  })
})
