type Vec = number[]
type Mat = number[][]
type T3 = number[][][]

interface KvCache {
  k: T3 // [heads][t][dh], the keys of t earlier tokens
  v: T3 // [heads][t][dh]
}

/** Each [d][d], stored [out][in], no biases: y = W·x. */
interface KvParams {
  wq: Mat
  wk: Mat
  wv: Mat
  wo: Mat
}

interface KvStepResult {
  y: Vec // [d]
  cache: KvCache // one position more than before
}

/**
 * x: [d], the newest token; cache of t tokens → y and a cache of t + 1 tokens. dh = d / heads.
 * O(d² + t·d) time; a full pass would need O(t·d² + t²·d).
 */
export function kvCacheStep(x: Vec, cache: KvCache, p: KvParams, heads: number): KvStepResult {
  const d = x.length
  if (d === 0) throw new Error('x is empty')
  if (!Number.isInteger(heads) || heads < 1 || d % heads !== 0)
    throw new Error('heads must be a positive integer that divides d')
  for (const w of [p.wq, p.wk, p.wv, p.wo]) requireMatrix(w, d, d)
  const t = cache.k[0]?.length ?? 0
  for (const part of [cache.k, cache.v]) {
    if (part.length !== heads) throw new Error('the cache has another number of heads')
    for (const head of part) requireMatrix(head, t, d / heads)
  }

  const queries = split(linear(p.wq, x), heads)
  const newK = split(linear(p.wk, x), heads)
  const newV = split(linear(p.wv, x), heads)
  const k = cache.k.map((past, h) => [...past, newK[h]!])
  const v = cache.v.map((past, h) => [...past, newV[h]!])
  const out = queries.flatMap((query, h) => attend(query, k[h]!, v[h]!)) // head after head
  return { y: linear(p.wo, out), cache: { k, v } }
}

/** One query over all keys: nothing lies ahead of the newest token, so no mask is needed. */
function attend(query: Vec, keys: Mat, values: Mat): Vec {
  const scores = keys.map((key) => dot(query, key) / Math.sqrt(query.length))
  const max = Math.max(...scores)
  const exps = scores.map((s) => Math.exp(s - max))
  const sum = exps.reduce((total, e) => total + e, 0)
  return query.map((_, c) => exps.reduce((total, e, j) => total + (e / sum) * values[j]![c]!, 0))
}

/** [d] → [heads][dh], contiguous blocks. */
function split(row: Vec, heads: number): Mat {
  const dh = row.length / heads
  return Array.from({ length: heads }, (_, h) => row.slice(h * dh, (h + 1) * dh))
}

function linear(w: Mat, x: Vec): Vec {
  return w.map((weights) => dot(weights, x))
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, v, c) => sum + v * b[c]!, 0)
}

function requireMatrix(m: Mat, rows: number, columns: number): void {
  if (m.length !== rows || m.some((row) => row.length !== columns))
    throw new Error(`expected a matrix of shape [${rows}][${columns}]`)
}
