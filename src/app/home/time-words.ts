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
