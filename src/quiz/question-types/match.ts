import { shuffled } from '../../base/random.ts'
import { areDistinct, indices, type QuestionLogic } from './logic.ts'

export const match: QuestionLogic<'match'> = {
  /** Of the right sides, extras included. */
  arrange: ({ pairs, extras }, random) => shuffled(random, indices(pairs.length + extras.length)),
  blank: ({ pairs }) => ({ type: 'match', rights: pairs.map(() => null) }),
  isComplete: (_, { rights }) => rights.every((right) => right !== null),
  score: ({ pairs }, { rights }) =>
    rights.filter((right, left) => right === left).length / pairs.length,
  fits: ({ pairs, extras }, { rights }) =>
    rights.length === pairs.length &&
    areDistinct(
      rights.filter((right) => right !== null),
      pairs.length + extras.length,
    ),
}
