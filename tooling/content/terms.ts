import type { AuthoredTerm } from '../../src/content/schema/glossary.ts'
import { formsOf } from './glossary.ts'

export interface TermMatch {
  readonly id: string
  readonly at: number
  readonly length: number
}

const han = /\p{Script=Han}/u

/** Abbreviations are told from words by their capitals: mAP is not map. */
const isExact = (form: string): boolean => (form.match(/[A-Z]/g) ?? []).length > 1

/** A hyphen, a dash and a space are one and the same. */
const fold = (text: string): string => text.replace(/[‐‑–-]/g, ' ')

interface Form {
  readonly id: string
  /** Folded, lower case. */
  readonly text: string
  readonly exact: string | null
  readonly latin: boolean
}

/** Finds the terms of the glossary in plain text of each language, the longest form first. */
export type TermFinder = Readonly<Record<'en' | 'zh', (text: string) => TermMatch[]>>

export const termFinder = (terms: readonly AuthoredTerm[]): TermFinder => ({
  en: finderFor(terms, 'en'),
  zh: finderFor(terms, 'zh'),
})

function finderFor(
  terms: readonly AuthoredTerm[],
  language: 'en' | 'zh',
): (text: string) => TermMatch[] {
  // By first character: one expression over all forms would try each of them at each place.
  const byStart = new Map<string, Form[]>()
  for (const term of terms)
    for (const form of formsOf(term, language)) {
      const folded = fold(form)
      const text = folded.toLowerCase()
      const entry = {
        id: term.id,
        text,
        exact: isExact(form) ? folded : null,
        latin: !han.test(form),
      }
      byStart.set(text[0] ?? '', [...(byStart.get(text[0] ?? '') ?? []), entry])
    }
  for (const forms of byStart.values()) forms.sort((a, b) => b.text.length - a.text.length)

  return (original) => {
    const text = fold(original)
    const lower = text.toLowerCase()
    const matches: TermMatch[] = []
    for (let at = 0; at < text.length;) {
      const match = matchAt(byStart.get(lower[at] ?? ''), text, lower, at)
      if (match) matches.push({ id: match.id, at, length: match.length })
      at += match?.length ?? 1
    }
    return matches
  }
}

function matchAt(
  forms: readonly Form[] | undefined,
  text: string,
  lower: string,
  at: number,
): { readonly id: string; readonly length: number } | null {
  for (const { id, text: form, exact, latin } of forms ?? []) {
    if (!lower.startsWith(form, at)) continue
    if (exact !== null && !text.startsWith(exact, at)) continue
    if (!latin) return { id, length: form.length }
    if (isLetter(text[at - 1])) continue
    // A word may stand in the plural.
    for (const ending of ['', 's', 'es']) {
      const end = at + form.length + ending.length
      if (lower.startsWith(ending, at + form.length) && !isLetter(text[end]))
        return { id, length: end - at }
    }
  }
  return null
}

const isLetter = (char: string | undefined): boolean =>
  char !== undefined && /[A-Za-z0-9]/.test(char)

const voidTags = /^<(?:br|hr|img|input|wbr|path|line|use)\b|\/>$/i
/** Where a term is not a word of the text: formulas, code, links. */
const shut = /^<(?:code|pre|a|button|svg|math)\b|^<span class="katex/i

/** Marks the first place of each term, so that a card can tell what it is. */
export function markTerms(html: string, find: (text: string) => TermMatch[]): string {
  const seen = new Set<string>()
  let depth = 0
  return html
    .split(/(<[^>]+>)/)
    .map((part) => {
      if (part.startsWith('<')) {
        if (part.startsWith('</')) depth = Math.max(0, depth - 1)
        else if ((depth > 0 || shut.test(part)) && !voidTags.test(part)) depth++
        return part
      }
      return depth > 0 ? part : marked(part, find, seen)
    })
    .join('')
}

function marked(text: string, find: (text: string) => TermMatch[], seen: Set<string>): string {
  let result = ''
  let from = 0
  for (const { id, at, length } of find(text)) {
    if (seen.has(id)) continue
    seen.add(id)
    const word = text.slice(at, at + length)
    result += `${text.slice(from, at)}<button type="button" data-term="${id}">${word}</button>`
    from = at + length
  }
  return result + text.slice(from)
}
