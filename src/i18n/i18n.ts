import i18next, { type i18n } from 'i18next'
import type { Language } from '../base/language.ts'
import type { all } from './en/all.ts'

/** Only the spoken language is loaded at the start; the service worker has the other one stored. */
const words: Readonly<Record<Language, () => Promise<{ readonly all: Words }>>> = {
  en: () => import('./en/all.ts'),
  zh: () => import('./zh/all.ts'),
}
type Words = { readonly [Namespace in keyof typeof all]: object }

/** The one translator of the app. */
export async function createTranslator(language: Language): Promise<i18n> {
  const translator = i18next.createInstance()
  const { all: spoken } = await words[language]()
  await translator.init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(spoken),
    resources: { [language]: spoken },
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  })
  return translator
}

/** Changes the language of the whole app; rejects when its words cannot be loaded. */
export async function speak(translator: i18n, language: Language): Promise<void> {
  if (!translator.hasResourceBundle(language, 'common'))
    for (const [namespace, bundle] of Object.entries((await words[language]()).all))
      translator.addResourceBundle(language, namespace, bundle)
  await translator.changeLanguage(language)
}
