type Mat = number[][]

/** Stored [out][in], no biases: y = x·Wᵀ. */
interface MhaParams {
  wq: Mat // [d][d]
  wk: Mat // [d][dctx]
  wv: Mat // [d][dctx]
  wo: Mat // [d][d]
}

interface MhaOptions {
  heads: number // must divide d
  causal?: boolean // token i sees positions 0 … i only
}

/** x: [l][d], context: [s][dctx] or null (self-attention) → [l][d]. */
export function multiHeadAttention(
  x: Mat,
  context: Mat | null,
  p: MhaParams,
  { heads, causal = false }: MhaOptions,
): Mat {
  throw new Error('not written yet')
}
