import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Turn } from './rotation-warp.generator.ts'

const [turned] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => turned.draw(seededRandom(seed)))

/** The corners turned one by one, their bounding box, and the shoelace area of what lies inside. */
function uncovered({ width, height, angle: { cos, sin } }: Turn): number {
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x = 0, y = 0]) => ({ x: cos * x + sin * y, y: -sin * x + cos * y }))
  const xs = corners.map((corner) => corner.x)
  const ys = corners.map((corner) => corner.y)
  const box = (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))
  const twice = corners.reduce((area, a, i) => {
    const b = corners[(i + 1) % 4] ?? a
    return area + a.x * b.y - b.x * a.y
  }, 0)
  return box - Math.abs(twice) / 2
}

describe('rotation-warp-black-corners', () => {
  test('agrees with corners turned one by one', () => {
    const seen = new Set<string>()
    for (const draw of draws) {
      seen.add(JSON.stringify(draw))
      expect(draw.angle.cos ** 2 + draw.angle.sin ** 2).toBeCloseTo(1, 12)
      expect(turned.ask(draw).answer.value, JSON.stringify(draw)).toBeCloseTo(uncovered(draw), 4)
    }
    expect(seen.size).toBeGreaterThan(200)
  })

  test('the answer is a whole number below a few million', () => {
    for (const draw of draws) {
      const { value } = turned.ask(draw).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThan(2e6)
    }
  })

  test('the mistakes are whole numbers that differ from the answer and from each other', () => {
    for (const draw of draws) {
      const { value, mistakes = [] } = turned.ask(draw).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.every(Number.isInteger)).toBe(true)
      expect(new Set(values).size).toBe(4)
    }
  })

  test('the angle in degrees belongs to sine and cosine', () => {
    for (const { angle } of draws)
      expect((Math.atan2(angle.sin, angle.cos) * 180) / Math.PI).toBeCloseTo(angle.degrees, 1)
  })
})
