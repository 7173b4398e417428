import type { Language } from '../../base/language.ts'
import type { QuestionEntry, TopicId } from '../../content/types.ts'
import type { Form } from './protocol.ts'

/** `selection` is what the question bank was narrowed to; the address of the settings carries its filter. */
export const scopes = ['all', 'topics', 'selection', 'bookmarked', 'mistakes'] as const
export type Scope = (typeof scopes)[number]

export const cardLanguages = ['zh', 'en', 'both'] as const
export type CardLanguage = (typeof cardLanguages)[number]

export interface Choice {
  readonly scope: Scope
  /** Counts where the scope is `topics`. */
  readonly topics: readonly TopicId[]
  readonly language: CardLanguage
  readonly form: Form
}

/** Each question with numbers of its own is exported so often, with different numbers. */
export const drawsPerQuestion = 3

export const cardCount = (entries: readonly QuestionEntry[]): number =>
  entries.length + drawnCount(entries) * (drawsPerQuestion - 1)

export const drawnCount = (entries: readonly QuestionEntry[]): number =>
  entries.filter(({ generated }) => generated).length

/** In two languages the one that the app speaks stands first. */
export const languagesOf = (chosen: CardLanguage, spoken: Language): readonly Language[] =>
  chosen === 'both' ? [spoken, spoken === 'zh' ? 'en' : 'zh'] : [chosen]

/** `offhand-losses-zh.apkg`: one topic is named, several are not. */
export function fileName({ scope, topics, language, form }: Choice): string {
  const [first, ...others] = topics
  const what = scope === 'topics' && first !== undefined && others.length === 0 ? first : scope
  return `offhand-${what}-${language}.${form}`
}
