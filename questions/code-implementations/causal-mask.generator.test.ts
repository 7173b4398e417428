import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Chunk, generators } from './causal-mask.generator.ts'

/** Fills the mask of the whole text cell by cell and counts in the rows of the new tokens. */
function countCells({ cached, fresh, window }: Chunk): number {
  const length = cached + fresh
  let count = 0
  for (let query = 0; query < length; query++)
    for (let key = 0; key < length; key++) {
      const isNew = query >= cached
      const isPast = key <= query
      const isNear = window === null || query - key < window
      if (isNew && isPast && isNear) count++
    }
  return count
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with cells counted one by one', () => {
    for (const chunk of draws)
      expect(ask(chunk).answer.value, JSON.stringify(chunk)).toBe(countCells(chunk))
  })

  test('lies between one key per query and the full matrix', () => {
    for (const chunk of draws) {
      const { value } = ask(chunk).answer
      expect(value).toBeGreaterThan(chunk.fresh)
      expect(value).toBeLessThan(chunk.fresh * (chunk.cached + chunk.fresh))
    }
  })

  test('known mistakes are whole numbers, all different', () => {
    for (const chunk of draws) {
      const { value, mistakes = [] } = ask(chunk).answer
      const all = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(all.every(Number.isInteger)).toBe(true)
      expect(new Set(all).size, JSON.stringify(chunk)).toBe(all.length)
      expect(mistakes.length).toBe(chunk.window === null ? 4 : 6)
    }
  })

  test('a window is asked for about half of the time and always cuts something', () => {
    const limited = draws.filter((chunk) => chunk.window !== null)
    expect(limited.length).toBeGreaterThan(350)
    expect(limited.length).toBeLessThan(650)
    for (const chunk of limited)
      expect(countCells(chunk)).toBeLessThan(countCells({ ...chunk, window: null }))
  })

  test('four tokens without a cache give 10', () => {
    expect(ask({ cached: 0, fresh: 4, window: null }).answer.value).toBe(10)
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((chunk) => JSON.stringify(chunk))).size).toBeGreaterThan(200)
  })
})
