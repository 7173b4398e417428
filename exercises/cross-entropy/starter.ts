type Mat = number[][]

interface CrossEntropyOptions {
  weight?: number[] | null // one per class; null: all 1
  ignoreIndex?: number // samples with this target do not count
  labelSmoothing?: number // ε in [0, 1)
  reduction?: 'none' | 'mean' | 'sum'
}

/** logits: [n][classes], targets: [n] class indices → a number, or [n] for reduction 'none'. */
export function crossEntropy(
  logits: Mat,
  targets: number[],
  {
    weight = null,
    ignoreIndex = -100,
    labelSmoothing = 0,
    reduction = 'mean',
  }: CrossEntropyOptions = {},
): number | number[] {
  throw new Error('not written yet')
}
