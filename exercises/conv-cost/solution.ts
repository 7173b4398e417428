interface ConvSpec {
  cin: number
  cout: number
  kernel: [number, number] // [height, width]
  groups?: number
  bias?: boolean
  outH: number // the output map
  outW: number
}

interface Cost {
  params: number
  macs: number // multiply-adds, the bias not counted
  flops: number // multiplications plus additions, the bias counted
}

/** What one convolution has and does for one image. O(1). */
export function convCost({
  cin,
  cout,
  kernel: [kh, kw],
  groups = 1,
  bias = true,
  outH,
  outW,
}: ConvSpec): Cost {
  if (!Number.isInteger(groups) || groups < 1)
    throw new Error(`the number of groups must be a positive integer, not ${groups}`)
  if (cin % groups !== 0 || cout % groups !== 0)
    throw new Error(`${cin} and ${cout} channels do not split into ${groups} groups`)

  const products = (kh * kw * cin) / groups // behind one output number
  const outputs = cout * outH * outW
  // n products need n − 1 additions to become a sum, and one more takes the bias in.
  const additions = products - 1 + (bias ? 1 : 0)
  return {
    params: cout * (products + (bias ? 1 : 0)),
    macs: outputs * products,
    flops: outputs * (products + additions),
  }
}
