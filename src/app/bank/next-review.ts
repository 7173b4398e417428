import type { Card } from '../../progress/progress.ts'

export type NextReview =
  | { readonly type: 'new' | 'due' | 'today' | 'tomorrow' }
  | { readonly type: 'days'; readonly days: number }

/** `dayOf` numbers local days, so that "tomorrow" changes at midnight and not after 24 hours. */
export function nextReview(
  card: Card | undefined,
  now: number,
  dayOf: (at: number) => number,
): NextReview {
  if (card === undefined) return { type: 'new' }
  if (card.dueAt <= now) return { type: 'due' }
  const days = dayOf(card.dueAt) - dayOf(now)
  if (days <= 0) return { type: 'today' }
  return days === 1 ? { type: 'tomorrow' } : { type: 'days', days }
}
