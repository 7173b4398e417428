import type { Language } from '../../../base/language.ts'
import type { anki } from '../../../i18n/en/anki.ts'
import type { Words } from '../../../i18n/words.ts'
import type { Html } from '../../../content/types.ts'
import { ankiHtml } from '../anki-html.ts'

export type CardWords = Words<(typeof anki)['card']>

/** A question in one language as it is printed on the two sides of a card. */
export interface Face {
  /** The stem, where it is not printed as it stands. */
  readonly stem?: string
  /** Below the stem and its figure. */
  readonly task: string
  readonly answer: string
  /** Below the explanation. */
  readonly more?: string
}

/** What a face is printed with. */
export interface Print {
  readonly language: Language
  readonly words: CardWords
  /** Options, steps or right sides in the order in which they are printed. */
  readonly arrangement: readonly number[]
}

export const inAnki = (html: Html | undefined, { language }: Print): string =>
  html === undefined ? '' : ankiHtml(html[language])

export const fill = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

export const hint = (words: string): string => `<p class="hint">${words}</p>`
export const label = (words: string): string => `<h3>${words}</h3>`
/** Block content, such as code, may stand in it. */
export const right = (html: string): string => `<div class="right">${html}</div>`
export const bold = (html: string): string => `<b>${html}</b>`

export const list = (items: readonly string[], kind: 'ul' | 'ol' | 'letters' = 'ul'): string => {
  if (items.length === 0) return ''
  const [open, close] =
    kind === 'letters' ? ['<ol type="A">', '</ol>'] : [`<${kind}>`, `</${kind}>`]
  return `${open}${items.map((item) => `<li>${item}</li>`).join('')}${close}`
}
