type Vec = number[]
type Mat = number[][]

interface NaiveBayesResult {
  classes: number[] // [k], ascending
  logPosterior: Mat // [queries][k], exp of a row sums to 1
  pred: number[] // [queries], a label each
}

/** train: [n][d], labels: [n], query: [queries][d]. O((n + queries·k)·d) time. */
export function gaussianNaiveBayes(
  train: Mat,
  labels: number[],
  query: Mat,
  varSmoothing = 1e-9,
): NaiveBayesResult {
  const d = train[0]?.length ?? 0
  if (d === 0 || [...train, ...query].some((row) => row.length !== d))
    throw new Error('train and query must be full matrices with the same number of columns')
  if (labels.length !== train.length) throw new Error('one label per training sample')

  const smoothing = varSmoothing * Math.max(...columns(train).map(variance))
  const classes = [...new Set(labels)].sort((a, b) => a - b)
  const models = classes.map((c) => {
    const own = train.filter((_, i) => labels[i] === c)
    const means = columns(own).map(mean)
    const variances = columns(own).map((values) => variance(values) + smoothing)
    return { logPrior: Math.log(own.length / train.length), means, variances }
  })

  const logPosterior = query.map((x) => {
    const joint = models.map(
      (m) => m.logPrior + sum(x.map((v, j) => logNormal(v, m.means[j]!, m.variances[j]!))),
    )
    const max = Math.max(...joint)
    const evidence = max + Math.log(sum(joint.map((v) => Math.exp(v - max))))
    return joint.map((v) => v - evidence)
  })
  const pred = logPosterior.map((row) => classes[row.indexOf(Math.max(...row))]!)
  return { classes, logPosterior, pred }
}

function logNormal(x: number, mu: number, sigma2: number): number {
  return -0.5 * Math.log(2 * Math.PI * sigma2) - (x - mu) ** 2 / (2 * sigma2)
}

function variance(values: Vec): number {
  const center = mean(values)
  return mean(values.map((v) => (v - center) ** 2))
}

function mean(values: Vec): number {
  return sum(values) / values.length
}

function sum(values: Vec): number {
  return values.reduce((total, v) => total + v, 0)
}

function columns(m: Mat): Mat {
  return m[0]!.map((_, j) => m.map((row) => row[j]!))
}
