type Mat = number[][]

interface AttentionOptions {
  mask?: boolean[][] | null // [lq][lk], true: the query may see the key; null: it sees all
  scale?: number | null // factor on the scores; null: 1/√d
}

interface AttentionResult {
  out: Mat // [lq][dv]
  weights: Mat // [lq][lk]
}

/** q: [lq][d], k: [lk][d], v: [lk][dv] → out: [lq][dv], weights: [lq][lk]. */
export function attention(
  q: Mat,
  k: Mat,
  v: Mat,
  { mask = null, scale = null }: AttentionOptions = {},
): AttentionResult {
  throw new Error('not written yet')
}
