type Vec = number[]
type Mat = number[][]

interface CtcResult {
  tokens: number[]
  logprob: number // of the path: the sum over all frames
}

/** logp: [t][v], the log-probabilities of v tokens in t frames. O(t·v) time, O(t) memory. */
export function ctcGreedyDecode(logp: Mat, blank = 0): CtcResult {
  const v = logp[0]?.length ?? 0
  if (v === 0 || logp.some((frame) => frame.length !== v))
    throw new Error('logp must be a full [t][v] matrix')
  if (!Number.isInteger(blank) || blank < 0 || blank >= v) throw new Error('blank must be a token')

  const tokens: number[] = []
  let logprob = 0
  let previous: number | null = null
  for (const frame of logp) {
    const best = argmax(frame)
    logprob += frame[best]!
    if (best !== previous && best !== blank) tokens.push(best)
    previous = best // the blank as well: it is what separates two equal tokens
  }
  return { tokens, logprob }
}

/** The index of the largest entry; of equal ones the first. */
function argmax(values: Vec): number {
  let best = 0
  for (const [i, value] of values.entries()) if (value > values[best]!) best = i
  return best
}
