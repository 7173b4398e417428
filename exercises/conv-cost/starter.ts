interface ConvSpec {
  cin: number
  cout: number
  kernel: [number, number] // [height, width]
  groups?: number // default 1
  bias?: boolean // default true
  outH: number // the output map
  outW: number
}

interface Cost {
  params: number
  macs: number // multiply-adds, the bias not counted
  flops: number // multiplications plus additions, the bias counted
}

/** What one convolution has and does for one image. */
export function convCost(spec: ConvSpec): Cost {
  throw new Error('not written yet')
}
