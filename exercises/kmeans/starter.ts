type Mat = number[][]

interface KmeansOptions {
  maxIter?: number // how often the centroids may move
}

interface KmeansResult {
  centroids: Mat // [k][d]
  labels: number[] // [n], the nearest of these centroids
  inertia: number // sum of the squared distances to it
  iterations: number // how often the centroids were moved
}

/** points: [n][d], init: [k][d], the centroids to start from. */
export function kmeans(
  points: Mat,
  init: Mat,
  { maxIter = 100 }: KmeansOptions = {},
): KmeansResult {
  throw new Error('not written yet')
}
