type Box = [x1: number, y1: number, x2: number, y2: number]
type Delta = [dx: number, dy: number, dw: number, dh: number]

/** gt, anchors: [n] boxes → [n] regression targets. */
export function encodeBoxes(gt: Box[], anchors: Box[]): Delta[] {
  throw new Error('not written yet')
}

/** deltas: [n], anchors: [n] boxes → [n] boxes. */
export function decodeBoxes(
  deltas: Delta[],
  anchors: Box[],
  maxLogScale: number = Math.log(1000 / 16),
): Box[] {
  throw new Error('not written yet')
}
