import { FSRSAlgorithm, generatorParameters } from 'ts-fsrs'

/** Nobody who prepares for interviews wants to meet a question again in three years. */
const longestDays = 365

const cache = new Map<string, FSRSAlgorithm>()

/**
 * The formulas of FSRS-6 with its published default weights. `sameDay` switches on the formula for
 * a repetition on the same day. Without fuzz no seed is ever read: ts-fsrs would take the clock.
 */
export function algorithmFor(retention: number, sameDay: boolean, fuzz: boolean): FSRSAlgorithm {
  const key = `${retention} ${sameDay} ${fuzz}`
  const known = cache.get(key)
  if (known) return known
  const algorithm = new FSRSAlgorithm(
    generatorParameters({
      request_retention: retention,
      maximum_interval: longestDays,
      enable_short_term: sameDay,
      enable_fuzz: fuzz,
    }),
  )
  cache.set(key, algorithm)
  return algorithm
}
