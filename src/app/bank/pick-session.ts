import type { Card } from '../../progress/progress.ts'

const sessionSize = 20

/** What to practise first of a list: due longest, then new in the list's order, then due soonest. */
export function pickSession(
  ids: readonly string[],
  cardOf: (id: string) => Card | undefined,
  now: number,
  size = sessionSize,
): readonly string[] {
  const rank = (card: Card | undefined) => (card === undefined ? 1 : card.dueAt <= now ? 0 : 2)
  return ids
    .map((id) => ({ id, card: cardOf(id) }))
    .toSorted((a, b) => rank(a.card) - rank(b.card) || (a.card?.dueAt ?? 0) - (b.card?.dueAt ?? 0))
    .slice(0, size)
    .map(({ id }) => id)
}
