import type { ItemKey } from '../progress/events.ts'
import type { Card } from '../progress/progress.ts'
import type { Day } from './days.ts'

export const forecastDays = 30

export interface Forecast {
  /** Due before today, the longest first. */
  readonly overdue: readonly Card[]
  /** Today first. */
  readonly days: readonly { readonly day: Day; readonly cards: readonly Card[] }[]
}

/** What comes due when, as the cards stand now. Items that the bank no longer has cannot come. */
export function forecastOf(
  cards: Iterable<Card>,
  isKnown: (item: ItemKey) => boolean,
  dayOf: (at: number) => Day,
  today: Day,
): Forecast {
  const overdue: Card[] = []
  const days = Array.from({ length: forecastDays }, (_, ahead) => ({
    day: today + ahead,
    cards: [] as Card[],
  }))
  for (const card of cards) {
    if (!isKnown(card.item)) continue
    const ahead = dayOf(card.dueAt) - today
    if (ahead < 0) overdue.push(card)
    else days[ahead]?.cards.push(card)
  }
  const byDue = (a: Card, b: Card) => a.dueAt - b.dueAt
  overdue.sort(byDue)
  for (const { cards: list } of days) list.sort(byDue)
  return { overdue, days }
}
