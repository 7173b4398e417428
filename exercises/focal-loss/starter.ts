type Vec = number[]

interface FocalLossOptions {
  alpha?: number | null // weight of positives, 1 − alpha of negatives; null: no weights
  gamma?: number // exponent of 1 − p_t, ≥ 0
  reduction?: 'none' | 'mean' | 'sum'
}

/** logits: [n], targets: [n] of 0 or 1 → a number, or [n] for reduction 'none'. */
export function focalLoss(
  logits: Vec,
  targets: Vec,
  { alpha = 0.25, gamma = 2, reduction = 'mean' }: FocalLossOptions = {},
): number | Vec {
  throw new Error('not written yet')
}
