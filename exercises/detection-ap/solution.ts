type Box = [x1: number, y1: number, x2: number, y2: number]

interface Detection {
  image: number // which image it was found in
  score: number
  box: Box
}

interface GroundTruth {
  image: number
  box: Box
}

interface ApOptions {
  iouThreshold?: number // an IoU of at least this is a match
  method?: 'area' | '11point'
}

interface ApResult {
  tp: boolean[] // [n], by falling score
  precision: number[] // [n], after each detection
  recall: number[] // [n]
  ap: number
}

/** dets: [n], gts: [m], all of one class → marks, curve and average precision. O(n·(log n + m)). */
export function averagePrecision(
  dets: Detection[],
  gts: GroundTruth[],
  { iouThreshold = 0.5, method = 'area' }: ApOptions = {},
): ApResult {
  if (gts.length === 0) throw new Error('without ground truth there is no recall')

  const ranked = [...dets].sort((p, q) => q.score - p.score) // stable: ties keep their order
  const taken = new Set<number>()
  const tp = ranked.map(({ image, box }) => {
    let best = -1
    let highest = 0
    for (const [j, gt] of gts.entries()) {
      const overlap = gt.image === image ? iou(box, gt.box) : 0
      if (overlap > highest) [best, highest] = [j, overlap]
    }
    const hit = highest >= iouThreshold && !taken.has(best)
    if (hit) taken.add(best)
    return hit
  })

  let hits = 0
  const hitsAt = tp.map((hit) => (hits += hit ? 1 : 0))
  const precision = hitsAt.map((count, k) => count / (k + 1))
  const recall = hitsAt.map((count) => count / gts.length)
  const ap = method === 'area' ? area(precision, recall) : elevenPoints(precision, recall)
  return { tp, precision, recall, ap }
}

function area(precision: number[], recall: number[]): number {
  const steps = recall.map((r, k) => r - (recall[k - 1] ?? 0))
  return envelope(precision).reduce((sum, p, k) => sum + steps[k]! * p, 0)
}

function elevenPoints(precision: number[], recall: number[]): number {
  const highest = envelope(precision)
  let sum = 0
  for (let t = 0; t <= 10; t++) {
    const first = recall.findIndex((r) => r >= t / 10) // recall never falls
    sum += highest[first] ?? 0
  }
  return sum / 11
}

/** The highest precision at this or any later rank. */
function envelope(precision: number[]): number[] {
  const highest = [...precision]
  for (let k = highest.length - 2; k >= 0; k--) highest[k] = Math.max(highest[k]!, highest[k + 1]!)
  return highest
}

function iou(p: Box, q: Box): number {
  const w = Math.max(0, Math.min(p[2], q[2]) - Math.max(p[0], q[0]))
  const h = Math.max(0, Math.min(p[3], q[3]) - Math.max(p[1], q[1]))
  const intersection = w * h
  const union = size(p) + size(q) - intersection
  return union > 0 ? intersection / union : 0
}

function size([x1, y1, x2, y2]: Box): number {
  return (x2 - x1) * (y2 - y1)
}
