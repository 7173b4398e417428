import type { Localized } from '../base/language.ts'

/** Exercises that belong together. */
export interface ExerciseGroup {
  readonly id: string
  readonly title: Localized
  readonly exercises: readonly string[]
}

/** An ordered way through exercises. */
export interface ExercisePath {
  readonly id: string
  readonly title: Localized
  readonly about: Localized
  readonly steps: readonly { readonly title?: Localized; readonly exercises: readonly string[] }[]
}

export interface ExercisePaths {
  readonly groups: readonly ExerciseGroup[]
  readonly paths: readonly ExercisePath[]
}
