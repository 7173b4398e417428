interface ClassificationReport {
  matrix: number[][] // [classes][classes], true class by predicted class
  precision: number[] // [classes]
  recall: number[] // [classes]
  f1: number[] // [classes]
  accuracy: number
  macroF1: number
  weightedF1: number
}

/** yTrue, yPred: [n] class indices → confusion matrix and what follows from it. O(n + classes²). */
export function confusionMetrics(
  yTrue: number[],
  yPred: number[],
  classes: number,
): ClassificationReport {
  const n = yTrue.length
  if (n === 0) throw new Error('there must be at least one sample')
  if (yPred.length !== n) throw new Error('one prediction per sample')
  const isClass = (label: number) => label >= 0 && label < classes
  if (!yTrue.every(isClass) || !yPred.every(isClass))
    throw new Error(`labels must lie in 0…${classes - 1}`)

  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (const [i, t] of yTrue.entries()) matrix[t]![yPred[i]!]!++

  const hits = matrix.map((row, k) => row[k]!)
  const support = matrix.map((row) => sum(row)) // samples of the class
  const predicted = matrix.map((_, k) => sum(matrix.map((row) => row[k]!)))
  const f1 = hits.map((hit, k) => ratio(2 * hit, support[k]! + predicted[k]!))
  return {
    matrix,
    precision: hits.map((hit, k) => ratio(hit, predicted[k]!)),
    recall: hits.map((hit, k) => ratio(hit, support[k]!)),
    f1,
    accuracy: sum(hits) / n,
    macroF1: sum(f1) / classes,
    weightedF1: sum(f1.map((value, k) => value * support[k]!)) / n,
  }
}

function sum(values: number[]): number {
  return values.reduce((total, v) => total + v, 0)
}

/** 0 when there is nothing to divide by. */
function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}
