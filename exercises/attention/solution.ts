type Mat = number[][]

interface AttentionOptions {
  mask?: boolean[][] | null // [lq][lk], true: the query may see the key; null: it sees all
  scale?: number | null // factor on the scores; null: 1/√d
}

interface AttentionResult {
  out: Mat // [lq][dv]
  weights: Mat // [lq][lk]
}

/** q: [lq][d], k: [lk][d], v: [lk][dv]. O(lq·lk·(d + dv)) time, O(lq·(lk + dv)) memory. */
export function attention(
  q: Mat,
  k: Mat,
  v: Mat,
  { mask = null, scale = null }: AttentionOptions = {},
): AttentionResult {
  const [d, dv] = [widthOf(q), widthOf(v)]
  if (widthOf(k) !== d) throw new Error('queries and keys need the same width')
  if (v.length !== k.length) throw new Error('one value per key')
  if (mask && (mask.length !== q.length || mask.some((row) => row.length !== k.length)))
    throw new Error('mask must be [lq][lk]')

  const factor = scale ?? 1 / Math.sqrt(d)
  const weights = q.map((query, i) => {
    const scores = k.map((key) => factor * dot(query, key))
    return maskedSoftmax(scores, mask?.[i] ?? k.map(() => true))
  })
  const out = weights.map((row) => {
    const mixed = new Array<number>(dv).fill(0)
    row.forEach((w, j) => v[j]!.forEach((x, c) => (mixed[c]! += w * x)))
    return mixed
  })
  return { out, weights }
}

/** Hidden entries get 0; so does the whole row when nothing is visible. */
function maskedSoftmax(scores: number[], visible: boolean[]): number[] {
  const max = Math.max(...scores.filter((_, j) => visible[j])) // -Infinity when nothing is visible
  const exps = scores.map((s, j) => (visible[j] ? Math.exp(s - max) : 0))
  const sum = exps.reduce((total, e) => total + e, 0)
  return exps.map((e) => (sum === 0 ? 0 : e / sum))
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, x, c) => sum + x * b[c]!, 0)
}

function widthOf(m: Mat): number {
  const width = m[0]?.length ?? 0
  if (width === 0 || m.some((row) => row.length !== width))
    throw new Error('q, k and v must be full matrices with at least one entry')
  return width
}
