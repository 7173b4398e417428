type T3 = number[][][]

/**
 * h × w map already shifted up and left by shift; side m of a window → [windows][m·m][m·m], 0 or -100.
 * O(h·w·m²) time and memory.
 */
export function swinShiftMask(h: number, w: number, window: number, shift: number): T3 {
  if (!Number.isInteger(window) || window < 1) throw new Error('window must be a positive integer')
  if (!Number.isInteger(shift) || shift < 0 || shift >= window)
    throw new Error('shift must be an integer from 0 to window - 1')
  for (const side of [h, w])
    if (side < 1 || side % window !== 0) throw new Error('h and w must be multiples of window')

  /** Which of three stretches of an axis of n places p lies in; the last came round from the front. */
  const band = (p: number, n: number) => (p < n - window ? 0 : p < n - shift ? 1 : 2)

  const masks: T3 = []
  for (let top = 0; top < h; top += window)
    for (let left = 0; left < w; left += window) {
      const labels: number[] = [] // of the tokens of this window, one of nine regions each
      for (let y = top; y < top + window; y++)
        for (let x = left; x < left + window; x++) labels.push(3 * band(y, h) + band(x, w))
      masks.push(labels.map((a) => labels.map((b) => (a === b ? 0 : -100))))
    }
  return masks
}
