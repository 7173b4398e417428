type Vec = number[]
type Mat = number[][]

interface LogisticOptions {
  lr: number // step size
  steps: number // how many updates
  l2?: number // adds ½·l2·|w|² to the mean loss
}

interface LogisticResult {
  w: Vec // [d]
  b: number
  losses: Vec // [steps], each before its update
}

/** x: [n][d], y: [n] of 0 and 1. Full-batch gradient descent, O(steps·n·d) time. */
export function logisticRegression(
  x: Mat,
  y: Vec,
  { lr, steps, l2 = 0 }: LogisticOptions,
): LogisticResult {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')
  if (y.length !== x.length) throw new Error('one label per row')
  if (y.some((label) => label !== 0 && label !== 1)) throw new Error('labels must be 0 or 1')

  let w: Vec = Array.from({ length: d }, () => 0)
  let b = 0
  const losses: Vec = []
  for (let step = 0; step < steps; step++) {
    const logits = x.map((row) => dot(row, w) + b)
    losses.push(mean(logits.map((z, i) => crossEntropy(z, y[i]!))) + (l2 / 2) * dot(w, w))

    const errors = logits.map((z, i) => sigmoid(z) - y[i]!) // dloss/dz
    const gradW = w.map((v, j) => mean(errors.map((e, i) => e * x[i]![j]!)) + l2 * v)
    const gradB = mean(errors)
    w = w.map((v, j) => v - lr * gradW[j]!)
    b -= lr * gradB
  }
  return { w, b, losses }
}

/** −log σ(z) for label 1 and −log(1 − σ(z)) for 0, with exponents of at most 0. */
function crossEntropy(z: number, label: number): number {
  return Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z)))
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z)) // exp may overflow, to 1/∞ = 0
}

function dot(p: Vec, q: Vec): number {
  return p.reduce((sum, v, j) => sum + v * q[j]!, 0)
}

function mean(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
