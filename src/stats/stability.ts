import { median } from 'd3-array'
import type { ItemKey } from '../progress/events.ts'
import type { Card } from '../progress/progress.ts'

/** Where the bins begin, in days. */
export const stabilityBounds = [0, 1, 3, 7, 14, 30, 90, 180, 365] as const

export interface StabilityBin {
  readonly from: number
  /** Null: no upper end. */
  readonly to: number | null
  /** The weakest first. */
  readonly cards: readonly Card[]
}

export interface Stability {
  readonly bins: readonly StabilityBin[]
  readonly cards: number
  /** Half of the cards hold at least so many days; null without cards. */
  readonly median: number | null
}

export function stabilityOf(cards: Iterable<Card>, isKnown: (item: ItemKey) => boolean): Stability {
  const bins = stabilityBounds.map((from, index) => ({
    from,
    to: stabilityBounds[index + 1] ?? null,
    cards: [] as Card[],
  }))
  const known = [...cards].filter(({ item }) => isKnown(item))
  for (const card of known) bins[binOf(card.memory.stability)]?.cards.push(card)
  for (const bin of bins) bin.cards.sort((a, b) => a.memory.stability - b.memory.stability)
  const middle = median(known, ({ memory }) => memory.stability)
  return { bins, cards: known.length, median: middle ?? null }
}

const binOf = (stability: number): number =>
  Math.max(
    0,
    stabilityBounds.findLastIndex((from) => stability >= from),
  )
