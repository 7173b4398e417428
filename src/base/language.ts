export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** The same words in both languages. */
export interface Localized {
  readonly en: string
  readonly zh: string
}
