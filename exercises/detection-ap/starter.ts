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

/** dets: [n], gts: [m], all of one class → marks, curve and average precision. */
export function averagePrecision(
  dets: Detection[],
  gts: GroundTruth[],
  { iouThreshold = 0.5, method = 'area' }: ApOptions = {},
): ApResult {
  throw new Error('not written yet')
}
