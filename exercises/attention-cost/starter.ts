interface AttentionSpec {
  tokens: number
  dim: number
  heads: number
  kvHeads?: number // heads with keys and values of their own, default heads
  window?: number | null // tokens in a window, default null: all tokens see each other
  bias?: boolean // on all four projections, default true
}

interface AttentionCost {
  params: number
  projectionMacs: number // query, key, value and output
  attentionMacs: number // q·kᵀ and weights·v
  kvCacheValues: number // keys and values of all tokens, in one layer
}

/** What one layer of multi-head self-attention has and does for one sequence. */
export function attentionCost(spec: AttentionSpec): AttentionCost {
  throw new Error('not written yet')
}
