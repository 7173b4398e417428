type Mat = number[][]

interface CrossEntropyOptions {
  weight?: number[] | null // one per class; null: all 1
  ignoreIndex?: number // samples with this target do not count
  labelSmoothing?: number // ε in [0, 1)
  reduction?: 'none' | 'mean' | 'sum'
}

/** logits: [n][classes], targets: [n] → a number, or [n] for 'none'. O(n·classes) time. */
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
  const classes = logits[0]?.length ?? 0
  const w = weight ?? new Array<number>(classes).fill(1)
  if (classes === 0 || logits.some((row) => row.length !== classes))
    throw new Error('logits must be a full [n][classes] matrix')
  if (targets.length !== logits.length) throw new Error('one target per row of logits')
  if (w.length !== classes) throw new Error('one weight per class')
  if (!(labelSmoothing >= 0 && labelSmoothing < 1)) throw new Error('labelSmoothing is in [0, 1)')

  let divisor = 0
  const losses = targets.map((t, i) => {
    if (t === ignoreIndex) return 0
    if (!Number.isInteger(t) || t < 0 || t >= classes) throw new Error(`target ${t} is no class`)
    divisor += w[t]!
    const logP = logSoftmax(logits[i]!)
    const hard = -w[t]! * logP[t]!
    const uniform = logP.reduce((sum, lp, k) => sum - w[k]! * lp, 0) / classes
    return (1 - labelSmoothing) * hard + labelSmoothing * uniform
  })

  if (reduction === 'none') return losses
  const sum = losses.reduce((total, loss) => total + loss, 0)
  if (reduction === 'sum') return sum
  return divisor === 0 ? 0 : sum / divisor
}

function logSoftmax(row: number[]): number[] {
  const max = Math.max(...row)
  const lse = max + Math.log(row.reduce((sum, v) => sum + Math.exp(v - max), 0))
  return row.map((v) => v - lse)
}
