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

/** x1, x2: [h][w], y1, y2: [classes] → one mixed sample. O(h·w + classes) time. */
export function mixSample(
  x1: Mat,
  y1: Vec,
  x2: Mat,
  y2: Vec,
  { kind, lambda, center = null }: MixOptions,
): MixResult {
  const [h, w] = [x1.length, x1[0]?.length ?? 0]
  const full = (m: Mat) => m.length === h && m.every((row) => row.length === w)
  if (w === 0 || !full(x1) || !full(x2)) throw new Error('x1 and x2 must be full [h][w] images')
  if (y1.length !== y2.length) throw new Error('y1 and y2 must have the same length')
  if (!(lambda >= 0 && lambda <= 1)) throw new Error('lambda must lie in [0, 1]')

  if (kind === 'mixup')
    return { x: x1.map((row, i) => blend(row, x2[i]!, lambda)), y: blend(y1, y2, lambda) }

  if (center === null) throw new Error('cutmix needs a center')
  const [top, bottom] = extent(center[0], h, lambda)
  const [left, right] = extent(center[1], w, lambda)
  const inBox = (i: number, j: number) => i >= top && i < bottom && j >= left && j < right
  const x = x1.map((row, i) => row.map((v, j) => (inBox(i, j) ? x2[i]![j]! : v)))
  const pasted = (bottom - top) * (right - left)
  return { x, y: blend(y1, y2, 1 - pasted / (h * w)) }
}

/** From where to where (exclusive) the box reaches along an axis of this length. */
function extent(center: number, length: number, lambda: number): [number, number] {
  const size = Math.floor(length * Math.sqrt(1 - lambda))
  const start = center - Math.floor(size / 2)
  return [Math.max(0, start), Math.min(length, start + size)]
}

function blend(first: Vec, second: Vec, weight: number): Vec {
  return first.map((v, i) => weight * v + (1 - weight) * second[i]!)
}
