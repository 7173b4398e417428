interface SplitOptions {
  testFraction: number // between 0 and 1
  stratify?: boolean // keep the share of each class
}

interface IndexSplit {
  train: number[]
  test: number[]
}

/** labels: [n], uniforms: n − 1 or more numbers in [0, 1) → indices of both sets. */
export function trainTestSplit(
  labels: number[],
  uniforms: number[],
  { testFraction, stratify = false }: SplitOptions,
): IndexSplit {
  throw new Error('not written yet')
}
