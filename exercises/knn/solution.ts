type Vec = number[]
type Mat = number[][]
type Metric = 'l2' | 'l1' | 'cosine'

interface KnnOptions {
  k: number // how many neighbours vote
  metric?: Metric
  vote?: 'uniform' | 'distance' // one vote each, or 1/distance
}

/** train: [n][d], labels: [n], query: [m][d] → [m] labels. O(m·n·(d + log n)) time. */
export function knnPredict(
  train: Mat,
  labels: number[],
  query: Mat,
  { k, metric = 'l2', vote = 'uniform' }: KnnOptions,
): number[] {
  const d = train[0]?.length ?? 0
  if (d === 0 || [...train, ...query].some((row) => row.length !== d))
    throw new Error('train and query must be full matrices with the same number of columns')
  if (labels.length !== train.length) throw new Error('one label per training row')
  if (!Number.isInteger(k) || k < 1 || k > train.length) throw new Error('k must be 1 to n')

  return query.map((q) => {
    const distances = train.map((p) => distance(p, q, metric))
    const order = [...distances.keys()].sort((i, j) => distances[i]! - distances[j]! || i - j)
    const nearest = order.slice(0, k)

    // 1/0 would be infinite, so neighbours at distance 0 vote among themselves.
    const touching = vote === 'distance' ? nearest.filter((i) => distances[i] === 0) : []
    const voters = touching.length > 0 ? touching : nearest
    const weighted = vote === 'distance' && touching.length === 0

    const votes = new Map<number, number>()
    for (const i of voters) {
      const weight = weighted ? 1 / distances[i]! : 1
      votes.set(labels[i]!, (votes.get(labels[i]!) ?? 0) + weight)
    }
    return [...votes].sort(([a, votesA], [b, votesB]) => votesB - votesA || a - b)[0]![0]
  })
}

function distance(p: Vec, q: Vec, metric: Metric): number {
  const difference = p.map((v, j) => v - q[j]!)
  if (metric === 'l1') return settled(difference.reduce((sum, v) => sum + Math.abs(v), 0))
  if (metric === 'l2') return settled(Math.sqrt(dot(difference, difference)))
  const lengths = Math.sqrt(dot(p, p)) * Math.sqrt(dot(q, q))
  return lengths === 0 ? 1 : settled(1 - dot(p, q) / lengths)
}

/** Rounding leaves parallel rows a little above or below 0. */
function settled(value: number): number {
  return value < 1e-12 ? 0 : value
}

function dot(p: Vec, q: Vec): number {
  return p.reduce((sum, v, j) => sum + v * q[j]!, 0)
}
