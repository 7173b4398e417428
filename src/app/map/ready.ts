import type { ConceptKey } from '../../content/types.ts'
import { standingOf, type Standing } from './standing.ts'

export interface Ready {
  readonly key: ConceptKey
  /** How many concepts build on it. */
  readonly followers: number
}

/** What can be learnt next: first what opens the way to most. */
export function readyOf(
  keys: readonly ConceptKey[],
  standings: ReadonlyMap<ConceptKey, Standing>,
  followers: (key: ConceptKey) => number,
): readonly Ready[] {
  return keys
    .filter((key) => standingOf(standings, key).ready)
    .map((key) => ({ key, followers: followers(key) }))
    .toSorted((a, b) => b.followers - a.followers)
}
