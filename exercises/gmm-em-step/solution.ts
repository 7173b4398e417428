type Vec = number[]
type Mat = number[][]

interface GmmState {
  weights: Vec // [k], sum 1
  means: Mat // [k][d]
  variances: Mat // [k][d], the diagonals of the covariances
}

interface GmmStepResult {
  state: GmmState // after the M step
  responsibilities: Mat // [n][k], of the E step
  logLikelihood: number // mean over the points, with the old state
}

/** x: [n][d]. O(n·k·d) time, O((n + d)·k) memory. */
export function gmmEmStep(x: Mat, state: GmmState, varFloor = 1e-6): GmmStepResult {
  checkShapes(x, state)

  // E step, in logarithms up to the responsibilities.
  const joint = x.map((point) => logJoint(point, state))
  const evidence = joint.map(logSumExp)
  const responsibilities = joint.map((row, i) => row.map((v) => Math.exp(v - evidence[i]!)))

  // M step: every component is fitted to all points, each with its responsibility.
  const next: GmmState = { weights: [], means: [], variances: [] }
  for (const [c, oldMean] of state.means.entries()) {
    const r = responsibilities.map((row) => row[c]!)
    const total = sum(r)
    const dead = total <= 1e-12 // nothing to average
    const average = (values: Vec) => sum(values.map((v, i) => r[i]! * v)) / total
    const mean = dead ? [...oldMean] : columns(x).map(average)
    const variance = dead
      ? [...state.variances[c]!]
      : columns(x).map((v, j) => Math.max(varFloor, average(v.map((a) => (a - mean[j]!) ** 2))))
    next.weights.push(total / x.length)
    next.means.push(mean)
    next.variances.push(variance)
  }
  return { state: next, responsibilities, logLikelihood: sum(evidence) / x.length }
}

/** The logarithm of weight times density for each component. */
function logJoint(point: Vec, { weights, means, variances }: GmmState): Vec {
  return weights.map((w, c) => {
    const terms = point.map((v, j) => {
      const s2 = variances[c]![j]!
      return -0.5 * (Math.log(2 * Math.PI * s2) + (v - means[c]![j]!) ** 2 / s2)
    })
    return Math.log(w) + sum(terms)
  })
}

function logSumExp(values: Vec): number {
  const max = Math.max(...values)
  return max + Math.log(sum(values.map((v) => Math.exp(v - max))))
}

function checkShapes(x: Mat, { weights, means, variances }: GmmState): void {
  const d = x[0]?.length ?? 0
  const k = weights.length
  if (d === 0 || k === 0) throw new Error('no points, no coordinates or no components')
  if (means.length !== k || variances.length !== k)
    throw new Error('one mean and one variance per weight')
  if ([...x, ...means, ...variances].some((row) => row.length !== d))
    throw new Error(`every row must have ${d} entries`)
}

function sum(values: Vec): number {
  return values.reduce((total, v) => total + v, 0)
}

function columns(m: Mat): Mat {
  return m[0]!.map((_, j) => m.map((row) => row[j]!))
}
