import { areDistinct, type QuestionLogic } from './logic.ts'

export const open: QuestionLogic<'open'> = {
  arrange: () => [],
  blank: () => ({ type: 'open', text: '', ticks: [] }),
  /** An answer may be spoken: nothing has to be typed before it is compared. */
  isComplete: () => true,
  score: ({ rubric }, { ticks }) => ticks.length / rubric.length,
  fits: ({ rubric }, { ticks }) => areDistinct(ticks, rubric.length),
}
