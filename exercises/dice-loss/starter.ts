type T3 = number[][][]
type T4 = number[][][][]

interface DiceLossOptions {
  smooth?: number // added to numerator and denominator
  ignoreIndex?: number | null // pixels with this label enter no sum; null: all do
}

/** logits: [n][c][h][w], target: class indices [n][h][w] → mean loss of the classes. */
export function diceLoss(
  logits: T4,
  target: T3,
  { smooth = 1, ignoreIndex = null }: DiceLossOptions = {},
): number {
  throw new Error('not written yet')
}
