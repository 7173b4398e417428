type Vec = number[]
type Mat = number[][]

interface NtXentOptions {
  temperature?: number // the cosines are divided by it
}

/** z1, z2: [n][d], row i of each is a view of image i → mean loss of all 2n views. O(n²·d) time. */
export function ntXent(z1: Mat, z2: Mat, { temperature = 0.5 }: NtXentOptions = {}): number {
  const n = z1.length
  const d = z1[0]?.length ?? 0
  if (d === 0 || z2.length !== n || [...z1, ...z2].some((row) => row.length !== d))
    throw new Error('z1 and z2 must be full [n][d] matrices of one shape')
  if (!(temperature > 0)) throw new Error('temperature must be positive')

  const views = [...z1, ...z2].map(unit) // the partner of view i stands n places away
  const losses = views.map((anchor, i) => {
    const logits = views.map((view) => dot(anchor, view) / temperature)
    const positive = logits[(i + n) % (2 * n)]!
    return logSumExp(logits.filter((_, j) => j !== i)) - positive
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

function unit(v: Vec): Vec {
  const norm = Math.sqrt(dot(v, v))
  if (norm === 0) throw new Error('a row of zeros has no direction')
  return v.map((w) => w / norm)
}

function dot(u: Vec, v: Vec): number {
  return u.reduce((sum, w, k) => sum + w * v[k]!, 0)
}

function logSumExp(values: Vec): number {
  const max = Math.max(...values)
  return max + Math.log(values.reduce((sum, v) => sum + Math.exp(v - max), 0))
}
