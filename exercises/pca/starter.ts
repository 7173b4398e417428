type Vec = number[]
type Mat = number[][]

interface PcaResult {
  mean: Vec // [d]
  components: Mat // [k][d], unit rows, largest variance first
  variances: Vec // [k], divisor n − 1
  ratio: Vec // [k], share of the total variance
  projected: Mat // [n][k]
}

/** x: [n][d] → the k directions of largest variance. */
export function pca(x: Mat, k: number): PcaResult {
  throw new Error('not written yet')
}
