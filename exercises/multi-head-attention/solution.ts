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

/**
 * x: [l][d], context: [s][dctx] or null (self-attention) → [l][d].
 * O(l·d² + s·d·dctx + l·s·d) time, O((l + s)·d) memory.
 */
export function multiHeadAttention(
  x: Mat,
  context: Mat | null,
  p: MhaParams,
  { heads, causal = false }: MhaOptions,
): Mat {
  const source = context ?? x
  const [d, dctx] = [x[0]?.length ?? 0, source[0]?.length ?? 0]
  requireShape(x, x.length, d, 'x')
  requireShape(source, source.length, dctx, 'context')
  requireShape(p.wq, d, d, 'wq')
  requireShape(p.wk, d, dctx, 'wk')
  requireShape(p.wv, d, dctx, 'wv')
  requireShape(p.wo, d, d, 'wo')
  if (!Number.isInteger(heads) || heads < 1 || d % heads !== 0)
    throw new Error('heads must be a positive integer that divides d')

  const q = linear(x, p.wq)
  const k = linear(source, p.wk)
  const v = linear(source, p.wv)
  const size = d / heads
  const outs = Array.from({ length: heads }, (_, h) => {
    const block = (m: Mat) => m.map((row) => row.slice(h * size, (h + 1) * size))
    return attention(block(q), block(k), block(v), causal)
  })
  const joined = x.map((_, i) => outs.flatMap((out) => out[i]!)) // head after head
  return linear(joined, p.wo)
}

/** One head: q [l][size], k and v [s][size] → [l][size]. */
function attention(q: Mat, k: Mat, v: Mat, causal: boolean): Mat {
  const scale = 1 / Math.sqrt(q[0]!.length)
  return q.map((query, i) => {
    const visible = causal ? k.slice(0, i + 1) : k
    const scores = visible.map((key) => scale * dot(query, key))
    const max = Math.max(...scores)
    const exps = scores.map((s) => Math.exp(s - max))
    const sum = exps.reduce((total, e) => total + e, 0)
    return query.map((_, c) => exps.reduce((total, e, j) => total + (e / sum) * v[j]![c]!, 0))
  })
}

/** m: [n][in], w: [out][in] → [n][out]. */
function linear(m: Mat, w: Mat): Mat {
  return m.map((row) => w.map((weights) => dot(row, weights)))
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, v, c) => sum + v * b[c]!, 0)
}

function requireShape(m: Mat, rows: number, columns: number, name: string): void {
  if (rows === 0 || columns === 0) throw new Error(`${name} is empty`)
  if (m.length !== rows || m.some((row) => row.length !== columns))
    throw new Error(`${name} must have shape [${rows}][${columns}]`)
}
