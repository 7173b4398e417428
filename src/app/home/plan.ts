import type { ConceptKey } from '../../content/types.ts'

/** What today holds, as the home screen tells it. */
export interface HomePlan {
  readonly due: { readonly count: number; readonly minutes: number }
  readonly fresh: {
    readonly count: number
    readonly minutes: number
    readonly concepts: readonly ConceptKey[]
  }
  readonly exercises: readonly {
    readonly slug: string
    readonly minutes: number
    /** Not written yet. */
    readonly fresh: boolean
  }[]
}

export const questionCount = (plan: HomePlan): number => plan.due.count + plan.fresh.count

export const planMinutes = (plan: HomePlan): number =>
  plan.due.minutes +
  plan.fresh.minutes +
  plan.exercises.reduce((sum, { minutes }) => sum + minutes, 0)

/** Whole minutes, never none for something. */
export const minutesOf = (seconds: number): number =>
  seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60))
