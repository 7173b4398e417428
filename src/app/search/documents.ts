import type { Localized } from '../../base/language.ts'
import { catalog, conceptOf, topicOf } from '../../content/catalog.ts'
import type { ConceptKey, TopicId } from '../../content/types.ts'
import type { SearchDocument } from './search-index.ts'

/** The words of both languages as one text. */
export const bothOf = (words: Localized | undefined): string =>
  words ? `${words.en}\n${words.zh}` : ''

const context = (concepts: readonly ConceptKey[], topic: TopicId) => ({
  concept: concepts.map((key) => bothOf(conceptOf(key)?.title)).join('\n'),
  topic: bothOf(topicOf(topic)?.title),
})

export const questionDocuments = (): readonly SearchDocument[] =>
  catalog.questions.map((entry) => ({
    id: entry.id,
    title: bothOf(entry.title),
    ...context([entry.concept], entry.topic),
  }))

export const exerciseDocuments = (): readonly SearchDocument[] =>
  catalog.exercises.map((entry) => ({
    id: entry.slug,
    title: bothOf(entry.title),
    ...context(entry.concepts, entry.topic),
  }))
