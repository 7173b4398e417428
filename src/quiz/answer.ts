import type { Question, QuestionType } from '../content/types.ts'

/** What the user has given so far, as it is kept across a reload and written into the review. Plain JSON. */
export type Answer =
  | { readonly type: 'single'; readonly chosen: number | null }
  | { readonly type: 'multiple'; readonly chosen: readonly number[] }
  | { readonly type: 'numeric'; readonly text: string }
  | { readonly type: 'cloze'; readonly texts: Readonly<Record<string, string>> }
  | { readonly type: 'order'; readonly steps: readonly number[] }
  /** For each left side the chosen right side: a pair's index, then the extras. */
  | { readonly type: 'match'; readonly rights: readonly (number | null)[] }
  /** `ticks` are the key points that the user found in their own answer. */
  | { readonly type: 'open'; readonly text: string; readonly ticks: readonly number[] }

export type AnswerOf<T extends QuestionType> = Extract<Answer, { type: T }>
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>
