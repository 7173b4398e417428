interface RocResult {
  auc: number
  points: [fpr: number, tpr: number][] // from [0, 0] to [1, 1]
}

/** scores: [n], labels: [n] of 0 and 1 → ROC curve and the area under it. O(n log n) time. */
export function rocAuc(scores: number[], labels: number[]): RocResult {
  if (labels.length !== scores.length) throw new Error('one label per score')
  const positives = labels.filter((label) => label === 1).length
  const negatives = labels.length - positives
  if (positives === 0 || negatives === 0) throw new Error('both classes must occur')

  const order = [...scores.keys()].sort((i, j) => scores[j]! - scores[i]!)
  const points: RocResult['points'] = [[0, 0]]
  let [tp, fp, auc] = [0, 0, 0]
  for (const [k, i] of order.entries()) {
    if (labels[i] === 1) tp++
    else fp++
    const next = order[k + 1]
    if (next !== undefined && scores[next] === scores[i]) continue // equal scores: one step
    const [x0, y0] = points.at(-1)!
    const [x, y] = [fp / negatives, tp / positives]
    auc += ((x - x0) * (y0 + y)) / 2
    points.push([x, y])
  }
  return { auc, points }
}
