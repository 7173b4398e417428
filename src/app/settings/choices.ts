import { retentions, type motions, type themes } from '../../progress/settings.ts'

export const themeChoices = [
  'light',
  'dark',
  'system',
] as const satisfies readonly (typeof themes)[number][]

export const motionChoices = [
  'on',
  'off',
  'system',
] as const satisfies readonly (typeof motions)[number][]

export const newPerDayChoices = [0, 5, 10, 15, 20, 30] as const

export const newExercisesPerDayChoices = [0, 1, 2, 3, 5] as const

/** 0 stands for no goal. */
export const goalChoices = [0, 10, 20, 30, 45, 60] as const

export const retentionChoices: readonly number[] = retentions

/** The usual values and the one in force: a backup or another device may have brought one in between. */
export const choicesWith = (usual: readonly number[], value: number): readonly number[] =>
  usual.includes(value) ? usual : [...usual, value].toSorted((a, b) => a - b)

export const isRetention = (value: number): value is (typeof retentions)[number] =>
  retentionChoices.includes(value)
