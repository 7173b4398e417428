import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './masks.generator.ts'

/** Goes through every query and key of the row and applies the rules one by one. */
function openEntries(lengths: readonly number[], padding: number): number {
  const owner = [
    ...lengths.flatMap((n, text) => Array.from({ length: n }, () => text)),
    ...Array.from({ length: padding }, () => -1),
  ]
  let open = 0
  owner.forEach((mine, query) => {
    owner.forEach((theirs, key) => {
      if (mine >= 0 && mine === theirs && key <= query) open++
    })
  })
  return open
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the entries counted one by one', () => {
    for (const packed of draws)
      expect(ask(packed).answer.value).toBe(openEntries(packed.lengths, packed.padding))
  })

  test('stays small, and all mistakes differ from the answer and from each other', () => {
    for (const packed of draws) {
      const { value, mistakes = [] } = ask(packed).answer
      expect(value).toBeGreaterThanOrEqual(6)
      expect(value).toBeLessThanOrEqual(4 * 45)
      expect(mistakes).toHaveLength(4)
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(5)
    }
  })

  test('names every length in both languages and ends the working in the answer', () => {
    for (const packed of draws) {
      const { stem, explanation, answer } = ask(packed)
      const total = packed.lengths.reduce((sum, n) => sum + n, packed.padding)
      expect(stem.zh).toContain(packed.lengths.join('、'))
      for (const language of ['en', 'zh'] as const) {
        for (const n of packed.lengths) expect(stem[language]).toContain(`${n}`)
        expect(stem[language]).toContain(`$${total}\\times ${total}$`)
        expect(explanation[language]).toContain(`=${answer.value}\\end{aligned}$$`)
      }
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((packed) => JSON.stringify(packed))).size).toBeGreaterThan(800)
  })
})
