type Mat = number[][]

interface NaiveBayesResult {
  classes: number[] // [k], ascending
  logPosterior: Mat // [queries][k], exp of a row sums to 1
  pred: number[] // [queries], a label each
}

/** train: [n][d], labels: [n], query: [queries][d]. */
export function gaussianNaiveBayes(
  train: Mat,
  labels: number[],
  query: Mat,
  varSmoothing = 1e-9,
): NaiveBayesResult {
  throw new Error('not written yet')
}
