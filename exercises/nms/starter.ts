type Box = [x1: number, y1: number, x2: number, y2: number]

interface NmsOptions {
  iouThreshold: number // a box is dropped when its IoU with a kept one is above this
  scoreThreshold?: number // boxes with a lower score take no part
  classIds?: number[] | null // one per box; null: all of one class
  maxOutput?: number | null // how many boxes to keep at most; null: no limit
}

/** boxes: [n], scores: [n] → indices of the kept boxes, best score first. */
export function nms(
  boxes: Box[],
  scores: number[],
  { iouThreshold, scoreThreshold = -Infinity, classIds = null, maxOutput = null }: NmsOptions,
): number[] {
  throw new Error('not written yet')
}
