interface PrResult {
  precision: number[] // one entry per threshold
  recall: number[]
  thresholds: number[] // the distinct scores, falling
  ap: number
  bestF1: { threshold: number; f1: number }
}

/** scores: [n], labels: [n] of 0 and 1 → curve, average precision, best F1. O(n log n) time. */
export function prCurve(scores: number[], labels: number[]): PrResult {
  if (labels.length !== scores.length) throw new Error('one label per score')
  const positives = labels.filter((label) => label === 1).length
  if (positives === 0) throw new Error('without positives there is no recall')

  const order = [...scores.keys()].sort((i, j) => scores[j]! - scores[i]!)
  const thresholds: number[] = []
  const tp: number[] = []
  const predicted: number[] = [] // how many samples have at least that score
  let hits = 0
  for (const [k, i] of order.entries()) {
    if (labels[i] === 1) hits++
    const next = order[k + 1]
    if (next !== undefined && scores[next] === scores[i]) continue // equal scores: one threshold
    thresholds.push(scores[i]!)
    tp.push(hits)
    predicted.push(k + 1)
  }

  const precision = tp.map((hit, k) => hit / predicted[k]!)
  const recall = tp.map((hit) => hit / positives)
  const steps = recall.map((r, k) => r - (recall[k - 1] ?? 0))
  const ap = precision.reduce((sum, p, k) => sum + steps[k]! * p, 0)
  const f1 = tp.map((hit, k) => (2 * hit) / (predicted[k]! + positives)) // no 0/0 without hits
  const best = f1.indexOf(Math.max(...f1)) // the first of equal ones
  const bestF1 = { threshold: thresholds[best]!, f1: f1[best]! }
  return { precision, recall, thresholds, ap, bestF1 }
}
