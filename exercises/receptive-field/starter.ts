interface LayerSpec {
  kernel: number
  stride?: number // default 1
  padding?: number // on each side, default 0
  dilation?: number // default 1
}

interface LayerGeometry {
  size: number // output length
  jump: number // distance between neighbouring outputs, in input pixels
  field: number // receptive field of one output
  start: number // centre of the receptive field of output 0; the first input pixel is at 0
}

/** A stack of convolutions or poolings along one axis → its geometry after each layer. */
export function receptiveField(layers: LayerSpec[], inputSize: number): LayerGeometry[] {
  throw new Error('not written yet')
}
