type Vec = number[]
type Mat = number[][]

interface LinearRegressionOptions {
  l2?: number // ridge λ on the weights
  intercept?: boolean // false: the plane goes through the origin
}

interface LinearModel {
  w: Vec // [d]
  b: number // 0 without an intercept
}

/** x: [n][d], y: [n] → the ridge solution in closed form. O(n·d² + d³) time. */
export function linearRegression(
  x: Mat,
  y: Vec,
  { l2 = 0, intercept = true }: LinearRegressionOptions = {},
): LinearModel {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')
  if (y.length !== x.length) throw new Error('one target per row')
  if (!(l2 >= 0)) throw new Error('l2 must not be negative')

  const rows = intercept ? x.map((row) => [...row, 1]) : x // the last weight is b
  const columns = transpose(rows)
  const penalty = (i: number, j: number) => (i === j && i < d ? l2 : 0) // never on b
  const gram = columns.map((p, i) => columns.map((q, j) => dot(p, q) + penalty(i, j)))
  const moment = columns.map((p) => dot(p, y))

  const solution = solve(gram, moment)
  return { w: solution.slice(0, d), b: solution[d] ?? 0 }
}

/** Gauss–Jordan; a is positive semi-definite, so the diagonal pivots need no row swaps. */
function solve(a: Mat, rhs: Vec): Vec {
  let rows = a.map((row, i) => [...row, rhs[i]!])
  for (let c = 0; c < a.length; c++) {
    const pivot = rows[c]![c]!
    if (pivot <= 1e-12 * a[c]![c]!) throw new Error('the columns are linearly dependent')
    const scaled = rows[c]!.map((v) => v / pivot)
    rows = rows.map((row, r) => (r === c ? scaled : row.map((v, j) => v - row[c]! * scaled[j]!)))
  }
  return rows.map((row) => row.at(-1)!)
}

function transpose(m: Mat): Mat {
  return m[0]!.map((_, j) => m.map((row) => row[j]!))
}

function dot(p: Vec, q: Vec): number {
  return p.reduce((sum, v, i) => sum + v * q[i]!, 0)
}
