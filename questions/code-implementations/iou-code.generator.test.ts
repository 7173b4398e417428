import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Box, generators } from './iou-code.generator.ts'

/** Looks at every unit cell of the plane and counts in how many boxes it lies. */
function countCells(a: Box, b: Box): number {
  const inside = ([x1, y1, x2, y2]: Box, x: number, y: number): boolean =>
    x > x1 && x < x2 && y > y1 && y < y2
  let either = 0
  let both = 0
  for (let x = 0.5; x < 30; x++)
    for (let y = 0.5; y < 30; y++) {
      const hits = Number(inside(a, x, y)) + Number(inside(b, x, y))
      if (hits > 0) either++
      if (hits === 2) both++
    }
  return both / either
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with counting cells', () => {
    for (const pair of draws)
      expect(ask(pair).answer.value, JSON.stringify(pair)).toBeCloseTo(
        countCells(pair.a, pair.b),
        12,
      )
  })

  test('lies between 0 and 1, apart from every known mistake', () => {
    for (const pair of draws) {
      const { value, mistakes = [] } = ask(pair).answer
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThan(1)
      expect(mistakes.length).toBeGreaterThanOrEqual(1)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(pair)).toBeGreaterThan(0.01)
    }
  })

  test('some pairs lie apart, most overlap', () => {
    const apart = draws.filter((pair) => ask(pair).answer.value === 0).length
    expect(apart).toBeGreaterThan(100)
    expect(apart).toBeLessThan(300)
  })

  test('the pair of the textbook gives 25/175, and 36/206 if sides are one longer', () => {
    const { value, mistakes = [] } = ask({ a: [0, 0, 10, 10], b: [5, 5, 15, 15] }).answer
    expect(value).toBeCloseTo(25 / 175, 12)
    expect(mistakes.map((mistake) => mistake.value)).toContain(0.1748)
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((pair) => JSON.stringify(pair))).size).toBeGreaterThan(900)
  })
})
