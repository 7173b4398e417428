type Box = [x1: number, y1: number, x2: number, y2: number]

interface SoftNmsOptions {
  method: 'linear' | 'gaussian'
  sigma?: number // gaussian only
  iouThreshold?: number // linear only
  scoreThreshold?: number // end once the best remaining score is below
}

interface SoftNmsResult {
  indices: number[] // in the order of selection
  scores: number[] // of the selected boxes, decayed
}

/** boxes: [n], scores: [n] → selected boxes with their decayed scores. O(n²) time. */
export function softNms(
  boxes: Box[],
  scores: number[],
  { method, sigma = 0.5, iouThreshold = 0.3, scoreThreshold = 0.001 }: SoftNmsOptions,
): SoftNmsResult {
  if (scores.length !== boxes.length) throw new Error('one score per box')
  if (!['linear', 'gaussian'].includes(method)) throw new Error(`unknown method ${method}`)
  if (method === 'gaussian' && !(sigma > 0)) throw new Error('sigma must be positive')

  const decay = (u: number): number => {
    if (method === 'gaussian') return Math.exp(-(u * u) / sigma)
    return u > iouThreshold ? 1 - u : 1
  }
  const current = [...scores]
  const remaining = [...boxes.keys()]
  const selected: SoftNmsResult = { indices: [], scores: [] }
  while (remaining.length > 0) {
    const best = remaining.reduce((i, j) => (current[j]! > current[i]! ? j : i))
    if (current[best]! < scoreThreshold) break
    selected.indices.push(best)
    selected.scores.push(current[best]!)
    remaining.splice(remaining.indexOf(best), 1)
    for (const j of remaining) current[j] = current[j]! * decay(iou(boxes[best]!, boxes[j]!))
  }
  return selected
}

function iou(p: Box, q: Box): number {
  const w = Math.max(0, Math.min(p[2], q[2]) - Math.max(p[0], q[0]))
  const h = Math.max(0, Math.min(p[3], q[3]) - Math.max(p[1], q[1]))
  const intersection = w * h
  const union = area(p) + area(q) - intersection
  return union > 0 ? intersection / union : 0
}

function area([x1, y1, x2, y2]: Box): number {
  return (x2 - x1) * (y2 - y1)
}
