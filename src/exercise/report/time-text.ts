import type { TFunction } from 'i18next'

/** `0.3 ms`, `2,000 ms`: a tenth where it tells something. */
export function timeText(t: TFunction<'exercise'>, ms: number): string {
  const text = ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en')
  return t('ms', { ms: text })
}
