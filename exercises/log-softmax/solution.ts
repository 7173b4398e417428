type Mat = number[][]

/** Logits to log-probabilities along each row: [n][d] → [n][d]. O(n·d) time and memory. */
export function logSoftmax(x: Mat): Mat {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')

  return x.map((row) => {
    const max = Math.max(...row)
    const sum = row.reduce((total, v) => total + Math.exp(v - max), 0) // between 1 and d
    const logSumExp = max + Math.log(sum)
    return row.map((v) => v - logSumExp)
  })
}
