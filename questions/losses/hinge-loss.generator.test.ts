import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Row } from './hinge-loss.generator.ts'

const [row] = generators as [(typeof generators)[number]]
const drawn = Array.from({ length: 1000 }, (_, seed) => row.draw(seededRandom(seed)))

/** Lowers each wrong score by hundredths until it trails the true one by 1, and counts the way. */
function wayDown({ tenths, truth }: Row): number {
  const hundredths = tenths.map((score) => score * 10)
  const allowed = (hundredths[truth] ?? 0) - 100
  let steps = 0
  for (const [j, start] of hundredths.entries()) {
    if (j === truth) continue
    for (let score = start; score > allowed; score--) steps++
  }
  return steps / 100
}

describe('hinge-loss-row-drawn', () => {
  test('the answer is how far the wrong scores must fall in all', () => {
    for (const one of drawn) expect(row.ask(one).answer.value).toBeCloseTo(wayDown(one), 9)
  })

  test('the numbers stay human', () => {
    for (const one of drawn) {
      const { value } = row.ask(one).answer
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThanOrEqual(18)
      expect(one.tenths.length).toBe(4)
    }
  })

  test('mistakes differ from the answer and from each other', () => {
    for (const one of drawn) {
      const { value, mistakes = [] } = row.ask(one).answer
      const all = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(all.map((v) => v.toFixed(4))).size).toBe(5)
      for (const mistake of mistakes) expect(Math.abs(mistake.value - value)).toBeGreaterThan(0.02)
    }
  })

  test('the working ends in the answer', () => {
    for (const one of drawn) {
      const { explanation, answer } = row.ask(one)
      for (const language of ['en', 'zh'] as const)
        expect(explanation[language]).toContain(`$${answer.value.toFixed(1)}$`)
    }
  })
})
