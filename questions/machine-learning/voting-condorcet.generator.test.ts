import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Vote } from './voting-condorcet.generator.ts'

/** Goes through every pattern of right and wrong votes. */
function bruteForce({ voters, percent }: Vote): number {
  let total = 0
  for (let pattern = 0; pattern < 2 ** voters; pattern++) {
    let chance = 1
    let right = 0
    for (let voter = 0; voter < voters; voter++) {
      const hit = Math.floor(pattern / 2 ** voter) % 2 === 1
      chance *= hit ? percent / 100 : 1 - percent / 100
      if (hit) right++
    }
    if (right > voters - right) total += chance
  }
  return total
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with all patterns of votes', () => {
    for (const vote of draws)
      expect(ask(vote).answer.value, JSON.stringify(vote)).toBeCloseTo(bruteForce(vote), 9)
  })

  test('is a probability, above that of one voter just when that is above one half', () => {
    for (const vote of draws) {
      const { value } = ask(vote).answer
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(1)
      expect(value > vote.percent / 100, JSON.stringify(vote)).toBe(vote.percent > 50)
    }
  })

  test('is apart from every known mistake, and they from each other', () => {
    for (const vote of draws) {
      const { value, mistakes = [] } = ask(vote).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.length).toBe(5)
      values.forEach((a, i) => {
        for (const b of values.slice(i + 1))
          expect(Math.abs(a - b), JSON.stringify(vote)).toBeGreaterThan(0.005)
      })
    }
  })

  test('draws most of the votes, some of them below chance', () => {
    expect(new Set(draws.map((vote) => JSON.stringify(vote))).size).toBeGreaterThan(20)
    expect(draws.filter((vote) => vote.percent < 50).length).toBeGreaterThan(100)
  })

  test('gives 0.784 for three at 70% and 0.352 for three at 40%', () => {
    expect(ask({ voters: 3, percent: 70 }).answer.value).toBeCloseTo(0.784, 9)
    expect(ask({ voters: 3, percent: 40 }).answer.value).toBeCloseTo(0.352, 9)
  })
})
