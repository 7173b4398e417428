import { shuffled } from '../../base/random.ts'
import { areDistinct, indices, type QuestionLogic } from './logic.ts'

export const single: QuestionLogic<'single'> = {
  arrange: ({ options }, random) => shuffled(random, indices(options.length)),
  blank: () => ({ type: 'single', chosen: null }),
  isComplete: (_, { chosen }) => chosen !== null,
  score: ({ options }, { chosen }) => (chosen !== null && options[chosen]?.correct ? 1 : 0),
  fits: ({ options }, { chosen }) => chosen === null || areDistinct([chosen], options.length),
}
