import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConceptKey } from '../../content/types.ts'
import { createGraph, levelsOf, reached } from './graph.ts'

const concept = (key: ConceptKey, ...requires: ConceptKey[]) => ({
  key,
  topic: 'losses' as const,
  requires,
})
const diamond = [
  concept('losses/a'),
  concept('losses/b', 'losses/a'),
  concept('losses/c', 'losses/a'),
  concept('losses/d', 'losses/b', 'losses/c'),
  concept('losses/e', 'losses/d', 'convolution/other'),
]

describe('the graph of concepts', () => {
  test('knows what is needed, what is unlocked, and how many follow', () => {
    const graph = createGraph(diamond)
    expect(graph.requires('losses/d')).toEqual(['losses/b', 'losses/c'])
    // What the bank does not have is no prerequisite.
    expect(graph.requires('losses/e')).toEqual(['losses/d'])
    expect(graph.unlocks('losses/a')).toEqual(['losses/b', 'losses/c'])
    expect(graph.followers('losses/a')).toBe(4)
    expect(graph.followers('losses/e')).toBe(0)
    expect(graph.unlocks('losses/nothing')).toEqual([])
  })

  test('a circle ends', () => {
    const circle: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['a'] }
    expect([...reached('a', (key) => circle[key] ?? [])]).toEqual(['b', 'c'])
    const levels = levelsOf([concept('losses/a', 'losses/b'), concept('losses/b', 'losses/a')])
    expect(levels.flat()).toHaveLength(2)
  })

  test('each concept stands below all that it needs, and none is lost', () => {
    const lists = fc
      .integer({ min: 1, max: 20 })
      .chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, index) =>
            fc.uniqueArray(fc.nat(Math.max(0, index - 1)), { maxLength: index === 0 ? 0 : 4 }),
          ),
        ),
      )
      .map((all) =>
        all.map((requires, index) =>
          concept(`losses/${index}`, ...requires.map((one): ConceptKey => `losses/${one}`)),
        ),
      )
    fc.assert(
      fc.property(lists, (concepts) => {
        const levels = levelsOf(concepts)
        const levelOf = (key: ConceptKey) =>
          levels.findIndex((level) => level.some((one) => one.key === key))
        expect(levels.flat()).toHaveLength(concepts.length)
        for (const { key, requires } of concepts) {
          const own = requires.map(levelOf)
          expect(levelOf(key)).toBe(own.length === 0 ? 0 : 1 + Math.max(...own))
        }
      }),
    )
  })
})
