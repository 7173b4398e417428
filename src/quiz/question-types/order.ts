import { shuffled } from '../../base/random.ts'
import { indices, isPermutation, type QuestionLogic } from './logic.ts'

export const order: QuestionLogic<'order'> = {
  /** Never in the right order already. */
  arrange: ({ steps }, random) => {
    for (;;) {
      const arrangement = shuffled(random, indices(steps.length))
      if (arrangement.some((step, place) => step !== place)) return arrangement
    }
  },
  blank: (_, arrangement) => ({ type: 'order', steps: arrangement }),
  isComplete: () => true,
  /** Pairs of neighbours that follow each other as they should: one step out of place costs little. */
  score: (_, { steps }) => {
    const kept = steps.filter((step, place) => place > 0 && steps[place - 1] === step - 1).length
    return kept / (steps.length - 1)
  },
  fits: ({ steps: wanted }, { steps }) => isPermutation(steps, wanted.length),
}
