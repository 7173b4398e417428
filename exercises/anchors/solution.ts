type Box = [x1: number, y1: number, x2: number, y2: number]

interface AnchorOptions {
  stride: number // pixels per feature cell
  scales: number[] // side of the square anchor of the same area, in pixels
  ratios: number[] // height / width
}

/** → [featureH · featureW · ratios · scales] boxes in pixels. Time and memory linear in their number. */
export function generateAnchors(
  featureH: number,
  featureW: number,
  { stride, scales, ratios }: AnchorOptions,
): Box[] {
  if (scales.length === 0) throw new Error('scales must not be empty')
  if (ratios.length === 0) throw new Error('ratios must not be empty')

  const anchors: Box[] = []
  for (let i = 0; i < featureH; i++)
    for (let j = 0; j < featureW; j++) {
      const cx = (j + 0.5) * stride
      const cy = (i + 0.5) * stride
      for (const r of ratios)
        for (const s of scales) {
          const w = s / Math.sqrt(r) // w · h = s² and h / w = r
          const h = s * Math.sqrt(r)
          anchors.push([cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2])
        }
    }
  return anchors
}
