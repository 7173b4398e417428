type Mat = number[][]

/** All weights are stored [out][in]. */
interface LoraParams {
  w: Mat // [out][in], frozen
  a: Mat // [r][in]
  b: Mat // [out][r]
  alpha: number // the update is scaled by alpha / r
}

/** x: [n][in] → [n][out]. O(n·in·out) for the frozen part, O(n·r·(in + out)) for the update. */
export function loraForward(x: Mat, p: LoraParams): Mat {
  requireShapes(p)
  if (x.some((row) => row.length !== p.w[0]!.length)) throw new Error('x must be as wide as w')
  const base = linear(x, p.w)
  const update = linear(linear(x, p.a), p.b) // through r numbers; B·A is never built
  return base.map((row, i) => row.map((v, o) => v + scaleOf(p) * update[i]![o]!))
}

/** W + (alpha / r)·B·A, of shape [out][in]. O(out·in·r) time. */
export function loraMerge(p: LoraParams): Mat {
  requireShapes(p)
  return p.w.map((row, o) =>
    row.map((v, i) => {
      const product = p.b[o]!.reduce((sum, bk, k) => sum + bk * p.a[k]![i]!, 0)
      return v + scaleOf(p) * product
    }),
  )
}

function scaleOf({ a, alpha }: LoraParams): number {
  return alpha / a.length
}

/** m: [n][in], w: [out][in] → [n][out]. */
function linear(m: Mat, w: Mat): Mat {
  return m.map((row) => w.map((weights) => weights.reduce((sum, v, c) => sum + v * row[c]!, 0)))
}

function requireShapes({ w, a, b }: LoraParams): void {
  const [out, inputs, r] = [w.length, w[0]?.length ?? 0, a.length]
  if (out === 0 || inputs === 0 || r === 0) throw new Error('w and a must not be empty')
  const full = (m: Mat, columns: number) => m.every((row) => row.length === columns)
  if (!full(w, inputs)) throw new Error('w must be a full [out][in] matrix')
  if (!full(a, inputs)) throw new Error('a must be as wide as w')
  if (b.length !== out || !full(b, r)) throw new Error('b must be [out][r], with the rank of a')
}
