export interface Placed {
  readonly topic: string
  readonly concept: string
}

/**
 * Reorders as little as needed so that, wherever it can be avoided, neighbours do not share a
 * concept and, where possible, not a topic either. `before` stands in front of the list.
 */
export function spread<T extends Placed>(list: readonly T[], before: Placed | null): T[] {
  const rest = [...list]
  const left = new Map<string, number>()
  for (const { concept } of rest) left.set(concept, (left.get(concept) ?? 0) + 1)
  const result: T[] = []
  let last = before

  while (rest.length > 0) {
    const crowded = crowdedConcept(left, rest.length, last?.concept)
    const fits = (item: T) =>
      crowded === null ? item.concept !== last?.concept : item.concept === crowded
    const index = firstOf(
      rest.findIndex((item) => fits(item) && item.topic !== last?.topic),
      rest.findIndex(fits),
    )
    const [next] = rest.splice(index, 1)
    if (next === undefined) break
    left.set(next.concept, (left.get(next.concept) ?? 1) - 1)
    result.push(next)
    last = next
  }
  return result
}

/** A concept that must be taken now, or two of it would meet later: it is more than half of what is left. */
function crowdedConcept(
  left: ReadonlyMap<string, number>,
  size: number,
  last: string | undefined,
): string | null {
  for (const [concept, count] of left) if (concept !== last && count * 2 > size) return concept
  return null
}

const firstOf = (...indices: readonly number[]): number => indices.find((index) => index >= 0) ?? 0
