import { index } from 'virtual:offhand/index'
import type { Language } from '../base/language.ts'
import type {
  ConceptEntry,
  ConceptKey,
  ExerciseEntry,
  QuestionEntry,
  TopicEntry,
  TopicId,
} from './types.ts'

/** The light index: everything that lists, planner and search need, without a single stem. */
export const catalog = {
  version: index.version,
  topics: index.topics,
  concepts: index.concepts,
  questions: index.questions,
  exercises: index.exercises,
} as const

const topicById = new Map(index.topics.map((topic) => [topic.id, topic]))
const conceptByKey = new Map(index.concepts.map((concept) => [concept.key, concept]))
const questionById = new Map(index.questions.map((question) => [question.id, question]))
const exerciseBySlug = new Map(index.exercises.map((exercise) => [exercise.slug, exercise]))

export const topicOf = (id: TopicId): TopicEntry | undefined => topicById.get(id)
export const conceptOf = (key: ConceptKey): ConceptEntry | undefined => conceptByKey.get(key)
export const questionOf = (id: string): QuestionEntry | undefined => questionById.get(id)
export const exerciseOf = (slug: string): ExerciseEntry | undefined => exerciseBySlug.get(slug)

export const topicTitle = (id: TopicId, language: Language): string =>
  topicById.get(id)?.title[language] ?? id
export const conceptTitle = (key: ConceptKey, language: Language): string =>
  conceptByKey.get(key)?.title[language] ?? key
