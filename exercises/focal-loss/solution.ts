type Vec = number[]

interface FocalLossOptions {
  alpha?: number | null // weight of positives, 1 − alpha of negatives; null: no weights
  gamma?: number // exponent of 1 − p_t, ≥ 0
  reduction?: 'none' | 'mean' | 'sum'
}

/** logits: [n], targets: [n] of 0 or 1 → a number, or [n] for 'none'. O(n) time and memory. */
export function focalLoss(
  logits: Vec,
  targets: Vec,
  { alpha = 0.25, gamma = 2, reduction = 'mean' }: FocalLossOptions = {},
): number | Vec {
  if (logits.length === 0) throw new Error('expected at least one logit')
  if (targets.length !== logits.length) throw new Error('one target per logit')
  if (targets.some((y) => y !== 0 && y !== 1)) throw new Error('targets must be 0 or 1')
  if (alpha !== null && !(alpha >= 0 && alpha <= 1)) throw new Error('alpha must be in [0, 1]')
  if (!(gamma >= 0)) throw new Error('gamma must not be negative')

  const losses = logits.map((x, i) => {
    const positive = targets[i] === 1
    const z = positive ? x : -x // p_t = σ(z) for both classes
    const miss = sigmoid(-z) // 1 − p_t
    const crossEntropy = softplus(-z) // −log p_t
    const weight = alpha === null ? 1 : positive ? alpha : 1 - alpha
    return weight * miss ** gamma * crossEntropy
  })

  if (reduction === 'none') return losses
  const sum = losses.reduce((total, loss) => total + loss, 0)
  return reduction === 'sum' ? sum : sum / losses.length
}

function sigmoid(v: number): number {
  return 1 / (1 + Math.exp(-v))
}

/** log(1 + eᵛ); the exponent is never positive. */
function softplus(v: number): number {
  return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)))
}
