import { shuffled } from '../../base/random.ts'
import { indices, isPermutation, type QuestionLogic } from './logic.ts'

/** In its own place, or right behind the step it follows: one step out of place does not cost all of them. */
export function isInOrder(steps: readonly number[], step: number): boolean {
  const place = steps.indexOf(step)
  return place === step || (place > 0 && steps[place - 1] === step - 1)
}

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
  score: (_, { steps }) => steps.filter((step) => isInOrder(steps, step)).length / steps.length,
  fits: ({ steps: wanted }, { steps }) => isPermutation(steps, wanted.length),
}
