type Vec = number[]

interface SamplingOptions {
  temperature?: number
  topK?: number | null // how many tokens to keep at most; null: all
  topP?: number | null // keep the fewest whose probabilities reach this; null: all
}

interface SamplingResult {
  probs: Vec // [n], 0 for tokens that were cut
  token: number
}

/** logits: [n], u in [0, 1) → the final distribution and the token drawn. */
export function sampleToken(
  logits: Vec,
  u: number,
  { temperature = 1, topK = null, topP = null }: SamplingOptions = {},
): SamplingResult {
  throw new Error('not written yet')
}
