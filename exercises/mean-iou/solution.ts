type Mat = number[][]

interface SegmentationMetrics {
  confusion: Mat // [classes][classes], true class by predicted class
  iou: (number | null)[] // [classes]
  dice: (number | null)[] // [classes]
  miou: number
  pixelAccuracy: number
}

/** pred, target: [h][w] class indices → metrics of the map. O(h·w + classes²) time. */
export function segmentationMetrics(
  pred: Mat,
  target: Mat,
  classes: number,
  ignoreIndex: number | null = null,
): SegmentationMetrics {
  if (pred.length !== target.length || pred.some((row, i) => row.length !== target[i]!.length))
    throw new Error('both maps must have the same size')

  const isClass = (label: number) => label >= 0 && label < classes
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (const [i, row] of target.entries())
    for (const [j, t] of row.entries()) {
      if (t === ignoreIndex) continue
      const p = pred[i]![j]!
      if (!isClass(t) || !isClass(p)) throw new Error(`labels must lie in 0…${classes - 1}`)
      confusion[t]![p]!++
    }

  const hits = confusion.map((row, k) => row[k]!)
  const truths = confusion.map((row) => sum(row)) // TP + FN
  const guesses = confusion.map((_, k) => sum(confusion.map((row) => row[k]!))) // TP + FP
  const both = truths.map((n, k) => n + guesses[k]!) // 2 TP + FP + FN
  const iou = hits.map((tp, k) => (both[k]! > 0 ? tp / (both[k]! - tp) : null))
  const dice = hits.map((tp, k) => (both[k]! > 0 ? (2 * tp) / both[k]! : null))
  const present = iou.filter((v) => v !== null)
  return {
    confusion,
    iou,
    dice,
    miou: ratio(sum(present), present.length),
    pixelAccuracy: ratio(sum(hits), sum(truths)),
  }
}

function sum(values: number[]): number {
  return values.reduce((total, v) => total + v, 0)
}

/** 0 when no pixel was counted. */
function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}
