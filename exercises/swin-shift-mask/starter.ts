type T3 = number[][][]

/** h × w map already shifted up and left by shift; side of a window → [windows][m·m][m·m], 0 or -100. */
export function swinShiftMask(h: number, w: number, window: number, shift: number): T3 {
  throw new Error('not written yet')
}
