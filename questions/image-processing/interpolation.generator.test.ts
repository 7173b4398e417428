import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Resize } from './interpolation.generator.ts'

const [resized] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => resized.draw(seededRandom(seed)))

/** The row as a broken line over [0, 1] with its knots at the centres of the cells, walked along. */
function broken({ row, size, index }: Resize): number {
  const target = (2 * index + 1) / (2 * size)
  const knots = row.map((_, i) => (2 * i + 1) / (2 * row.length))
  let segment = 0
  while ((knots[segment + 1] ?? 1) < target) segment++
  const [x0 = 0, x1 = 1] = knots.slice(segment, segment + 2)
  const [y0 = 0, y1 = 0] = row.slice(segment, segment + 2)
  return (y0 * (x1 - target) + y1 * (target - x0)) / (x1 - x0)
}

describe('interpolation-row-resized', () => {
  test('agrees with a broken line through the centres of the cells', () => {
    const seen = new Set<string>()
    for (const draw of draws) {
      seen.add(JSON.stringify(draw))
      expect(resized.ask(draw).answer.value, JSON.stringify(draw)).toBeCloseTo(broken(draw), 6)
    }
    expect(seen.size).toBeGreaterThan(900)
  })

  test('the answer has one decimal at most and lies within the row', () => {
    for (const draw of draws) {
      const { value } = resized.ask(draw).answer
      expect(Math.abs(value * 10 - Math.round(value * 10))).toBeLessThan(1e-9)
      expect(value).toBeGreaterThanOrEqual(Math.min(...draw.row))
      expect(value).toBeLessThanOrEqual(Math.max(...draw.row))
    }
  })

  test('all three mistakes differ from the answer and from each other', () => {
    for (const draw of draws) {
      const { value, mistakes = [] } = resized.ask(draw).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.length).toBe(4)
      values.forEach((one, i) => {
        for (const other of values.slice(i + 1)) expect(Math.abs(one - other)).toBeGreaterThan(0.4)
      })
    }
  })

  test('doubling the row 0, 20, … starts with a quarter step', () => {
    const answer = resized.ask({ row: [0, 100, 40], size: 6, index: 1 }).answer.value
    expect(answer).toBe(25)
  })
})
