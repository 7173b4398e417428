type Mat = number[][]

interface SegmentationMetrics {
  confusion: Mat // [classes][classes], true class by predicted class
  iou: (number | null)[] // [classes]
  dice: (number | null)[] // [classes]
  miou: number
  pixelAccuracy: number
}

/** pred, target: [h][w] class indices → metrics of the map. */
export function segmentationMetrics(
  pred: Mat,
  target: Mat,
  classes: number,
  ignoreIndex: number | null = null,
): SegmentationMetrics {
  throw new Error('not written yet')
}
