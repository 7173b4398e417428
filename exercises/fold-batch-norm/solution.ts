type Vec = number[]
type T4 = number[][][][]

interface BatchNorm {
  gamma: Vec // all four: [cout]
  beta: Vec
  mean: Vec // running mean
  variance: Vec // running variance
  eps?: number // inside the square root
}

interface FoldedConv {
  w: T4 // [cout][cin][kh][kw]
  b: Vec // [cout]
}

/** Convolution (w, b) and the batch norm behind it → one convolution. O(size of w) time and memory. */
export function foldBatchNorm(
  w: T4,
  b: Vec | null,
  { gamma, beta, mean, variance, eps = 1e-5 }: BatchNorm,
): FoldedConv {
  for (const vector of [gamma, beta, mean, variance])
    if (vector.length !== w.length)
      throw new Error(`${vector.length} entries of the batch norm for ${w.length} filters`)
  if (b !== null && b.length !== w.length)
    throw new Error(`${b.length} biases for ${w.length} filters`)

  // At inference batch norm is a line for each channel: y = scale · (z − mean) + beta.
  const scale = gamma.map((g, o) => g / Math.sqrt(variance[o]! + eps))
  return {
    w: w.map((filter, o) =>
      filter.map((slice) => slice.map((row) => row.map((v) => v * scale[o]!))),
    ),
    b: scale.map((s, o) => ((b?.[o] ?? 0) - mean[o]!) * s + beta[o]!),
  }
}
