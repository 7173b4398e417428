import type { Language, Localized } from '../../base/language.ts'
import { catalog } from '../../content/catalog.ts'
import { addressOf } from '../concept/address.ts'
import { bothOf } from '../search/documents.ts'
import type { SearchDocument } from '../search/search-index.ts'

export type EntryKind = 'screen' | 'action' | 'primer' | 'concept' | 'question' | 'exercise'

export interface PaletteEntry {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  /** Where it leads; an action is done instead. */
  readonly to?: string
}

interface BankEntry {
  readonly id: string
  readonly kind: EntryKind
  readonly title: Localized
  readonly to: string
}

/** Everything of the bank that has an address. */
const bank = (): readonly BankEntry[] => [
  ...catalog.topics
    .filter(({ primer }) => primer)
    .map(({ id, title }) => entry('primer', id, title, `/topics/${id}`)),
  ...catalog.exercises.map(({ slug, title }) =>
    entry('exercise', slug, title, `/exercises/${slug}`),
  ),
  ...catalog.concepts.map(({ key, title }) => entry('concept', key, title, addressOf(key))),
  ...catalog.questions.map(({ id, title }) => entry('question', id, title, `/questions/${id}`)),
]

const entry = (kind: EntryKind, name: string, title: Localized, to: string): BankEntry => ({
  id: `${kind}:${name}`,
  kind,
  title,
  to,
})

export const bankEntries = (language: Language): readonly PaletteEntry[] =>
  bank().map(({ title, ...rest }) => ({ ...rest, title: title[language] }))

/** The words of both languages, whatever the app speaks. */
export const bankDocuments = (): readonly SearchDocument[] =>
  bank().map(({ id, title }) => ({ id, title: bothOf(title), concept: '', topic: '' }))
