import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../base/language.ts'

/**
 * Adds the words of a page that is off the first screen. Both languages come with the page's own chunk,
 * so that changing the language needs nothing more. Call it above the first `useText` of the namespace.
 */
export function usePageWords(namespace: string, words: Readonly<Record<Language, object>>): void {
  const { i18n } = useTranslation()
  useState(() => {
    for (const [language, bundle] of Object.entries(words))
      if (!i18n.hasResourceBundle(language, namespace))
        i18n.addResourceBundle(language, namespace, bundle)
  })
}
