import { codeLanguages, type CodeLanguage } from '../base/code-language.ts'
import type { Language } from '../base/language.ts'
import { languages } from '../base/language.ts'
import type { TopicId } from '../content/types.ts'

export const lengths = [20, 30, 45, 60, 90] as const
export const codeShares = [0, 0.25, 0.5, 0.75, 1] as const
/** Difficulties of questions and exercises, both ends included. */
export const levels = {
  junior: [1, 3],
  mixed: [1, 5],
  senior: [3, 5],
} as const satisfies Record<string, readonly [number, number]>
export type Level = keyof typeof levels
export const levelNames = Object.keys(levels) as readonly Level[]

/** What decides the paper, apart from the seed. */
export interface PaperSettings {
  readonly minutes: (typeof lengths)[number]
  readonly level: Level
  /** The share of the time that is for writing code. */
  readonly codeShare: (typeof codeShares)[number]
  /** In the bank's order; empty: all of them. */
  readonly topics: readonly TopicId[]
}

export interface SetUp extends PaperSettings {
  readonly language: Language
  /** What exercises open in; each can be taken in another that it is offered in. */
  readonly codeLanguage: CodeLanguage
  /** Code is written without completion and without marked errors. */
  readonly whiteboard: boolean
}

export const defaultSetUp = (
  language: Language,
  codeLanguage: CodeLanguage = 'typescript',
): SetUp => ({
  minutes: 45,
  level: 'mixed',
  codeShare: 0.5,
  topics: [],
  language,
  codeLanguage,
  whiteboard: true,
})

/** What was kept of the last set-up, field by field; what is not valid falls back. */
export function parseSetUp(value: unknown, base: SetUp, known: readonly TopicId[]): SetUp {
  const given: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const topics: unknown = given['topics']
  return {
    minutes: oneOf(lengths, given['minutes'], base.minutes),
    level: oneOf(levelNames, given['level'], base.level),
    codeShare: oneOf(codeShares, given['codeShare'], base.codeShare),
    topics: Array.isArray(topics) ? known.filter((id) => topics.includes(id)) : base.topics,
    language: oneOf(languages, given['language'], base.language),
    codeLanguage: oneOf(codeLanguages, given['codeLanguage'], base.codeLanguage),
    whiteboard: typeof given['whiteboard'] === 'boolean' ? given['whiteboard'] : base.whiteboard,
  }
}

function oneOf<T>(list: readonly T[], value: unknown, otherwise: T): T {
  return list.find((known) => known === value) ?? otherwise
}
