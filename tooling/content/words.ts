import type { Localized } from '../../src/base/language.ts'

const han = /\p{Script=Han}/u
const fences = /```[\s\S]*?```|`[^`]*`|\$\$[\s\S]*?\$\$|\$[^$]*\$/g

/** The prose of a text: without code and formulas. */
const prose = (markdown: string): string => markdown.replace(fences, ' ')

/** What is wrong with a translation, or null. `sentence` texts must really be written in their language. */
export function translationProblem(
  text: Localized,
  kind: 'sentence' | 'term',
): { language: 'en' | 'zh'; message: string } | null {
  if (han.test(prose(text.en)))
    return {
      language: 'en',
      message: 'found Chinese characters in the English text; translate them',
    }
  if (kind === 'sentence' && /[A-Za-z]{3}/.test(prose(text.zh)) && !han.test(text.zh))
    return { language: 'zh', message: 'found no Chinese in the Chinese text; translate it' }
  if (/[\p{Script=Han}][,;:?!](?=\s|$|[\p{Script=Han}])/u.test(prose(text.zh)))
    return {
      language: 'zh',
      message: 'found half-width punctuation after a Chinese character; use ，；：？！',
    }
  return null
}
