type Vec = number[]

interface BoostRound {
  error: number // weighted error of the weak learner, clipped
  alpha: number // the weight of its vote
  weights: Vec // [n], for the next round; sum 1
}

const margin = 1e-10 // keeps the error off 0 and 1, where the logarithm is infinite

/** weights: [n] with sum 1, pred and y: [n] of −1 and +1. O(n) time. */
export function adaboostRound(weights: Vec, pred: number[], y: number[]): BoostRound {
  const n = weights.length
  if (n === 0 || pred.length !== n || y.length !== n)
    throw new Error('one weight, prediction and label per sample, and at least one sample')
  if ([...pred, ...y].some((label) => label !== 1 && label !== -1))
    throw new Error('predictions and labels must be -1 or +1')

  const wrong = sum(weights.filter((_, i) => pred[i] !== y[i]))
  const error = Math.min(1 - margin, Math.max(margin, wrong))
  const alpha = 0.5 * Math.log((1 - error) / error)
  // y · pred is 1 for a right sample and −1 for a wrong one.
  const scaled = weights.map((w, i) => w * Math.exp(-alpha * y[i]! * pred[i]!))
  const total = sum(scaled)
  return { error, alpha, weights: scaled.map((w) => w / total) }
}

function sum(values: Vec): number {
  return values.reduce((total, v) => total + v, 0)
}
