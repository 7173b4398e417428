import type { Question, TopicId } from '../../content/types.ts'

/** The fields of Offhand's note type, in Anki's order. Tags are Anki's own and no field. */
export const fieldNames = ['Question', 'Answer', 'Explanation', 'Source', 'Id'] as const
export type FieldName = (typeof fieldNames)[number]

/** One note of Anki: it makes one card. */
export interface AnkiNote {
  /** By this Anki knows a note again: what is imported twice is updated, not doubled. */
  readonly guid: string
  readonly topic: TopicId
  readonly fields: Readonly<Record<FieldName, string>>
  readonly tags: readonly string[]
}

/** A question to be exported; of a generated one which of its draws, from 1, else null. */
export interface Drawn {
  readonly question: Question
  readonly draw: number | null
}

/** Permanent, as the question's id is. */
export const guidOf = ({ question, draw }: Drawn): string =>
  draw === null ? question.id : `${question.id}#${draw}`

export const tagsOf = ({ topic, concept, difficulty, type }: Question): readonly string[] => [
  `topic::${topic}`,
  `concept::${concept.replace('/', '::')}`,
  `difficulty::${difficulty}`,
  `type::${type}`,
]
