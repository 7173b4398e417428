export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** How dates and numbers are written. */
export const localeOf = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-GB')

/** The same words in both languages. */
export interface Localized {
  readonly en: string
  readonly zh: string
}
