type Vec = number[]

interface BceOptions {
  posWeight?: number // weight of the positive term
  reduction?: 'none' | 'mean' | 'sum'
}

/** logits: [n], targets: [n] in [0, 1] → a number, or [n] for 'none'. O(n) time and memory. */
export function bceWithLogits(
  logits: Vec,
  targets: Vec,
  { posWeight = 1, reduction = 'mean' }: BceOptions = {},
): number | Vec {
  if (logits.length === 0) throw new Error('expected at least one logit')
  if (targets.length !== logits.length) throw new Error('one target per logit')
  if (!targets.every((y) => y >= 0 && y <= 1)) throw new Error('targets must be in [0, 1]')

  const losses = logits.map((x, i) => {
    const y = targets[i]!
    const ifPositive = softplus(-x) // −log σ(x)
    const ifNegative = softplus(x) // −log(1 − σ(x))
    return posWeight * y * ifPositive + (1 - y) * ifNegative
  })

  if (reduction === 'none') return losses
  const sum = losses.reduce((total, loss) => total + loss, 0)
  return reduction === 'sum' ? sum : sum / losses.length
}

/** log(1 + eᵛ); the exponent is never positive. */
function softplus(v: number): number {
  return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)))
}
