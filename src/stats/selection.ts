import { dayOfIso, isoOf, type Day, type Span } from './days.ts'
import { stabilityBounds } from './stability.ts'

/** Figures whose marks stand for a stretch of days in the past. */
const pastFigures = ['day', 'answers', 'time', 'recall', 'window', 'code'] as const
type PastFigure = (typeof pastFigures)[number]

/** The part of a figure whose items are listed; the address says it. */
export type Selection =
  | { readonly figure: PastFigure; readonly span: Span }
  | { readonly figure: 'due'; readonly day: Day | 'overdue' }
  | { readonly figure: 'stability'; readonly from: number }

/** `recall.2026-11-01.2026-11-07`, `day.2026-11-24`, `due.overdue`, `stability.7`. */
export function textOf(selection: Selection): string {
  switch (selection.figure) {
    case 'due':
      return `due.${selection.day === 'overdue' ? 'overdue' : isoOf(selection.day)}`
    case 'stability':
      return `stability.${selection.from}`
    default: {
      const { from, to } = selection.span
      const days = from === to ? [from] : [from, to]
      return [selection.figure, ...days.map(isoOf)].join('.')
    }
  }
}

/** Null for whatever else an address may say. */
export function selectionOf(text: string | null): Selection | null {
  const [figure, first = '', last = first, ...rest] = (text ?? '').split('.')
  if (rest.length > 0) return null
  if (figure === 'stability') {
    const from = stabilityBounds.find((bound) => String(bound) === first)
    return from === undefined || last !== first ? null : { figure, from }
  }
  const from = dayOfIso(first)
  if (figure === 'due') {
    if (last !== first) return null
    if (first === 'overdue') return { figure, day: 'overdue' }
    return from === null ? null : { figure, day: from }
  }
  const past = pastFigures.find((name) => name === figure)
  const to = dayOfIso(last)
  if (past === undefined || from === null || to === null || from > to) return null
  return { figure: past, span: { from, to } }
}
