import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Box, type BoxPair } from './giou.generator.ts'

/** Counts unit cells one by one: all corners are whole numbers. */
function count({ a, b }: BoxPair): number {
  const inside = (box: Box, x: number, y: number): boolean =>
    x >= box.x1 && x < box.x2 && y >= box.y1 && y < box.y2
  let both = 0
  let either = 0
  const xs: number[] = []
  const ys: number[] = []
  for (let y = 0; y < 20; y++)
    for (let x = 0; x < 20; x++) {
      const inA = inside(a, x, y)
      const inB = inside(b, x, y)
      if (inA && inB) both++
      if (!inA && !inB) continue
      either++
      xs.push(x)
      ys.push(y)
    }
  let around = 0
  for (let y = Math.min(...ys); y <= Math.max(...ys); y++)
    for (let x = Math.min(...xs); x <= Math.max(...xs); x++) around++
  return both / either - (around - either) / around
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with cells counted one by one', () => {
    for (const pair of draws)
      expect(ask(pair).answer.value, JSON.stringify(pair)).toBeCloseTo(count(pair), 12)
  })

  test('lies in (−1, 1), away from zero and from every known mistake', () => {
    for (const pair of draws) {
      const { value, mistakes = [] } = ask(pair).answer
      expect(value).toBeGreaterThan(-1)
      expect(value).toBeLessThan(1)
      expect(Math.abs(value)).toBeGreaterThanOrEqual(0.05)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(pair)).toBeGreaterThan(
          0.02 * Math.abs(value),
        )
    }
  })

  test('asks of overlapping and of disjoint boxes, and seldom the same twice', () => {
    const disjoint = draws.filter((pair) => (ask(pair).answer.mistakes ?? []).length === 3).length
    expect(disjoint).toBeGreaterThan(300)
    expect(disjoint).toBeLessThan(500)
    expect(new Set(draws.map((pair) => ask(pair).stem.en)).size).toBeGreaterThan(950)
  })

  test('gives the textbook pair −0.0794', () => {
    const pair = { a: { x1: 0, y1: 0, x2: 2, y2: 2 }, b: { x1: 1, y1: 1, x2: 3, y2: 3 } }
    expect(ask(pair).answer.value).toBeCloseTo(-0.0794, 4)
  })
})
