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

/** shape: [out, in] or [out, in, kh, kw], noise: one number per weight. O(number of weights). */
export function initWeights(
  shape: number[],
  noise: Vec,
  { scheme, mode = 'fanIn', gain = null }: InitOptions,
): InitResult {
  if (shape.length < 2) throw new Error('a weight needs an output and an input axis')
  const [outputs = 0, inputs = 0, ...kernel] = shape
  const area = product(kernel) // 1 for a linear layer
  if (noise.length !== product(shape)) throw new Error('one noise value per weight')

  const fanIn = inputs * area
  const fanOut = outputs * area
  const xavier = scheme === 'xavierUniform' || scheme === 'xavierNormal'
  const uniform = scheme === 'xavierUniform' || scheme === 'kaimingUniform'

  const fan = mode === 'fanIn' ? fanIn : fanOut
  const g = gain ?? (xavier ? 1 : Math.SQRT2)
  const std = xavier ? g * Math.sqrt(2 / (fanIn + fanOut)) : g / Math.sqrt(fan)
  const scale = uniform ? Math.sqrt(3) * std : std // uniform on [−1, 1) has std 1/√3
  return { fanIn, fanOut, values: noise.map((z) => scale * z) }
}

function product(factors: number[]): number {
  return factors.reduce((result, n) => result * n, 1)
}
