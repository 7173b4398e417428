interface LayerSpec {
  kernel: number
  stride?: number
  padding?: number // on each side
  dilation?: number
}

interface LayerGeometry {
  size: number // output length
  jump: number // distance between neighbouring outputs, in input pixels
  field: number // receptive field of one output
  start: number // centre of the receptive field of output 0; the first input pixel is at 0
}

/** A stack of convolutions or poolings along one axis → its geometry after each layer. O(layers). */
export function receptiveField(layers: LayerSpec[], inputSize: number): LayerGeometry[] {
  requireWhole('the input size', inputSize, 1)
  let [size, jump, field, start] = [inputSize, 1, 1, 0]
  return layers.map(({ kernel, stride = 1, padding = 0, dilation = 1 }) => {
    requireWhole('a kernel', kernel, 1)
    requireWhole('a stride', stride, 1)
    requireWhole('a padding', padding, 0)
    requireWhole('a dilation', dilation, 1)

    const reach = dilation * (kernel - 1) // from the first to the last tap, in this layer's input
    size = Math.floor((size + 2 * padding - reach - 1) / stride) + 1
    if (size < 1) throw new Error('the kernel is larger than its padded input')
    // The inputs of this layer are still `jump` apart; its own stride counts from the next layer on.
    field += reach * jump
    start += (reach / 2 - padding) * jump
    jump *= stride
    return { size, jump, field, start }
  })
}

function requireWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least)
    throw new Error(`${name} must be a whole number of at least ${least}, not ${value}`)
}
