import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Line } from './kmeans-code.generator.ts'

/** Lloyd's algorithm by labels and running sums; stops when no label has changed. */
function lloyd({ points, starts }: Line): { inertia: number; updates: number } {
  const centres: number[] = [...starts]
  const labels = points.map(() => -1)
  for (let updates = 0; ; updates++) {
    let changed = false
    points.forEach((x, i) => {
      const nearest = (x - (centres[0] ?? 0)) ** 2 <= (x - (centres[1] ?? 0)) ** 2 ? 0 : 1
      if (labels[i] !== nearest) changed = true
      labels[i] = nearest
    })
    if (!changed) {
      let inertia = 0
      points.forEach((x, i) => (inertia += (x - (centres[labels[i] ?? 0] ?? 0)) ** 2))
      return { inertia, updates }
    }
    for (const k of [0, 1]) {
      let total = 0
      let count = 0
      points.forEach((x, i) => {
        if (labels[i] !== k) return
        total += x
        count++
      })
      centres[k] = total / count
    }
  }
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with an implementation by labels', () => {
    for (const line of draws) {
      const { inertia, updates } = lloyd(line)
      expect(ask(line).answer.value, JSON.stringify(line)).toBeCloseTo(inertia, 10)
      expect([2, 3]).toContain(updates)
    }
  })

  test('the numbers stay human', () => {
    for (const line of draws) {
      const { value } = ask(line).answer
      expect(Number.isInteger(2 * value)).toBe(true)
      expect(value).toBeGreaterThan(1)
      expect(value).toBeLessThan(400)
    }
  })

  test('known mistakes lie outside the tolerance and differ from one another', () => {
    for (const line of draws) {
      const { value, mistakes = [] } = ask(line).answer
      expect(mistakes).toHaveLength(3)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(line)).toBeGreaterThan(0.1)
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(3)
    }
  })

  test('the points of the textbook end with inertia 4', () => {
    const { value } = ask({ points: [1, 2, 3, 10, 11, 12], starts: [1, 2] }).answer
    expect(value).toBe(4)
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((line) => JSON.stringify(line))).size).toBeGreaterThan(150)
  })
})
