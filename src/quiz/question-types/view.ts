import type { Language } from '../../base/language.ts'
import type { QuestionType } from '../../content/types.ts'
import type { AnswerOf, QuestionOf } from '../answer.ts'
import type { Stage } from '../session-state.ts'

/** What the view of each question type gets. */
export interface ViewProps<T extends QuestionType> {
  readonly question: QuestionOf<T>
  readonly answer: AnswerOf<T>
  /** The order in which options, steps or right sides are shown. */
  readonly arrangement: readonly number[]
  readonly stage: Stage
  readonly language: Language
  readonly onAnswer: (answer: AnswerOf<T>) => void
}

/** A, B, C … by place, as the user sees them. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place)
