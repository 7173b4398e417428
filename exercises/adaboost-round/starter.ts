type Vec = number[]

interface BoostRound {
  error: number // weighted error of the weak learner, clipped
  alpha: number // the weight of its vote
  weights: Vec // [n], for the next round; sum 1
}

/** weights: [n] with sum 1, pred and y: [n] of −1 and +1. */
export function adaboostRound(weights: Vec, pred: number[], y: number[]): BoostRound {
  throw new Error('not written yet')
}
