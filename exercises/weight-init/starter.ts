type Vec = number[]

interface InitOptions {
  scheme: 'xavierUniform' | 'xavierNormal' | 'kaimingUniform' | 'kaimingNormal'
  mode?: 'fanIn' | 'fanOut' // which fan Kaiming keeps; Xavier uses both
  gain?: number | null // null: 1 for Xavier, √2 for Kaiming
}

interface InitResult {
  fanIn: number
  fanOut: number
  values: Vec // the weights in the order of the noise
}

/** shape: [out, in] or [out, in, kh, kw], noise: one number per weight. */
export function initWeights(
  shape: number[],
  noise: Vec,
  { scheme, mode = 'fanIn', gain = null }: InitOptions,
): InitResult {
  throw new Error('not written yet')
}
