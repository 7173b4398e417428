type Mat = number[][]

interface CtcResult {
  tokens: number[]
  logprob: number // of the path: the sum over all frames
}

/** logp: [t][v], the log-probabilities of v tokens in t frames. */
export function ctcGreedyDecode(logp: Mat, blank = 0): CtcResult {
  throw new Error('not written yet')
}
