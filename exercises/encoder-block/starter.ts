type Vec = number[]
type Mat = number[][]

interface EncoderParams {
  attn: { wq: Mat; wk: Mat; wv: Mat; wo: Mat } // each [d][d], stored [out][in], no biases
  ln1: { gamma: Vec; beta: Vec } // [d]
  ln2: { gamma: Vec; beta: Vec } // [d]
  w1: Mat // [dff][d]
  b1: Vec // [dff]
  w2: Mat // [d][dff]
  b2: Vec // [d]
}

interface EncoderOptions {
  heads: number // must divide d
  norm?: 'pre' | 'post'
  activation?: 'relu' | 'gelu'
  eps?: number
}

/** x: [l][d] → [l][d]. */
export function encoderBlock(
  x: Mat,
  p: EncoderParams,
  { heads, norm = 'pre', activation = 'gelu', eps = 1e-5 }: EncoderOptions,
): Mat {
  throw new Error('not written yet')
}
