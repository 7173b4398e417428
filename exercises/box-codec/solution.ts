type Box = [x1: number, y1: number, x2: number, y2: number]
type Delta = [dx: number, dy: number, dw: number, dh: number]

/** gt, anchors: [n] boxes → [n] regression targets. O(n) time. */
export function encodeBoxes(gt: Box[], anchors: Box[]): Delta[] {
  if (gt.length !== anchors.length) throw new Error('one anchor per box')
  return gt.map((box, i) => {
    const g = centred(box)
    const a = centred(anchors[i]!)
    if (![g.w, g.h, a.w, a.h].every((side) => side > 0))
      throw new Error('boxes must have positive width and height')
    return [(g.x - a.x) / a.w, (g.y - a.y) / a.h, Math.log(g.w / a.w), Math.log(g.h / a.h)]
  })
}

/** deltas: [n], anchors: [n] boxes → [n] boxes. O(n) time. */
export function decodeBoxes(
  deltas: Delta[],
  anchors: Box[],
  maxLogScale: number = Math.log(1000 / 16),
): Box[] {
  if (deltas.length !== anchors.length) throw new Error('one anchor per delta')
  return deltas.map(([dx, dy, dw, dh], i) => {
    const a = centred(anchors[i]!)
    const x = a.x + dx * a.w
    const y = a.y + dy * a.h
    const w = a.w * Math.exp(Math.min(dw, maxLogScale)) // exp of an untrained output may overflow
    const h = a.h * Math.exp(Math.min(dh, maxLogScale))
    return [x - w / 2, y - h / 2, x + w / 2, y + h / 2]
  })
}

/** Centre and size of a box. */
function centred([x1, y1, x2, y2]: Box) {
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2, w: x2 - x1, h: y2 - y1 }
}
