type Box = [x1: number, y1: number, x2: number, y2: number]

/** IoU of every box in a with every box in b: [n] boxes, [m] boxes → [n][m]. O(n·m) time. */
export function boxIou(a: Box[], b: Box[]): number[][] {
  for (const [x1, y1, x2, y2] of [...a, ...b])
    if (x2 < x1 || y2 < y1) throw new Error('a box needs x1 <= x2 and y1 <= y2')

  return a.map((p) => b.map((q) => iou(p, q)))
}

function iou(p: Box, q: Box): number {
  // Apart along an axis, the side comes out negative: the overlap is then 0.
  const w = Math.max(0, Math.min(p[2], q[2]) - Math.max(p[0], q[0]))
  const h = Math.max(0, Math.min(p[3], q[3]) - Math.max(p[1], q[1]))
  const intersection = w * h
  const union = area(p) + area(q) - intersection
  return union > 0 ? intersection / union : 0 // two boxes of area 0
}

function area([x1, y1, x2, y2]: Box): number {
  return (x2 - x1) * (y2 - y1)
}
