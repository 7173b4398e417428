import type { ConceptEntry, ConceptKey } from '../../content/types.ts'

type Entry = Pick<ConceptEntry, 'key' | 'topic' | 'requires'>

/** Which concept is needed for which. */
export interface ConceptGraph {
  readonly requires: (key: ConceptKey) => readonly ConceptKey[]
  readonly unlocks: (key: ConceptKey) => readonly ConceptKey[]
  /** How many concepts build on it, directly or by way of others. */
  readonly followers: (key: ConceptKey) => number
}

export function createGraph(concepts: readonly Entry[]): ConceptGraph {
  const known = new Set(concepts.map(({ key }) => key))
  const requires = new Map(
    concepts.map(({ key, requires: all }) => [key, all.filter((one) => known.has(one))] as const),
  )
  const unlocks = new Map<ConceptKey, ConceptKey[]>()
  for (const [key, needed] of requires)
    for (const one of needed) unlocks.set(one, [...(unlocks.get(one) ?? []), key])
  const unlocksOf = (key: ConceptKey) => unlocks.get(key) ?? []
  return {
    requires: (key) => requires.get(key) ?? [],
    unlocks: unlocksOf,
    followers: (key) => reached(key, unlocksOf).size,
  }
}

/** All that is reached by going on and on; without the start. */
export function reached<Key>(start: Key, next: (key: Key) => readonly Key[]): ReadonlySet<Key> {
  const found = new Set<Key>()
  const open = [start]
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const one of next(key))
      if (!found.has(one) && one !== start) {
        found.add(one)
        open.push(one)
      }
  return found
}

/**
 * The concepts of a topic in levels: the first need nothing of their own topic, each other stands one
 * below the deepest of what it needs. Within a level the order of the syllabus.
 */
export function levelsOf<E extends Entry>(concepts: readonly E[]): readonly (readonly E[])[] {
  const byKey = new Map(concepts.map((concept) => [concept.key, concept]))
  const depths = new Map<ConceptKey, number>()
  const depthOf = (key: ConceptKey): number => {
    const known = depths.get(key)
    if (known !== undefined) return known
    // The build refuses circles; here one must at least end.
    depths.set(key, 0)
    const own = (byKey.get(key)?.requires ?? []).filter((one) => byKey.has(one))
    const depth = own.length === 0 ? 0 : 1 + Math.max(...own.map(depthOf))
    depths.set(key, depth)
    return depth
  }
  const levels: E[][] = []
  for (const concept of concepts) {
    const depth = depthOf(concept.key)
    while (levels.length <= depth) levels.push([])
    levels[depth]?.push(concept)
  }
  return levels
}
