import { type Language, localeOf } from '../../base/language.ts'

export const dateText = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    ...{ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  }).format(at)
