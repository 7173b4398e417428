import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Split } from './xgboost.generator.ts'

/** The smallest value of a leaf's part of the objective, found by narrowing an interval of weights. */
function bestLeaf(gradient: number, hessian: number, lambda: number): number {
  const objective = (w: number): number =>
    gradient * w + 0.5 * hessian * w * w + 0.5 * lambda * w * w
  let [low, high] = [-50, 50]
  for (let i = 0; i < 200; i++) {
    const third = (high - low) / 3
    if (objective(low + third) < objective(high - third)) high -= third
    else low += third
  }
  return objective((low + high) / 2)
}

function bruteForce({ gradients: [gl, gr], hessians: [hl, hr], lambda, gamma }: Split): number {
  const before = bestLeaf(gl + gr, hl + hr, lambda) + gamma
  const after = bestLeaf(gl, hl, lambda) + bestLeaf(gr, hr, lambda) + 2 * gamma
  return before - after
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the objective minimised before and after the split', () => {
    for (const split of draws)
      expect(ask(split).answer.value, JSON.stringify(split)).toBeCloseTo(bruteForce(split), 6)
  })

  test('is apart from every known mistake', () => {
    for (const split of draws) {
      const { value, mistakes = [] } = ask(split).answer
      expect(mistakes.length).toBe(5)
      for (const mistake of mistakes)
        expect(
          Math.abs(mistake.value - value) / Math.abs(value),
          JSON.stringify(split),
        ).toBeGreaterThan(0.03)
    }
  })

  test('draws many different splits, some of which do not pay', () => {
    expect(new Set(draws.map((split) => JSON.stringify(split))).size).toBeGreaterThan(900)
    const losing = draws.filter((split) => ask(split).answer.value < 0).length
    expect(losing).toBeGreaterThan(50)
    expect(losing).toBeLessThan(600)
  })

  test('gives 4.778 for G of -4 and 6, H of 3 and 5, lambda 1 and gamma 0', () => {
    const split: Split = { gradients: [-4, 6], hessians: [3, 5], lambda: 1, gamma: 0 }
    expect(ask(split).answer.value).toBeCloseTo(4.7777778, 6)
  })
})
