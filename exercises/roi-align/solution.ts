type Roi = [x1: number, y1: number, x2: number, y2: number]
type Mat = number[][]
type T3 = number[][][]
type T4 = number[][][][]

interface RoiAlignOptions {
  outH: number
  outW: number
  samplingRatio: number // samples per bin along each axis
  spatialScale?: number // size of the map over size of the image
  aligned?: boolean // shift by half a pixel
}

/** x: [c][h][w], rois: [k] in image pixels → [k][c][outH][outW]. O(k·c·outH·outW·s²) time. */
export function roiAlign(
  x: T3,
  rois: Roi[],
  { outH, outW, samplingRatio, spatialScale = 1, aligned = true }: RoiAlignOptions,
): T4 {
  for (const count of [outH, outW, samplingRatio])
    if (!Number.isInteger(count) || count < 1)
      throw new Error('outH, outW and samplingRatio must be whole numbers of at least 1')

  const onMap = (v: number) => v * spatialScale - (aligned ? 0.5 : 0)

  /** Where the samples of each bin lie along one axis: [bins][samplingRatio]. */
  const positions = (from: number, to: number, bins: number): Mat => {
    const side = aligned ? to - from : Math.max(1, to - from)
    return range(bins).map((i) =>
      range(samplingRatio).map((a) => from + (side / bins) * (i + (a + 0.5) / samplingRatio)),
    )
  }

  return rois.map(([x1, y1, x2, y2]) => {
    const rows = positions(onMap(y1), onMap(y2), outH)
    const columns = positions(onMap(x1), onMap(x2), outW)
    return x.map((map) =>
      rows.map((ys) =>
        columns.map((xs) => average(ys.flatMap((r) => xs.map((c) => sample(map, r, c))))),
      ),
    )
  })
}

/** The map at row r and column c, both fractions. */
function sample(map: Mat, r: number, c: number): number {
  const [h, w] = [map.length, map[0]!.length]
  if (r < -1 || r > h || c < -1 || c > w) return 0
  const y = clamp(r, h - 1)
  const x = clamp(c, w - 1)
  const [top, left] = [Math.floor(y), Math.floor(x)]
  const bottom = Math.min(top + 1, h - 1) // at the last row its weight is 0
  const right = Math.min(left + 1, w - 1)
  const inRow = (i: number) => mix(map[i]![left]!, map[i]![right]!, x - left)
  return mix(inRow(top), inRow(bottom), y - top)
}

function mix(a: number, b: number, share: number): number {
  return a * (1 - share) + b * share
}

function clamp(v: number, max: number): number {
  return Math.min(Math.max(v, 0), max)
}

function average(values: number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
