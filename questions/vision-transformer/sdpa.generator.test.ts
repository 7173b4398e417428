import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './sdpa.generator.ts'

/** Plain attention for the query with index `query`, one head, causal. */
function attend(
  q: readonly number[],
  keys: readonly number[][],
  values: readonly number[],
  query: number,
): number {
  const scores = keys.map((key, j) =>
    j > query
      ? -Infinity
      : key.reduce((sum, entry, i) => sum + entry * (q[i] ?? 0), 0) / Math.sqrt(q.length),
  )
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.reduce((sum, power, j) => sum + (power / total) * (values[j] ?? 0), 0)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const seeds = Array.from({ length: 1000 }, (_, seed) => seed)

  test('agrees with attention computed on real vectors', () => {
    for (const seed of seeds) {
      const random = seededRandom(seed)
      const row = draw(random)
      const q = Array.from({ length: row.dk }, () => 0.5 + random())
      const square = q.reduce((sum, entry) => sum + entry * entry, 0)
      const keys = row.weights.map((weight) =>
        q.map((entry) => (entry * Math.sqrt(row.dk) * Math.log(weight)) / square),
      )
      const { answer } = ask(row)
      expect(answer.value, `seed ${seed}`).toBeCloseTo(attend(q, keys, row.values, 2), 9)
    }
  })

  test('is finite, short to type and apart from every known mistake', () => {
    for (const seed of seeds) {
      const { answer } = ask(draw(seededRandom(seed)))
      expect(answer.value).toBeGreaterThanOrEqual(1)
      expect(answer.value).toBeLessThanOrEqual(20)
      expect(answer.value * 40, `seed ${seed}`).toBeCloseTo(Math.round(answer.value * 40), 9)
      for (const { value } of answer.mistakes ?? [])
        expect(Math.abs(value - answer.value) / answer.value, `seed ${seed}`).toBeGreaterThan(0.02)
    }
  })

  test('draws many different questions', () => {
    const stems = new Set(seeds.map((seed) => ask(draw(seededRandom(seed))).stem.en))
    expect(stems.size).toBeGreaterThan(900)
  })
})
