type Vec = number[]

interface BceOptions {
  posWeight?: number // weight of the positive term
  reduction?: 'none' | 'mean' | 'sum'
}

/** logits: [n], targets: [n] in [0, 1] → a number, or [n] for 'none'. */
export function bceWithLogits(
  logits: Vec,
  targets: Vec,
  { posWeight = 1, reduction = 'mean' }: BceOptions = {},
): number | Vec {
  throw new Error('not written yet')
}
