import type { Localized } from '../base/language.ts'
import type { ConceptKey } from './types.ts'

/** A term of the field, as hover cards and search need it. */
export interface Term {
  readonly id: string
  readonly title: Localized
  readonly gist: Localized
  readonly concept?: ConceptKey
  /** Every form that people write or type, in both languages, lower case. */
  readonly forms: readonly string[]
}

/** The same search in the other words for what it names: "RF" also looks for the receptive field. */
export function inOtherWords(text: string, terms: readonly Term[]): readonly string[] {
  const folded = text.toLowerCase()
  const others = new Set<string>()
  for (const { forms, title } of terms) {
    const form = forms.find((one) => holds(folded, one))
    if (form === undefined) continue
    for (const words of [title.en, title.zh])
      if (words.toLowerCase() !== form) others.add(folded.replace(form, words))
  }
  return [...others].slice(0, mostOthers)
}

const mostOthers = 6

/** Whole words; Chinese has no spaces to tell them by. */
function holds(text: string, form: string): boolean {
  const at = text.indexOf(form)
  if (at < 0) return false
  if (!/[a-z0-9]/.test(form)) return true
  const before = text[at - 1] ?? ' '
  const after = text[at + form.length] ?? ' '
  return !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)
}
