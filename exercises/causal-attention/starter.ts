type T3 = number[][][]

interface CausalOptions {
  window?: number | null // keys each query sees at most, its own position included; null: no limit
}

/** q: [h][lq][d], k: [h][lk][d], v: [h][lk][dv], lq ≤ lk → [h][lq][dv]. */
export function causalAttention(q: T3, k: T3, v: T3, { window = null }: CausalOptions = {}): T3 {
  throw new Error('not written yet')
}
