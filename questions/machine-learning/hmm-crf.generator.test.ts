import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { bestPath, generators, type Chain } from './hmm-crf.generator.ts'

/** All eight paths with their probabilities, multiplied out in whole tenths. */
function paths({ start, stay, loud, observed }: Chain): { path: number[]; probability: number }[] {
  return Array.from({ length: 8 }, (_, code) => {
    const path = [(code >> 2) & 1, (code >> 1) & 1, code & 1]
    let units = path[0] === 0 ? start : 10 - start
    path.forEach((state, t) => {
      const chance = (state === 0 ? loud[0] : loud[1]) ?? 0
      units *= observed[t] === 1 ? chance : 10 - chance
      if (t === 0) return
      const staying = path[t - 1] === 0 ? stay[0] : stay[1]
      units *= path[t - 1] === state ? staying : 10 - staying
    })
    return { path, probability: units / 1e6 }
  })
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('is the largest of all eight paths, and the path is that one', () => {
    for (const chain of draws) {
      const all = paths(chain).toSorted((a, b) => b.probability - a.probability)
      expect(ask(chain).answer.value, JSON.stringify(chain)).toBeCloseTo(
        all[0]?.probability ?? 0,
        9,
      )
      expect(bestPath(chain)).toEqual(all[0]?.path)
      expect(all[0]?.probability).toBeGreaterThan(1.02 * (all[1]?.probability ?? 1))
    }
  })

  test('one known mistake is the sum of all paths, another the share of the best', () => {
    for (const chain of draws) {
      const total = paths(chain).reduce((sum, { probability }) => sum + probability, 0)
      const { value, mistakes = [] } = ask(chain).answer
      expect((mistakes[1]?.value ?? 0) / total).toBeCloseTo(1, 3)
      expect(mistakes[2]?.value).toBeCloseTo(value / total, 3)
    }
  })

  test('is apart from four different mistakes', () => {
    for (const chain of draws) {
      const { value, mistakes = [] } = ask(chain).answer
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value) / value, JSON.stringify(chain)).toBeGreaterThan(0.03)
    }
  })

  test('draws many different chains', () => {
    expect(new Set(draws.map((chain) => JSON.stringify(chain))).size).toBeGreaterThan(150)
  })
})
