type Box = [x1: number, y1: number, x2: number, y2: number]

interface AnchorOptions {
  stride: number // pixels per feature cell
  scales: number[] // side of the square anchor of the same area, in pixels
  ratios: number[] // height / width
}

/** → [featureH · featureW · ratios · scales] boxes in pixels. */
export function generateAnchors(
  featureH: number,
  featureW: number,
  { stride, scales, ratios }: AnchorOptions,
): Box[] {
  throw new Error('not written yet')
}
