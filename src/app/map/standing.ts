import type { ConceptEntry, ConceptKey } from '../../content/types.ts'
import type { ItemKey } from '../../progress/events.ts'
import { recallIn } from '../../stats/mastery.ts'

/** 0 not begun, then four steps up. */
export type Step = 0 | 1 | 2 | 3 | 4

/** From here a concept is good enough to build on. */
const mastered = 0.75
/** Where each step after the first begins. */
const stepBounds = [0.5, mastered, 0.85] as const

export interface Standing {
  /** Mean probability of remembering its questions and exercises now, 0 … 1; what was never seen counts as 0. */
  readonly value: number
  readonly met: number
  readonly items: number
  readonly step: Step
  /** New, and all that it needs is mastered. */
  readonly ready: boolean
}

const none: Standing = { value: 0, met: 0, items: 0, step: 0, ready: false }

export const standingOf = (
  standings: ReadonlyMap<ConceptKey, Standing>,
  key: ConceptKey,
): Standing => standings.get(key) ?? none

/** `recallOf` is null for an item that was never answered. */
export function standingsOf(
  concepts: readonly Pick<ConceptEntry, 'key' | 'requires'>[],
  itemsOf: (key: ConceptKey) => readonly ItemKey[],
  recallOf: (item: ItemKey) => number | null,
): ReadonlyMap<ConceptKey, Standing> {
  const standings = new Map<ConceptKey, Standing>()
  for (const { key } of concepts) {
    const items = itemsOf(key)
    const { seen: met, sum } = recallIn(items, recallOf)
    const value = items.length === 0 ? 0 : sum / items.length
    standings.set(key, { value, met, items: items.length, step: stepOf(met, value), ready: false })
  }
  // What has no question cannot be mastered and must not stand in the way.
  const carries = (key: ConceptKey) => {
    const { items, value } = standingOf(standings, key)
    return items === 0 || value >= mastered
  }
  for (const { key, requires } of concepts) {
    const standing = standingOf(standings, key)
    if (standing.items > 0 && standing.met === 0 && requires.every(carries))
      standings.set(key, { ...standing, ready: true })
  }
  return standings
}

const stepOf = (met: number, value: number): Step =>
  met === 0 ? 0 : ((1 + stepBounds.filter((bound) => value >= bound).length) as Step)

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Many concepts as one. */
export interface Summary {
  readonly concepts: number
  readonly begun: number
  readonly mastered: number
  readonly ready: number
  /** Mean of the concepts' mastery. */
  readonly value: number
  /** How many concepts are at each step. */
  readonly steps: Readonly<Record<Step, number>>
}

export function summaryOf(standings: readonly Standing[]): Summary {
  const count = (fits: (standing: Standing) => boolean) => standings.filter(fits).length
  const at = (step: Step) => count((standing) => standing.step === step)
  return {
    concepts: standings.length,
    begun: count(({ met }) => met > 0),
    mastered: count(({ met, value }) => met > 0 && value >= mastered),
    ready: count(({ ready }) => ready),
    value:
      standings.length === 0 ? 0 : sumOf(standings.map(({ value }) => value)) / standings.length,
    steps: { 0: at(0), 1: at(1), 2: at(2), 3: at(3), 4: at(4) },
  }
}
