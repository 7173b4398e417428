type Box = [x1: number, y1: number, x2: number, y2: number]

interface NmsOptions {
  iouThreshold: number // a box is dropped when its IoU with a kept one is above this
  scoreThreshold?: number // boxes with a lower score take no part
  classIds?: number[] | null // one per box; null: all of one class
  maxOutput?: number | null // how many boxes to keep at most; null: no limit
}

/** boxes: [n], scores: [n] → indices of the kept boxes, best score first. O(n log n + n·kept). */
export function nms(
  boxes: Box[],
  scores: number[],
  { iouThreshold, scoreThreshold = -Infinity, classIds = null, maxOutput = null }: NmsOptions,
): number[] {
  if (scores.length !== boxes.length) throw new Error('one score per box')
  if (classIds && classIds.length !== boxes.length) throw new Error('one class per box')

  const order = [...scores.keys()]
    .filter((i) => scores[i]! >= scoreThreshold)
    .sort((i, j) => scores[j]! - scores[i]! || i - j)

  const kept: number[] = []
  for (const i of order) {
    if (maxOutput !== null && kept.length >= maxOutput) break
    const suppresses = (j: number) =>
      (!classIds || classIds[i] === classIds[j]) && iou(boxes[i]!, boxes[j]!) > iouThreshold
    if (!kept.some(suppresses)) kept.push(i)
  }
  return kept
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
