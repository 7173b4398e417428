import { type Language, localeOf } from '../../base/language.ts'
import type { useText } from '../../i18n/use-text.ts'

type HomeText = ReturnType<typeof useText<'home'>>

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export function agoWords(t: HomeText, ms: number): string {
  if (ms < minute) return t('ago.now')
  if (ms < hour) return t('ago.minutes', { count: Math.floor(ms / minute) })
  if (ms < day) return t('ago.hours', { count: Math.floor(ms / hour) })
  return t('ago.days', { count: Math.floor(ms / day) })
}

export const dateWords = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(at)

/** A day of the calendar, such as `2026-12-24`. */
export function dayWords(language: Language, date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return dateWords(language, new Date(year, month - 1, day).getTime())
}

/** "Next: 3 reviews tomorrow." */
export function nextWords(
  t: HomeText,
  { at, count }: { readonly at: number; readonly count: number },
  now: number,
  language: Language,
): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), options).format(at)
  const when =
    at < midnight + day
      ? t('done.later', { time: format({ hour: '2-digit', minute: '2-digit' }) })
      : at < midnight + 2 * day
        ? t('done.tomorrow')
        : t('done.on', { date: format({ month: 'long', day: 'numeric' }) })
  return t('done.next', { count, when })
}
