import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type NextToken } from './decoding.generator.ts'

const [topP] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => topP.draw(seededRandom(seed)))

const subsets = (count: number): number[][] =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => (bits >> i) & 1),
  )

/** Among all subsets that reach p, the smallest, and among those of equal size the likeliest. */
function nucleus({ percents, p }: NextToken): number[] {
  const total = (set: readonly number[]) => set.reduce((sum, i) => sum + (percents[i] ?? 0), 0)
  const [best = []] = subsets(percents.length)
    .filter((set) => total(set) >= p)
    .sort((a, b) => a.length - b.length || total(b) - total(a))
  return best
}

describe('decoding-top-p-drawn', () => {
  test('the answer is the share in the smallest set that reaches p', () => {
    for (const draw of draws) {
      const set = nucleus(draw)
      const asked = draw.percents.toSorted((a, b) => b - a)[draw.rank] ?? 0
      expect(set).toContain(draw.percents.indexOf(asked))
      // A hundred draws stand for the distribution: one urn with a ball for each percent.
      const urn = set.flatMap((i) => Array.from({ length: draw.percents[i] ?? 0 }, () => i))
      const hits = urn.filter((i) => draw.percents[i] === asked).length
      const error = Math.abs(topP.ask(draw).answer.value - hits / urn.length)
      expect(error).toBeLessThanOrEqual(0.0005 + 1e-9)
    }
  })

  test('the numbers stay human', () => {
    for (const draw of draws) {
      expect(draw.percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
      expect(draw.percents.every((percent) => Number.isInteger(percent) && percent >= 1)).toBe(true)
      const { value } = topP.ask(draw).answer
      expect(value).toBeGreaterThan(0.05)
      expect(value).toBeLessThan(0.8)
    }
  })

  test('the mistakes differ from the answer and from each other', () => {
    for (const draw of draws) {
      const { value, mistakes = [] } = topP.ask(draw).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      values.forEach((a, i) =>
        values.slice(i + 1).forEach((b) => expect(Math.abs(a - b)).toBeGreaterThan(0.004)),
      )
    }
  })
})
