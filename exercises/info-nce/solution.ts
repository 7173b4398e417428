type Vec = number[]
type Mat = number[][]

interface InfoNceOptions {
  temperature?: number // the cosines are divided by it
}

interface InfoNceResult {
  loss: number // mean of the queries
  logits: Mat // [n][1 + k], the positive first
  accuracy: number // share of queries whose positive beats every negative
}

/** q, keys: [n][d], queue: [k][d] → loss, logits, accuracy. O(n·k·d) time. */
export function infoNce(
  q: Mat,
  keys: Mat,
  queue: Mat,
  { temperature = 0.07 }: InfoNceOptions = {},
): InfoNceResult {
  const d = q[0]?.length ?? 0
  if (d === 0 || keys.length !== q.length)
    throw new Error('there must be queries, and one key for each')
  if ([...q, ...keys, ...queue].some((row) => row.length !== d))
    throw new Error(`every row must have ${d} entries`)
  if (!(temperature > 0)) throw new Error('temperature must be positive')

  const positives = keys.map(unit)
  const negatives = queue.map(unit) // the same for every query
  const logits = q.map(unit).map((query, i) => {
    const candidates = [positives[i]!, ...negatives]
    return candidates.map((key) => dot(query, key) / temperature)
  })
  const losses = logits.map((row) => logSumExp(row) - row[0]!) // cross-entropy with class 0
  const hits = logits.map((row) => (row.slice(1).every((v) => v < row[0]!) ? 1 : 0))
  return { loss: average(losses), logits, accuracy: average(hits) }
}

function unit(v: Vec): Vec {
  const norm = Math.sqrt(dot(v, v))
  if (norm === 0) throw new Error('a row of zeros has no direction')
  return v.map((w) => w / norm)
}

function dot(u: Vec, v: Vec): number {
  return u.reduce((sum, w, k) => sum + w * v[k]!, 0)
}

function logSumExp(values: Vec): number {
  const max = Math.max(...values)
  return max + Math.log(values.reduce((sum, v) => sum + Math.exp(v - max), 0))
}

function average(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}
