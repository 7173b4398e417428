import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './rope.generator.ts'

type Complex = readonly [number, number]

const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c]

/** Walks from position 0 to `position` and turns by one step each time. */
function walk(vector: Complex, theta: number, position: number): Complex {
  const step: Complex = [Math.cos((theta * Math.PI) / 180), Math.sin((theta * Math.PI) / 180)]
  let at = vector
  for (let p = 0; p < position; p++) at = times(at, step)
  return at
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with both vectors turned step by step', () => {
    for (const drawn of draws) {
      const q = walk(drawn.q, drawn.theta, drawn.m)
      const k = walk(drawn.k, drawn.theta, drawn.n)
      expect(ask(drawn).answer.value).toBeCloseTo(q[0] * k[0] + q[1] * k[1], 8)
    }
  })

  test('the answer is a small whole number, and all mistakes differ', () => {
    for (const drawn of draws) {
      const { value, mistakes = [] } = ask(drawn).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(Object.is(value, -0)).toBe(false)
      expect(Math.abs(value)).toBeLessThanOrEqual(32)
      expect(mistakes).toHaveLength(4)
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(5)
    }
  })

  test('the turned key of the working is the key turned by the difference', () => {
    for (const drawn of draws) {
      const { explanation, answer } = ask(drawn)
      const back = walk(drawn.k, -drawn.theta, drawn.m - drawn.n)
      const [x, y] = back.map((entry) => Math.round(entry) + 0)
      for (const language of ['en', 'zh'] as const) {
        expect(explanation[language]).toContain(`R\\,k=(${x},\\,${y})`)
        expect(explanation[language]).toContain(`=${answer.value}\\end{aligned}`)
      }
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((drawn) => JSON.stringify(drawn))).size).toBeGreaterThan(900)
  })
})
