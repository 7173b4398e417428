interface AttentionSpec {
  tokens: number
  dim: number
  heads: number
  kvHeads?: number // heads with keys and values of their own
  window?: number | null // tokens in a window; null: all tokens see each other
  bias?: boolean // on all four projections
}

interface AttentionCost {
  params: number
  projectionMacs: number // query, key, value and output
  attentionMacs: number // q·kᵀ and weights·v
  kvCacheValues: number // keys and values of all tokens, in one layer
}

/** What one layer of multi-head self-attention has and does for one sequence. O(1). */
export function attentionCost({
  tokens,
  dim,
  heads,
  kvHeads = heads,
  window = null,
  bias = true,
}: AttentionSpec): AttentionCost {
  requireDivides('heads', heads, dim)
  requireDivides('kvHeads', kvHeads, heads)
  if (window !== null) requireDivides('window', window, tokens)

  const kvDim = (dim / heads) * kvHeads
  const weights = dim * dim + 2 * dim * kvDim + dim * dim // query, key and value, output
  const biases = dim + 2 * kvDim + dim
  const seen = window ?? tokens // keys that a query is compared with
  return {
    params: weights + (bias ? biases : 0),
    projectionMacs: tokens * weights,
    // Two products; over all heads together each pair costs dim.
    attentionMacs: 2 * tokens * seen * dim,
    kvCacheValues: 2 * tokens * kvDim,
  }
}

function requireDivides(name: string, value: number, whole: number): void {
  if (!Number.isInteger(value) || value < 1 || whole % value !== 0)
    throw new Error(`${name} must be a positive integer that divides ${whole}, not ${value}`)
}
