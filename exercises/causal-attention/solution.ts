type Mat = number[][]
type T3 = number[][][]

interface CausalOptions {
  window?: number | null // keys each query sees at most, its own position included; null: no limit
}

/**
 * q: [h][lq][d], k: [h][lk][d], v: [h][lk][dv], lq ≤ lk → [h][lq][dv].
 * The queries stand at the last lq positions. O(h·lq·lk·(d + dv)) time.
 */
export function causalAttention(q: T3, k: T3, v: T3, { window = null }: CausalOptions = {}): T3 {
  const [lq, d] = [q[0]?.length ?? 0, q[0]?.[0]?.length ?? 0]
  const [lk, dv] = [k[0]?.length ?? 0, v[0]?.[0]?.length ?? 0]
  requireShape(q, [q.length, lq, d], 'q')
  requireShape(k, [q.length, lk, d], 'k')
  requireShape(v, [q.length, lk, dv], 'v')
  if (lq > lk) throw new Error('more queries than positions')
  if (window !== null && !(Number.isInteger(window) && window >= 1))
    throw new Error('window must be a positive integer')

  const scale = 1 / Math.sqrt(d)
  return q.map((head, h) =>
    head.map((query, i) => {
      const own = lk - lq + i // the position of this query among the keys
      const first = window === null ? 0 : Math.max(0, own - window + 1)
      const keys = k[h]!.slice(first, own + 1) // what is hidden never enters the softmax
      const values = v[h]!.slice(first, own + 1)
      const weights = softmax(keys.map((key) => scale * dot(query, key)))
      return mix(weights, values)
    }),
  )
}

function softmax(scores: number[]): number[] {
  const max = Math.max(...scores)
  const exps = scores.map((s) => Math.exp(s - max))
  const sum = exps.reduce((total, e) => total + e, 0)
  return exps.map((e) => e / sum)
}

/** The weighted sum of the rows. */
function mix(weights: number[], rows: Mat): number[] {
  return rows[0]!.map((_, c) => weights.reduce((sum, w, j) => sum + w * rows[j]![c]!, 0))
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, x, c) => sum + x * b[c]!, 0)
}

function requireShape(x: T3, [heads, rows, columns]: [number, number, number], name: string): void {
  const full = x.every((m) => m.length === rows && m.every((row) => row.length === columns))
  if (heads * rows * columns === 0 || x.length !== heads || !full)
    throw new Error(`${name} must be full and have shape [${heads}][${rows}][${columns}]`)
}
