type Vec = number[]
type Mat = number[][]
type T3 = number[][][]

interface GqaOptions {
  causal?: boolean // row i sees keys 0 … i only; needs l = s
}

/**
 * q: [hq][l][d], k and v: [hkv][s][d], hq a multiple of hkv → [hq][l][d].
 * hkv = hq is multi-head attention, hkv = 1 multi-query attention. O(hq·l·s·d) time.
 */
export function groupedQueryAttention(
  q: T3,
  k: T3,
  v: T3,
  { causal = false }: GqaOptions = {},
): T3 {
  const [hq, l, d] = [q.length, q[0]?.length ?? 0, q[0]?.[0]?.length ?? 0]
  const [hkv, s] = [k.length, k[0]?.length ?? 0]
  requireShape(q, [hq, l, d], 'q')
  requireShape(k, [hkv, s, d], 'k')
  requireShape(v, [hkv, s, d], 'v')
  if (hq % hkv !== 0) throw new Error('q needs a multiple of the heads of k')
  if (causal && l !== s) throw new Error('causal needs as many queries as keys')

  const groupSize = hq / hkv // query heads for each key-value head
  return q.map((head, h) => {
    const g = Math.floor(h / groupSize) // neighbours share: 0 0 0 1 1 1, not 0 1 0 1 0 1
    return attention(head, k[g]!, v[g]!, causal)
  })
}

/** One head: q [l][d], k and v [s][d] → [l][d]. */
function attention(q: Mat, k: Mat, v: Mat, causal: boolean): Mat {
  return q.map((query, i) => {
    const keys = causal ? k.slice(0, i + 1) : k
    const weights = softmax(keys.map((key) => dot(query, key) / Math.sqrt(query.length)))
    return query.map((_, c) => weights.reduce((sum, w, j) => sum + w * v[j]![c]!, 0))
  })
}

function softmax(scores: Vec): Vec {
  const max = Math.max(...scores)
  const exps = scores.map((score) => Math.exp(score - max))
  const sum = exps.reduce((total, e) => total + e, 0)
  return exps.map((e) => e / sum)
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, c) => sum + x * b[c]!, 0)
}

function requireShape(x: T3, [heads, rows, columns]: [number, number, number], name: string): void {
  const full = x.every((m) => m.length === rows && m.every((row) => row.length === columns))
  if (heads * rows * columns === 0 || x.length !== heads || !full)
    throw new Error(`${name} must be full and have shape [${heads}][${rows}][${columns}]`)
}
