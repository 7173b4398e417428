type Vec = number[]
type Mat = number[][]

interface BatchNormOptions {
  eps?: number // inside the square root
}

interface BatchNormGradients {
  dx: Mat // [n][d]
  dgamma: Vec // [d]
  dbeta: Vec // [d]
}

/** x: [n][d], gamma: [d], gy: dL/dy [n][d] → the gradients of x, gamma and beta. O(n·d) time. */
export function batchNormBackward(
  x: Mat,
  gamma: Vec,
  gy: Mat,
  { eps = 1e-5 }: BatchNormOptions = {},
): BatchNormGradients {
  const [n, d] = [x.length, gamma.length]
  const fits = (m: Mat) => m.length === n && m.every((row) => row.length === d)
  if (n === 0 || d === 0 || !fits(x) || !fits(gy))
    throw new Error('x and gy must be full [n][d] matrices with one gamma per column')

  const columns = gamma.map((g, j) =>
    columnBackward(
      x.map((row) => row[j]!),
      g,
      gy.map((row) => row[j]!),
      eps,
    ),
  )
  return {
    dx: x.map((_, i) => columns.map((column) => column.dx[i]!)),
    dgamma: columns.map((column) => column.dgamma),
    dbeta: columns.map((column) => column.dbeta),
  }
}

function columnBackward(x: Vec, gamma: number, gy: Vec, eps: number) {
  const n = x.length
  const mean = sum(x) / n
  const variance = sum(x.map((v) => (v - mean) ** 2)) / n
  const inverseStd = 1 / Math.sqrt(variance + eps)
  const xHat = x.map((v) => (v - mean) * inverseStd)

  const dbeta = sum(gy)
  const dgamma = sum(gy.map((g, i) => g * xHat[i]!))
  // An entry of x acts directly, through the mean, and through the variance: one term each.
  const dx = gy.map((g, i) => gamma * inverseStd * (g - dbeta / n - (xHat[i]! * dgamma) / n))
  return { dx, dgamma, dbeta }
}

function sum(values: Vec): number {
  return values.reduce((total, v) => total + v, 0)
}
