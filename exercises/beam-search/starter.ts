type Mat = number[][]

interface BeamOptions {
  beam: number // hypotheses kept per step, and returned at most
  maxLen: number // tokens after the start token
  eos: number // the token that ends a hypothesis
  lengthPenalty?: number // score = logprob / length ** lengthPenalty
}

interface Hypothesis {
  tokens: number[] // without the start token, with eos where it was reached
  logprob: number
  score: number
}

/** logp: [v][v], log P(next | last) → best first, at most beam. */
export function beamSearch(
  logp: Mat,
  start: number,
  { beam, maxLen, eos, lengthPenalty = 0 }: BeamOptions,
): Hypothesis[] {
  throw new Error('not written yet')
}
