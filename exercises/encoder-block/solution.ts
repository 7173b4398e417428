type Vec = number[]
type Mat = number[][]

interface EncoderParams {
  attn: { wq: Mat; wk: Mat; wv: Mat; wo: Mat } // each [d][d], stored [out][in], no biases
  ln1: { gamma: Vec; beta: Vec } // [d]
  ln2: { gamma: Vec; beta: Vec } // [d]
  w1: Mat // [dff][d]
  b1: Vec // [dff]
  w2: Mat // [d][dff]
  b2: Vec // [d]
}

interface EncoderOptions {
  heads: number // must divide d
  norm?: 'pre' | 'post'
  activation?: 'relu' | 'gelu'
  eps?: number
}

/** x: [l][d] → [l][d]. O(l·d² + l²·d + l·d·dff) time. */
export function encoderBlock(
  x: Mat,
  p: EncoderParams,
  { heads, norm = 'pre', activation = 'gelu', eps = 1e-5 }: EncoderOptions,
): Mat {
  requireShapes(x, p, heads)
  const f = activation === 'gelu' ? gelu : relu
  const ln1 = (m: Mat) => layerNorm(m, p.ln1, eps)
  const ln2 = (m: Mat) => layerNorm(m, p.ln2, eps)
  const attend = (m: Mat) => selfAttention(m, p.attn, heads)
  const feed = (m: Mat) => {
    const hidden = linear(m, p.w1, p.b1).map((row) => row.map(f))
    return linear(hidden, p.w2, p.b2)
  }

  if (norm === 'pre') {
    const y = add(x, attend(ln1(x)))
    return add(y, feed(ln2(y)))
  }
  const y = ln1(add(x, attend(x)))
  return ln2(add(y, feed(y)))
}

function selfAttention(m: Mat, { wq, wk, wv, wo }: EncoderParams['attn'], heads: number): Mat {
  const [q, k, v] = [linear(m, wq), linear(m, wk), linear(m, wv)]
  const size = wq.length / heads
  const outs = Array.from({ length: heads }, (_, h) => {
    const block = (all: Mat) => all.map((row) => row.slice(h * size, (h + 1) * size))
    return attention(block(q), block(k), block(v))
  })
  const joined = m.map((_, i) => outs.flatMap((out) => out[i]!)) // head after head
  return linear(joined, wo)
}

/** One head: q, k and v of [l][size] → [l][size]. */
function attention(q: Mat, k: Mat, v: Mat): Mat {
  const scale = 1 / Math.sqrt(q[0]!.length)
  return q.map((query) => {
    const weights = softmax(k.map((key) => scale * dot(query, key)))
    return query.map((_, c) => weights.reduce((sum, w, j) => sum + w * v[j]![c]!, 0))
  })
}

function softmax(scores: Vec): Vec {
  const max = Math.max(...scores)
  const exps = scores.map((s) => Math.exp(s - max))
  const sum = exps.reduce((total, e) => total + e, 0)
  return exps.map((e) => e / sum)
}

/** Each row by its own mean and biased variance. */
function layerNorm(m: Mat, { gamma, beta }: EncoderParams['ln1'], eps: number): Mat {
  return m.map((row) => {
    const mean = average(row)
    const variance = average(row.map((v) => (v - mean) ** 2))
    return row.map((v, c) => (gamma[c]! * (v - mean)) / Math.sqrt(variance + eps) + beta[c]!)
  })
}

const relu = (x: number): number => Math.max(x, 0)
const gelu = (x: number): number => (x * (1 + erf(x / Math.SQRT2))) / 2

/** 2/√π · e^(−z²) · Σ 2ᵏ z^(2k+1) / (1·3·…·(2k+1)) */
function erf(z: number): number {
  if (Math.abs(z) > 5) return Math.sign(z)
  let term = z
  let sum = z
  for (let k = 1; k < 120; k++) {
    term *= (2 * z * z) / (2 * k + 1)
    sum += term
  }
  return ((2 * Math.exp(-z * z)) / Math.sqrt(Math.PI)) * sum
}

/** m: [l][in], w: [out][in], b: [out] or none → [l][out]. */
function linear(m: Mat, w: Mat, b?: Vec): Mat {
  return m.map((row) => w.map((weights, o) => dot(row, weights) + (b?.[o] ?? 0)))
}

function add(a: Mat, b: Mat): Mat {
  return a.map((row, i) => row.map((v, c) => v + b[i]![c]!))
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, v, c) => sum + v * b[c]!, 0)
}

function average(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}

function requireShapes(x: Mat, p: EncoderParams, heads: number): void {
  const [d, dff] = [x[0]?.length ?? 0, p.w1.length]
  if (d === 0 || dff === 0) throw new Error('x and w1 must not be empty')
  const { wq, wk, wv, wo } = p.attn
  const squares = [wq, wk, wv, wo].every((w) => isMatrix(w, d, d))
  if (!isMatrix(x, x.length, d)) throw new Error('x must be a full [l][d] matrix')
  if (!squares || !isMatrix(p.w1, dff, d) || !isMatrix(p.w2, d, dff))
    throw new Error('a weight has the wrong shape')
  const vectors = [p.ln1.gamma, p.ln1.beta, p.ln2.gamma, p.ln2.beta, p.b2]
  if (vectors.some((v) => v.length !== d) || p.b1.length !== dff)
    throw new Error('a bias, gamma or beta has the wrong length')
  if (!Number.isInteger(heads) || heads < 1 || d % heads !== 0)
    throw new Error('heads must be a positive integer that divides d')
}

function isMatrix(m: Mat, rows: number, columns: number): boolean {
  return m.length === rows && m.every((row) => row.length === columns)
}
