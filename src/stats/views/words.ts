import { type Language, localeOf } from '../../base/language.ts'
import type { useText } from '../../i18n/use-text.ts'
import { utcOf, yearOf, type Day, type Span } from '../days.ts'
import type { Unit } from '../bins.ts'

/** Plain files get the words as an argument; the hook stays in the components. */
export type StatsText = ReturnType<typeof useText<'stats'>>

const formats = new Map<string, Intl.DateTimeFormat>()
/** Making a format takes longer than using it, and a calendar has hundreds of days. */
function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' })
  formats.set(key, format)
  return format
}

/** The short month of a Chinese range would be 11/21. */
const dayMonth = (language: Language): Intl.DateTimeFormatOptions => ({
  day: 'numeric',
  month: language === 'zh' ? 'long' : 'short',
})

/** "24 Nov", and the year where it is not this one. */
export const dayWords = (language: Language, day: Day, today: Day): string =>
  formatOf(language, {
    ...dayMonth(language),
    ...(yearOf(day) !== yearOf(today) && { year: 'numeric' }),
  }).format(utcOf(day))

/** "Tue 24 Nov". */
export const weekdayWords = (language: Language, day: Day, today: Day): string =>
  formatOf(language, {
    weekday: 'short',
    ...dayMonth(language),
    ...(yearOf(day) !== yearOf(today) && { year: 'numeric' }),
  }).format(utcOf(day))

export const monthWords = (language: Language, day: Day): string =>
  formatOf(language, { month: 'short' }).format(utcOf(day))

/** A bin of a chart: "Tue 24 Nov", "16–22 Nov", "November 2026", "2026". */
export function binWords(language: Language, { from, to }: Span, unit: Unit, today: Day): string {
  switch (unit) {
    case 'day':
      return weekdayWords(language, from, today)
    case 'week':
      return spanWords(language, { from, to }, today)
    case 'month':
      return formatOf(language, { month: 'long', year: 'numeric' }).format(utcOf(from))
    case 'year':
      return formatOf(language, { year: 'numeric' }).format(utcOf(from))
  }
}

/** Below a bar, where there is little room. */
export function tickWords(language: Language, { from }: Span, unit: Unit, today: Day): string {
  if (unit === 'day' || unit === 'week')
    return formatOf(language, dayMonth(language)).format(utcOf(from))
  if (unit === 'year') return String(yearOf(from))
  return formatOf(language, {
    month: 'short',
    ...(yearOf(from) !== yearOf(today) && { year: '2-digit' }),
  }).format(utcOf(from))
}

/** "18–24 Nov". */
export function spanWords(language: Language, { from, to }: Span, today: Day): string {
  if (from === to) return weekdayWords(language, from, today)
  const year = yearOf(from) !== yearOf(today) || yearOf(to) !== yearOf(today)
  const format = formatOf(language, {
    ...dayMonth(language),
    ...(year && { year: 'numeric' }),
  })
  if (language === 'en') return format.formatRange(utcOf(from), utcOf(to))
  // What browsers make of a Chinese range is 11/18 – 11/24.
  const [first, last] = [format.format(utcOf(from)), format.format(utcOf(to))]
  const month = (text: string) => text.slice(0, text.indexOf('月') + 1)
  return `${first}至${month(first) === month(last) ? last.slice(month(last).length) : last}`
}

/** One after the other, as each language sets them. */
export const sentences = (language: Language, parts: readonly string[]): string =>
  parts.join(language === 'zh' ? '' : ' ')

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** "52 s", "14 min", "3 h 20 min". */
export function timeWords(t: StatsText, ms: number): string {
  if (ms < 2 * minute) return t('time.seconds', { count: Math.round(ms / second) })
  if (ms < 2 * hour) return t('time.minutes', { count: Math.round(ms / minute) })
  const minutes = Math.round(ms / minute)
  // Nobody counts the minutes of a hundred hours.
  if (minutes >= 60 * 20 || minutes % 60 === 0)
    return t('time.fullHours', { hours: Math.round(minutes / 60) })
  return t('time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** A number of days, with a decimal where it is small. */
export function daysWords(t: StatsText, days: number): string {
  const rounded = days < 9.95 ? Math.round(days * 10) / 10 : Math.round(days)
  return t('stability.days', { count: rounded, days: rounded.toLocaleString('en') })
}
