import { useTranslation } from 'react-i18next'
import type { Language } from '../base/language.ts'
import type { Namespaces } from './namespaces.ts'

/** The words of one namespace: `const t = useText('quiz')`, then `t('start')`. */
export function useText<N extends keyof Namespaces>(namespace: N) {
  return useTranslation(namespace).t
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'zh' ? 'zh' : 'en'
}
