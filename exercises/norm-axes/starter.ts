type Mat = number[][]
type T4 = number[][][][]

type NormKind = 'batch' | 'layer' | 'instance' | 'group'

interface NormAxesResult {
  mean: Mat // one number per statistic, laid out by kind
  variance: Mat // biased, laid out as the means
  count: number // how many values share one statistic
}

/** x: [n][c][h][w] → the statistics of one normalisation. */
export function normAxes(x: T4, kind: NormKind, groups = 1): NormAxesResult {
  throw new Error('not written yet')
}
