type Vec = number[]
type Mat = number[][]

interface SvmOptions {
  lr: number
  lambda: number // weight of the penalty ½|w|²
}

interface SvmResult {
  w: Vec // [d], after the step
  b: number // after the step
  loss: number // before the step
}

/** w: [d], x: [n][d], y: [n] of −1 and +1. O(n·d) time. */
export function svmStep(
  w: Vec,
  b: number,
  x: Mat,
  y: number[],
  { lr, lambda }: SvmOptions,
): SvmResult {
  const d = w.length
  if (d === 0 || x.length === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix, with one weight per column')
  if (y.length !== x.length) throw new Error('one label per sample')
  if (y.some((label) => label !== 1 && label !== -1)) throw new Error('labels must be -1 or +1')

  const margins = x.map((row, i) => y[i]! * (dot(w, row) + b))
  const loss = 0.5 * lambda * dot(w, w) + mean(margins.map((m) => Math.max(0, 1 - m)))
  // Only samples inside the margin pull, each with the same force.
  const pull = y.map((label, i) => (margins[i]! < 1 ? label : 0))
  const gradW = w.map((v, j) => lambda * v - mean(x.map((row, i) => pull[i]! * row[j]!)))
  const gradB = -mean(pull)
  return { w: w.map((v, j) => v - lr * gradW[j]!), b: b - lr * gradB, loss }
}

function dot(p: Vec, q: Vec): number {
  return p.reduce((sum, v, j) => sum + v * q[j]!, 0)
}

function mean(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
