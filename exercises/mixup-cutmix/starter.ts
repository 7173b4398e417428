type Vec = number[]
type Mat = number[][]

interface MixOptions {
  kind: 'mixup' | 'cutmix'
  lambda: number // weight of the first sample, in [0, 1]
  center?: [cy: number, cx: number] | null // of the box, for cutmix
}

interface MixResult {
  x: Mat // [h][w]
  y: Vec // [classes]
}

/** x1, x2: [h][w], y1, y2: [classes] → one mixed sample. */
export function mixSample(
  x1: Mat,
  y1: Vec,
  x2: Mat,
  y2: Vec,
  { kind, lambda, center = null }: MixOptions,
): MixResult {
  throw new Error('not written yet')
}
