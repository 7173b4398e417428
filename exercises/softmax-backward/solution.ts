type Mat = number[][]

/** y: softmax output, gy: dL/dy, both [n][d] → dL/dx: [n][d]. O(n·d) time and memory. */
export function softmaxBackward(y: Mat, gy: Mat): Mat {
  const d = y[0]?.length ?? 0
  if (d === 0 || y.some((row) => row.length !== d))
    throw new Error('y must be a full [n][d] matrix')
  if (gy.length !== y.length || gy.some((row) => row.length !== d))
    throw new Error('gy must have the shape of y')

  return y.map((p, i) => {
    const g = gy[i]!
    const mean = p.reduce((sum, pj, j) => sum + pj * g[j]!, 0) // of g, weighted by p
    return p.map((pj, j) => pj * (g[j]! - mean))
  })
}
