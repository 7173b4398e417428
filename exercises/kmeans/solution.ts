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

/** points: [n][d], init: [k][d]. O(n·k·d) time for each iteration. */
export function kmeans(
  points: Mat,
  init: Mat,
  { maxIter = 100 }: KmeansOptions = {},
): KmeansResult {
  const d = points[0]?.length ?? 0
  if (d === 0 || [...points, ...init].some((row) => row.length !== d))
    throw new Error('points and init must be full matrices with the same number of columns')
  if (init.length === 0 || init.length > points.length) throw new Error('k must be 1 to n')

  let centroids = init.map((c) => [...c])
  let labels = assign(points, centroids)
  let iterations = 0
  let changed = true
  while (changed && iterations < maxIter) {
    centroids = moved(centroids, points, labels)
    iterations++
    const next = assign(points, centroids)
    changed = next.some((label, i) => label !== labels[i])
    labels = next
  }

  const errors = points.map((p, i) => squaredDistance(p, centroids[labels[i]!]!))
  const inertia = errors.reduce((sum, e) => sum + e, 0)
  return { centroids, labels, inertia, iterations }
}

function assign(points: Mat, centroids: Mat): number[] {
  return points.map((p) => {
    const distances = centroids.map((c) => squaredDistance(p, c))
    return distances.reduce((best, distance, c) => (distance < distances[best]! ? c : best), 0)
  })
}

function moved(centroids: Mat, points: Mat, labels: number[]): Mat {
  return centroids.map((old, c) => {
    const own = points.filter((_, i) => labels[i] === c)
    if (own.length === 0) return old
    return old.map((_, j) => own.reduce((sum, p) => sum + p[j]!, 0) / own.length)
  })
}

function squaredDistance(p: number[], q: number[]): number {
  return p.reduce((sum, v, j) => sum + (v - q[j]!) ** 2, 0)
}
