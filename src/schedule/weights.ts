import { clipParameters, default_w } from 'ts-fsrs'

/** The 21 weights of FSRS-6 (open-spaced-repetition/awesome-fsrs, "The Algorithm"). */
export type Weights = readonly number[]

export const defaultWeights: Weights = default_w

/** Fitted weights have the precision of floats; four digits behind the point are FSRS's own habit. */
const digits = 1e4

/** From a fit or from a file: 21 numbers, each kept within what FSRS allows. Null for anything else. */
export function weightsOf(value: unknown): Weights | null {
  if (!Array.isArray(value) || value.length !== default_w.length) return null
  const given: readonly unknown[] = value
  const numbers = given.flatMap((one) =>
    typeof one === 'number' && Number.isFinite(one) ? [Math.round(one * digits) / digits] : [],
  )
  return numbers.length === default_w.length ? clipParameters(numbers, 0, true) : null
}
