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

/** Convolution (w, b) and the batch norm behind it → one convolution. */
export function foldBatchNorm(
  w: T4,
  b: Vec | null,
  { gamma, beta, mean, variance, eps = 1e-5 }: BatchNorm,
): FoldedConv {
  throw new Error('not written yet')
}
