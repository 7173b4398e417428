import i18next, { type i18n } from 'i18next'
import type { Language } from '../base/language.ts'
import { all as en } from './en/all.ts'
import { all as zh } from './zh/all.ts'

/** The one translator of the app; both languages are in the bundle, so a switch needs no network. */
export function createTranslator(language: Language): i18n {
  const translator = i18next.createInstance()
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(en),
    resources: { en, zh },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  })
  return translator
}
