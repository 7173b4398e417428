import { shuffled } from '../../base/random.ts'
import { areDistinct, indices, type QuestionLogic } from './logic.ts'

export const multiple: QuestionLogic<'multiple'> = {
  arrange: ({ options }, random) => shuffled(random, indices(options.length)),
  blank: () => ({ type: 'multiple', chosen: [] }),
  isComplete: (_, { chosen }) => chosen.length > 0,
  /** Each right option counts for it, each wrong one against it: ticking everything earns little. */
  score: ({ options }, { chosen }) => {
    const all = options.filter(({ correct }) => correct).length
    const right = chosen.filter((i) => options[i]?.correct).length
    return Math.max(0, right - (chosen.length - right)) / all
  },
  fits: ({ options }, { chosen }) => areDistinct(chosen, options.length),
}
