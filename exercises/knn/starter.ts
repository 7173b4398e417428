type Mat = number[][]

interface KnnOptions {
  k: number // how many neighbours vote
  metric?: 'l2' | 'l1' | 'cosine'
  vote?: 'uniform' | 'distance' // one vote each, or 1/distance
}

/** train: [n][d], labels: [n], query: [m][d] → the label of every query, [m]. */
export function knnPredict(
  train: Mat,
  labels: number[],
  query: Mat,
  { k, metric = 'l2', vote = 'uniform' }: KnnOptions,
): number[] {
  throw new Error('not written yet')
}
