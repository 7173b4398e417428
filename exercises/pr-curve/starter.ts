interface PrResult {
  precision: number[] // one entry per threshold
  recall: number[]
  thresholds: number[] // the distinct scores, falling
  ap: number
  bestF1: { threshold: number; f1: number }
}

/** scores: [n], labels: [n] of 0 and 1 → precision–recall curve, average precision, best F1. */
export function prCurve(scores: number[], labels: number[]): PrResult {
  throw new Error('not written yet')
}
