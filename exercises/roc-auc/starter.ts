interface RocResult {
  auc: number
  points: [fpr: number, tpr: number][] // from [0, 0] to [1, 1]
}

/** scores: [n], labels: [n] of 0 and 1 → ROC curve and the area under it. */
export function rocAuc(scores: number[], labels: number[]): RocResult {
  throw new Error('not written yet')
}
