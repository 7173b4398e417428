interface ClassificationReport {
  matrix: number[][] // [classes][classes], true class by predicted class
  precision: number[] // [classes]
  recall: number[] // [classes]
  f1: number[] // [classes]
  accuracy: number
  macroF1: number
  weightedF1: number
}

/** yTrue, yPred: [n] class indices → confusion matrix and what follows from it. */
export function confusionMetrics(
  yTrue: number[],
  yPred: number[],
  classes: number,
): ClassificationReport {
  throw new Error('not written yet')
}
