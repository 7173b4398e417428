type Mat = number[][]

type MorphOp = 'erode' | 'dilate' | 'open' | 'close' | 'gradient' | 'tophat' | 'blackhat'

/** img: [h][w] grey values, element: 0 and 1, odd sides, origin in its centre → [h][w]. */
export function morphology(img: Mat, op: MorphOp, element: Mat): Mat {
  throw new Error('not written yet')
}
