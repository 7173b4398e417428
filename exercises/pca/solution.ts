type Vec = number[]
type Mat = number[][]

interface PcaResult {
  mean: Vec // [d]
  components: Mat // [k][d], unit rows, largest variance first
  variances: Vec // [k], divisor n − 1
  ratio: Vec // [k], share of the total variance
  projected: Mat // [n][k]
}

/** x: [n][d] → the k directions of largest variance. O(n·d² + d³) time. */
export function pca(x: Mat, k: number): PcaResult {
  const n = x.length
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')
  if (n < 2) throw new Error('a variance needs at least two rows')
  if (!Number.isInteger(k) || k < 1 || k > d) throw new Error('k must be 1 to d')

  const mean = transpose(x).map((column) => sum(column) / n)
  const centred = x.map((row) => row.map((v, j) => v - mean[j]!))
  const columns = transpose(centred)
  const covariance = columns.map((p) => columns.map((q) => dot(p, q) / (n - 1)))
  const { values, vectors } = eigen(covariance)

  const order = [...values.keys()].sort((i, j) => values[j]! - values[i]!).slice(0, k)
  const components = order.map((i) => signed(vectors[i]!))
  const variances = order.map((i) => values[i]!)
  const total = sum(values)
  const ratio = variances.map((v) => (total > 0 ? v / total : 0))
  const projected = centred.map((row) => components.map((c) => dot(row, c)))
  return { mean, components, variances, ratio, projected }
}

/** Jacobi: each rotation clears one off-diagonal pair, until only the eigenvalues are left. */
function eigen(symmetric: Mat): { values: Vec; vectors: Mat } {
  const d = symmetric.length
  let a = symmetric
  let vectors = a.map((_, i) => a.map((_, j) => Number(i === j))) // as rows
  for (let sweep = 0; sweep < 15; sweep++)
    // about eight are enough
    for (let p = 0; p < d; p++)
      for (let q = p + 1; q < d; q++) {
        const angle = Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!) / 2
        const turn = (m: Mat) => rotateRows(m, p, q, angle)
        a = turn(transpose(turn(a))) // rows, then columns; symmetric again
        vectors = turn(vectors)
      }
  return { values: a.map((row, i) => row[i]!), vectors }
}

function rotateRows(m: Mat, p: number, q: number, angle: number): Mat {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return m.map((row, i) => {
    if (i === p) return row.map((v, j) => cos * v - sin * m[q]![j]!)
    if (i === q) return row.map((v, j) => cos * v + sin * m[p]![j]!)
    return row
  })
}

/** Makes the entry of largest absolute value positive; rounding must not decide between equal ones. */
function signed(v: Vec): Vec {
  const largest = Math.max(...v.map(Math.abs))
  const lead = v.find((entry) => Math.abs(entry) > largest - 1e-9)!
  return lead < 0 ? v.map((entry) => -entry) : v
}

function transpose(m: Mat): Mat {
  return m[0]!.map((_, j) => m.map((row) => row[j]!))
}

function dot(p: Vec, q: Vec): number {
  return sum(p.map((v, j) => v * q[j]!))
}

function sum(values: Vec): number {
  return values.reduce((total, v) => total + v, 0)
}
