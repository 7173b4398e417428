type Vec = number[]

interface RegressionLossOptions {
  kind: 'mae' | 'mse' | 'huber' | 'smoothL1' | 'logcosh' | 'quantile'
  delta?: number // threshold of huber and smoothL1, > 0
  q?: number // level of quantile, in [0, 1]
  reduction?: 'none' | 'mean' | 'sum'
}

/** pred, target: [n] → a number, or [n] for 'none'. */
export function regressionLoss(
  pred: Vec,
  target: Vec,
  { kind, delta = 1, q = 0.5, reduction = 'mean' }: RegressionLossOptions,
): number | Vec {
  throw new Error('not written yet')
}
