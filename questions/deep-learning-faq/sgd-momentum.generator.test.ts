import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Run } from './sgd-momentum.generator.ts'

const [steps] = generators as [(typeof generators)[number]]
const runs = Array.from({ length: 1000 }, (_, seed) => steps.draw(seededRandom(seed)))

/** Without a velocity: every gradient pushes by itself, in its own step and weaker in the later ones. */
function bySuperposition({ start, rate, momentum, gradients }: Run): number {
  let weight = start
  gradients.forEach((gradient, born) => {
    let push = rate * gradient
    for (let now = born; now < gradients.length; now++) {
      weight -= push
      push *= momentum
    }
  })
  return weight
}

describe('sgd-momentum-three-steps-drawn', () => {
  test('agrees with the sum of what each gradient does by itself', () => {
    for (const run of runs) expect(steps.ask(run).answer.value).toBeCloseTo(bySuperposition(run), 5)
  })

  test('three decimals are exact, and the numbers stay human', () => {
    for (const run of runs) {
      const { value } = steps.ask(run).answer
      expect(Number(value.toFixed(3))).toBe(value)
      expect(Math.abs(value)).toBeLessThanOrEqual(20)
    }
  })

  test('no known mistake passes for the answer, and no two are alike', () => {
    for (const run of runs) {
      const { value, mistakes = [] } = steps.ask(run).answer
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(known).toHaveLength(5)
      known.forEach((a, i) => {
        for (const b of known.slice(i + 1)) expect(Math.abs(a - b)).toBeGreaterThan(0.009)
      })
    }
  })

  test('the working ends in the answer', () => {
    for (const run of runs) {
      const { explanation, answer } = steps.ask(run)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(String.raw`= ${answer.value}\end{aligned}`)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(runs.map((run) => steps.ask(run).stem.en)).size).toBeGreaterThan(900)
  })
})
