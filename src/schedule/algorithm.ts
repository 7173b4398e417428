import { FSRSAlgorithm, generatorParameters } from 'ts-fsrs'

/** Nobody who prepares for interviews wants to meet a question again in three years. */
const longestDays = 365

const byRetention = new Map<number, Readonly<Record<Kind, FSRSAlgorithm>>>()
type Kind = 'plain' | 'fuzzy' | 'plainSameDay' | 'fuzzySameDay'

/**
 * The formulas of FSRS-6 with its published default weights. `sameDay` switches on the formula for
 * a repetition on the same day. Without fuzz no seed is ever read: ts-fsrs would take the clock.
 */
export function algorithmFor(retention: number, sameDay: boolean, fuzz: boolean): FSRSAlgorithm {
  let all = byRetention.get(retention)
  if (!all) {
    all = {
      plain: create(retention, false, false),
      fuzzy: create(retention, false, true),
      plainSameDay: create(retention, true, false),
      fuzzySameDay: create(retention, true, true),
    }
    byRetention.set(retention, all)
  }
  return all[sameDay ? (fuzz ? 'fuzzySameDay' : 'plainSameDay') : fuzz ? 'fuzzy' : 'plain']
}

const create = (retention: number, sameDay: boolean, fuzz: boolean): FSRSAlgorithm =>
  new FSRSAlgorithm(
    generatorParameters({
      request_retention: retention,
      maximum_interval: longestDays,
      enable_short_term: sameDay,
      enable_fuzz: fuzz,
    }),
  )
