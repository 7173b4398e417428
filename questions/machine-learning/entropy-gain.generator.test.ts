import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Branches, generators } from './entropy-gain.generator.ts'

/** Mutual information of branch and class, from a list of samples and counted frequencies. */
function bruteForce({ left, right }: Branches): number {
  const samples: string[] = []
  for (const [branch, counts] of [left, right].entries())
    for (const [label, count] of counts.entries())
      for (let i = 0; i < count; i++) samples.push(`${branch}${label}`)
  const share = (holds: (sample: string) => boolean): number =>
    samples.filter(holds).length / samples.length
  let total = 0
  for (const branch of ['0', '1'])
    for (const label of ['0', '1']) {
      const joint = share((sample) => sample === branch + label)
      const apart =
        share((sample) => sample.startsWith(branch)) * share((sample) => sample.endsWith(label))
      if (joint > 0) total += (joint * Math.log(joint / apart)) / Math.log(2)
    }
  return total
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the mutual information of the listed samples', () => {
    for (const branches of draws)
      expect(ask(branches).answer.value, JSON.stringify(branches)).toBeCloseTo(
        bruteForce(branches),
        9,
      )
  })

  test('lies between 0 and 1 bit, for nodes of at most 20 samples', () => {
    for (const branches of draws) {
      const { value } = ask(branches).answer
      expect(value).toBeGreaterThan(0.05)
      expect(value).toBeLessThanOrEqual(1)
      expect([...branches.left, ...branches.right].reduce((a, b) => a + b)).toBeLessThanOrEqual(20)
    }
  })

  test('is apart from every known mistake, and they from each other', () => {
    for (const branches of draws) {
      const { value, mistakes = [] } = ask(branches).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.length).toBe(5)
      values.forEach((a, i) => {
        for (const b of values.slice(i + 1))
          expect(Math.abs(a - b), JSON.stringify(branches)).toBeGreaterThan(0.0025)
      })
    }
  })

  test('draws many different splits', () => {
    expect(new Set(draws.map((branches) => JSON.stringify(branches))).size).toBeGreaterThan(600)
  })

  test('gives 0.0481 for the wind of the play-tennis data', () => {
    const { answer } = ask({ name: 'wind', left: [3, 3], right: [6, 2] })
    expect(answer.value).toBeCloseTo(0.0481, 4)
  })
})
