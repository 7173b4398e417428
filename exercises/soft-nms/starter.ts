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

/** boxes: [n], scores: [n] → selected boxes with their decayed scores. */
export function softNms(
  boxes: Box[],
  scores: number[],
  { method, sigma = 0.5, iouThreshold = 0.3, scoreThreshold = 0.001 }: SoftNmsOptions,
): SoftNmsResult {
  throw new Error('not written yet')
}
