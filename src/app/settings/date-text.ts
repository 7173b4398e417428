import type { Language } from '../../base/language.ts'

/** Date and time as each language writes them, in the user's own time zone. */
export function dateText(at: number, language: Language): string {
  // The file of somebody else may say any number.
  if (Number.isNaN(new Date(at).getTime())) return '—'
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)
}
