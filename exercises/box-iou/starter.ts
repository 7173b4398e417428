type Box = [x1: number, y1: number, x2: number, y2: number]

/** IoU of every box in a with every box in b: [n] boxes, [m] boxes → [n][m]. */
export function boxIou(a: Box[], b: Box[]): number[][] {
  throw new Error('not written yet')
}
