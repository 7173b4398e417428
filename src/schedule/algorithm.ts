import { FSRSAlgorithm, generatorParameters } from 'ts-fsrs'
import type { Weights } from './weights.ts'

/** Nobody who prepares for interviews wants to meet a question again in three years. */
const longestDays = 365

type Kind = 'plain' | 'fuzzy' | 'plainSameDay' | 'fuzzySameDay'
type Kinds = Readonly<Record<Kind, FSRSAlgorithm>>
const made = new WeakMap<Weights, Map<number, Kinds>>()

/**
 * The formulas of FSRS-6 with these weights. `sameDay` switches on the formula for a repetition on
 * the same day. Without fuzz no seed is ever read: ts-fsrs would take the clock.
 */
export function algorithmFor(
  weights: Weights,
  retention: number,
  sameDay: boolean,
  fuzz: boolean,
): FSRSAlgorithm {
  const byRetention = made.get(weights) ?? new Map<number, Kinds>()
  made.set(weights, byRetention)
  let all = byRetention.get(retention)
  if (!all) {
    all = {
      plain: create(weights, retention, false, false),
      fuzzy: create(weights, retention, false, true),
      plainSameDay: create(weights, retention, true, false),
      fuzzySameDay: create(weights, retention, true, true),
    }
    byRetention.set(retention, all)
  }
  return all[sameDay ? (fuzz ? 'fuzzySameDay' : 'plainSameDay') : fuzz ? 'fuzzy' : 'plain']
}

const create = (
  weights: Weights,
  retention: number,
  sameDay: boolean,
  fuzz: boolean,
): FSRSAlgorithm =>
  new FSRSAlgorithm(
    generatorParameters({
      w: weights,
      request_retention: retention,
      maximum_interval: longestDays,
      enable_short_term: sameDay,
      enable_fuzz: fuzz,
    }),
  )
