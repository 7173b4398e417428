import type { QuestionType } from '../../content/types.ts'
import type { Random } from '../../base/random.ts'
import type { AnswerOf, QuestionOf } from '../answer.ts'

/** One question type without its looks. Options, steps and right sides are named by their place in the file. */
export interface QuestionLogic<T extends QuestionType> {
  /** The order in which the parts are shown; empty where nothing is shuffled. */
  readonly arrange: (question: QuestionOf<T>, random: Random) => readonly number[]
  /** The answer before the user has given one. */
  readonly blank: (question: QuestionOf<T>, arrangement: readonly number[]) => AnswerOf<T>
  /** Whether there is something to judge. */
  readonly isComplete: (question: QuestionOf<T>, answer: AnswerOf<T>) => boolean
  /** The share that is right, 0 … 1. */
  readonly score: (question: QuestionOf<T>, answer: AnswerOf<T>) => number
  /** Whether a kept answer still fits the question, which may have changed meanwhile. */
  readonly fits: (question: QuestionOf<T>, answer: AnswerOf<T>) => boolean
}

/** 0, 1, …, count − 1. */
export const indices = (count: number): readonly number[] => [...Array(count).keys()]

/** Some of 0, 1, …, count − 1, none twice. */
export const areDistinct = (list: readonly number[], count: number): boolean =>
  new Set(list).size === list.length &&
  list.every((i) => Number.isInteger(i) && i >= 0 && i < count)

export const isPermutation = (list: readonly number[], count: number): boolean =>
  list.length === count && areDistinct(list, count)
