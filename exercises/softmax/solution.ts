type Mat = number[][]

interface SoftmaxOptions {
  axis?: 0 | 1 // 1: every row sums to 1, 0: every column does
  temperature?: number // the logits are divided by it
}

/** Logits to probabilities along one axis: [n][d] → [n][d]. O(n·d) time and memory. */
export function softmax(x: Mat, { axis = 1, temperature = 1 }: SoftmaxOptions = {}): Mat {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')
  if (!(temperature > 0)) throw new Error('temperature must be positive')

  const slices = axis === 1 ? x : transpose(x)
  const probabilities = slices.map((logits) => {
    const max = Math.max(...logits)
    const exps = logits.map((v) => Math.exp((v - max) / temperature)) // every exponent ≤ 0
    const sum = exps.reduce((total, e) => total + e, 0)
    return exps.map((e) => e / sum)
  })
  return axis === 1 ? probabilities : transpose(probabilities)
}

function transpose(m: Mat): Mat {
  return m[0]!.map((_, j) => m.map((row) => row[j]!))
}
