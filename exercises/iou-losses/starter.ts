type Box = [x1: number, y1: number, x2: number, y2: number]

interface IouLossOptions {
  kind: 'iou' | 'giou' | 'diou' | 'ciou'
}

/** pred, target: [n] boxes → [n], 1 − metric of each pair. */
export function iouLoss(pred: Box[], target: Box[], { kind }: IouLossOptions): number[] {
  throw new Error('not written yet')
}
