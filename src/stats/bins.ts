import { daysIn, utcOf, type Day, type Span } from './days.ts'

const units = ['day', 'week', 'month', 'year'] as const
export type Unit = (typeof units)[number]

/** Beyond so many days the next larger unit: a chart has at most about ninety bars. */
const longest: Readonly<Record<Exclude<Unit, 'year'>, number>> = { day: 92, week: 400, month: 1830 }

/** The smallest unit, `least` or larger, that keeps a chart of this span readable. */
export function unitFor(span: Span, least: Unit = 'day'): Unit {
  const fits = units.slice(units.indexOf(least))
  return fits.find((unit) => unit === 'year' || daysIn(span) <= longest[unit]) ?? 'year'
}

/** Neighbouring stretches of days that cover the span. */
export function binsOf(span: Span, unit: Unit): readonly Span[] {
  if (unit === 'week') return weeksOf(span)
  const bins: Span[] = []
  for (let from = span.from; from <= span.to;) {
    const to = Math.min(span.to, lastDayOf(from, unit))
    bins.push({ from, to })
    from = to + 1
  }
  return bins
}

/** Counted back from the last day, so that the newest week is a whole one and compares with the others. */
function weeksOf({ from, to }: Span): readonly Span[] {
  const weeks: Span[] = []
  for (let last = to; last >= from; last -= 7)
    weeks.push({ from: Math.max(from, last - 6), to: last })
  const [rest, next] = weeks.toReversed()
  // What is left of a week joins its neighbour, unless it is most of one.
  if (rest && next && daysIn(rest) < 4) weeks.splice(-2, 2, { from, to: next.to })
  return weeks.toReversed()
}

function lastDayOf(day: Day, unit: Exclude<Unit, 'week'>): Day {
  if (unit === 'day') return day
  const date = new Date(utcOf(day))
  const next =
    unit === 'month'
      ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
      : Date.UTC(date.getUTCFullYear() + 1, 0, 1)
  return next / utcOf(1) - 1
}

/** Which of the neighbouring bins holds a day; -1 for none. Quick enough to ask for every answer. */
export function binFinder(bins: readonly Span[]): (day: Day) => number {
  const first = bins[0]?.from ?? 0
  const last = bins.at(-1)?.to ?? -1
  const places = new Int32Array(Math.max(0, last - first + 1))
  bins.forEach(({ from, to }, index) => places.fill(index, from - first, to - first + 1))
  return (day) => (day >= first && day <= last ? (places[day - first] ?? -1) : -1)
}
