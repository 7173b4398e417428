type T3 = number[][][]

interface GqaOptions {
  causal?: boolean // row i sees keys 0 … i only; needs l = s
}

/** q: [hq][l][d], k and v: [hkv][s][d], hq a multiple of hkv → [hq][l][d]. */
export function groupedQueryAttention(
  q: T3,
  k: T3,
  v: T3,
  { causal = false }: GqaOptions = {},
): T3 {
  throw new Error('not written yet')
}
