import type { Language } from '../../base/language.ts'

/** `a, b, and c`, `a、b和c`. */
export const listText = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language).format(names)
