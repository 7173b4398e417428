type Vec = number[]

interface RegressionLossOptions {
  kind: 'mae' | 'mse' | 'huber' | 'smoothL1' | 'logcosh' | 'quantile'
  delta?: number // threshold of huber and smoothL1, > 0
  q?: number // level of quantile, in [0, 1]
  reduction?: 'none' | 'mean' | 'sum'
}

/** pred, target: [n] → a number, or [n] for 'none'. O(n) time and memory. */
export function regressionLoss(
  pred: Vec,
  target: Vec,
  { kind, delta = 1, q = 0.5, reduction = 'mean' }: RegressionLossOptions,
): number | Vec {
  if (pred.length === 0) throw new Error('expected at least one prediction')
  if (target.length !== pred.length) throw new Error('one target per prediction')

  const losses = pred.map((p, i) => {
    const e = p - target[i]!
    const a = Math.abs(e)
    switch (kind) {
      case 'mae':
        return a
      case 'mse':
        return e * e
      case 'huber':
        return a <= delta ? (e * e) / 2 : delta * (a - delta / 2)
      case 'smoothL1':
        return a < delta ? (e * e) / (2 * delta) : a - delta / 2
      case 'logcosh': // the exponent is never positive
        return a + Math.log1p(Math.exp(-2 * a)) - Math.LN2
      case 'quantile':
        return e < 0 ? q * a : (1 - q) * a
      default:
        throw new Error(`unknown loss ${String(kind)}`)
    }
  })

  if (reduction === 'none') return losses
  const sum = losses.reduce((total, loss) => total + loss, 0)
  return reduction === 'sum' ? sum : sum / losses.length
}
