import type { Random } from '../base/random.ts'
import type { Question, QuestionType } from '../content/types.ts'
import type { Answer } from './answer.ts'
import { cloze } from './question-types/cloze.ts'
import type { QuestionLogic } from './question-types/logic.ts'
import { match } from './question-types/match.ts'
import { multiple } from './question-types/multiple.ts'
import { numeric } from './question-types/numeric.ts'
import { open } from './question-types/open.ts'
import { order } from './question-types/order.ts'
import { single } from './question-types/single.ts'

/** Every question type; its looks stand in question-types/views.tsx. */
const types: { readonly [T in QuestionType]: QuestionLogic<T> } = {
  single,
  multiple,
  numeric,
  cloze,
  order,
  match,
  open,
}

/** The table above pairs each type with its own logic, which the type of a union cannot say. */
const logicOf = (question: Question) => types[question.type] as unknown as QuestionLogic<'single'>
type Loose = [question: never, answer: never]

export const arrange = (question: Question, random: Random): readonly number[] =>
  logicOf(question).arrange(question as never, random)

export const blankAnswer = (question: Question, arrangement: readonly number[]): Answer =>
  logicOf(question).blank(question as never, arrangement)

export const isComplete = (question: Question, answer: Answer): boolean =>
  logicOf(question).isComplete(...([question, answer] as unknown as Loose))

/** The share of the answer that is right, 0 … 1. */
export const scoreOf = (question: Question, answer: Answer): number =>
  logicOf(question).score(...([question, answer] as unknown as Loose))

export const fits = (question: Question, answer: Answer): boolean =>
  question.type === answer.type &&
  logicOf(question).fits(...([question, answer] as unknown as Loose))
