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

const slack = 1e-12 // a sum this close to topP has reached it

/** logits: [n], u in [0, 1) → the final distribution and the token drawn. O(n log n) time. */
export function sampleToken(
  logits: Vec,
  u: number,
  { temperature = 1, topK = null, topP = null }: SamplingOptions = {},
): SamplingResult {
  if (logits.length === 0) throw new Error('there must be a token to choose')
  if (!(u >= 0 && u < 1)) throw new Error('u must lie in [0, 1)')
  if (!(temperature > 0)) throw new Error('temperature must be positive')
  if (topK !== null && (!Number.isInteger(topK) || topK < 1))
    throw new Error('topK must be a positive integer')
  if (topP !== null && !(topP > 0 && topP <= 1)) throw new Error('topP must lie in (0, 1]')

  const order = [...logits.keys()].sort((i, j) => logits[j]! - logits[i]! || i - j)
  const shares = (ids: Vec) => {
    const left = ids.map((id) => logits[id]!)
    return softmax(left, temperature)
  }

  let kept = order.slice(0, topK ?? order.length)
  if (topP !== null) {
    const last = firstWhere(shares(kept), (sum) => sum >= topP - slack)
    kept = kept.slice(0, last + 1) // the token that crosses topP stays
  }
  const final = shares(kept)
  const probs = logits.map(() => 0)
  for (const [rank, id] of kept.entries()) probs[id] = final[rank]!
  const rank = firstWhere(final, (sum) => sum > u)
  return { probs, token: kept[rank]! }
}

function softmax(logits: Vec, temperature: number): Vec {
  const max = Math.max(...logits)
  const exps = logits.map((v) => Math.exp((v - max) / temperature))
  const total = exps.reduce((sum, e) => sum + e, 0)
  return exps.map((e) => e / total)
}

/** The first index at which the running sum is enough; the last one when rounding keeps it short of that. */
function firstWhere(values: Vec, isEnough: (sum: number) => boolean): number {
  let sum = 0
  const index = values.findIndex((v) => isEnough((sum += v)))
  return index === -1 ? values.length - 1 : index
}
