type Vec = number[]
type Mat = number[][]

interface AlignmentUniformityOptions {
  alpha?: number // power of the distance in the alignment
  t?: number // factor of the squared distance in the uniformity
}

interface AlignmentUniformityResult {
  alignment: number
  uniformity: number
}

/** x, y: [n][d], rows i of both are a positive pair; uniformity of x alone. O(n²·d) time. */
export function alignmentUniformity(
  x: Mat,
  y: Mat,
  { alpha = 2, t = 2 }: AlignmentUniformityOptions = {},
): AlignmentUniformityResult {
  const n = x.length
  const d = x[0]?.length ?? 0
  if (n < 2) throw new Error('uniformity needs at least two rows')
  if (d === 0 || y.length !== n || [...x, ...y].some((row) => row.length !== d))
    throw new Error('x and y must be full [n][d] matrices of one shape')

  const u = x.map(unit)
  const v = y.map(unit)
  const distances = u.map((row, i) => squaredDistance(row, v[i]!) ** (alpha / 2))
  const exponents = u.flatMap((row, i) =>
    u.slice(i + 1).map((other) => -t * squaredDistance(row, other)),
  )
  return { alignment: average(distances), uniformity: logMeanExp(exponents) }
}

function unit(v: Vec): Vec {
  const norm = Math.sqrt(v.reduce((sum, w) => sum + w * w, 0))
  if (norm === 0) throw new Error('a row of zeros has no direction')
  return v.map((w) => w / norm)
}

function squaredDistance(a: Vec, b: Vec): number {
  return a.reduce((sum, w, k) => sum + (w - b[k]!) ** 2, 0)
}

/** For a large t all exponentials underflow, unless the largest exponent is taken out first. */
function logMeanExp(values: Vec): number {
  const max = Math.max(...values)
  return max + Math.log(average(values.map((v) => Math.exp(v - max))))
}

function average(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
