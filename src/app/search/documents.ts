import type { Localized } from '../../base/language.ts'
import { catalog, conceptOf, topicOf } from '../../content/catalog.ts'
import type { ConceptKey, TopicId } from '../../content/types.ts'
import type { SearchDocument } from './search-index.ts'

const both = (words: Localized | undefined): string => (words ? `${words.en}\n${words.zh}` : '')

const context = (concepts: readonly ConceptKey[], topic: TopicId) => ({
  concept: concepts.map((key) => both(conceptOf(key)?.title)).join('\n'),
  topic: both(topicOf(topic)?.title),
})

export const questionDocuments = (): readonly SearchDocument[] =>
  catalog.questions.map((entry) => ({
    id: entry.id,
    title: both(entry.title),
    ...context([entry.concept], entry.topic),
  }))

export const exerciseDocuments = (): readonly SearchDocument[] =>
  catalog.exercises.map((entry) => ({
    id: entry.slug,
    title: both(entry.title),
    ...context(entry.concepts, entry.topic),
  }))
