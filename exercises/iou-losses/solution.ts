type Box = [x1: number, y1: number, x2: number, y2: number]

interface IouLossOptions {
  kind: 'iou' | 'giou' | 'diou' | 'ciou'
}

/** pred, target: [n] boxes → [n], 1 − metric of each pair. O(n) time. */
export function iouLoss(pred: Box[], target: Box[], { kind }: IouLossOptions): number[] {
  if (pred.length !== target.length) throw new Error('one target per predicted box')
  if (!['iou', 'giou', 'diou', 'ciou'].includes(kind)) throw new Error(`unknown kind ${kind}`)

  return pred.map((p, i) => 1 - metric(p, target[i]!, kind))
}

function metric(p: Box, t: Box, kind: IouLossOptions['kind']): number {
  const w = Math.max(0, Math.min(p[2], t[2]) - Math.max(p[0], t[0]))
  const h = Math.max(0, Math.min(p[3], t[3]) - Math.max(p[1], t[1]))
  const intersection = w * h
  const union = width(p) * height(p) + width(t) * height(t) - intersection
  const iou = intersection / union
  if (kind === 'iou') return iou

  const outerW = Math.max(p[2], t[2]) - Math.min(p[0], t[0])
  const outerH = Math.max(p[3], t[3]) - Math.min(p[1], t[1])
  const outer = outerW * outerH
  if (kind === 'giou') return iou - (outer - union) / outer

  const dx = (p[0] + p[2] - t[0] - t[2]) / 2 // between the centres
  const dy = (p[1] + p[3] - t[1] - t[3]) / 2
  const diou = iou - (dx ** 2 + dy ** 2) / (outerW ** 2 + outerH ** 2)
  if (kind === 'diou') return diou

  const turn = Math.atan(width(t) / height(t)) - Math.atan(width(p) / height(p))
  const v = (4 / Math.PI ** 2) * turn ** 2
  const alpha = v === 0 ? 0 : v / (1 - iou + v) // 0/0 for equal boxes
  return diou - alpha * v
}

function width([x1, , x2]: Box): number {
  return x2 - x1
}

function height([, y1, , y2]: Box): number {
  return y2 - y1
}
