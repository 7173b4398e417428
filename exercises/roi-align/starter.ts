type Roi = [x1: number, y1: number, x2: number, y2: number]
type T3 = number[][][]
type T4 = number[][][][]

interface RoiAlignOptions {
  outH: number
  outW: number
  samplingRatio: number // samples per bin along each axis
  spatialScale?: number // size of the map over size of the image
  aligned?: boolean // shift by half a pixel
}

/** x: [c][h][w], rois: [k] in image pixels → [k][c][outH][outW]. */
export function roiAlign(
  x: T3,
  rois: Roi[],
  { outH, outW, samplingRatio, spatialScale = 1, aligned = true }: RoiAlignOptions,
): T4 {
  throw new Error('not written yet')
}
