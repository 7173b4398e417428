type Mat = number[][]

/** All weights are stored [out][in]. */
interface LoraParams {
  w: Mat // [out][in], frozen
  a: Mat // [r][in]
  b: Mat // [out][r]
  alpha: number // the update is scaled by alpha / r
}

/** x: [n][in] → [n][out]. */
export function loraForward(x: Mat, p: LoraParams): Mat {
  throw new Error('not written yet')
}

/** The weight [out][in] that does the same without the update. */
export function loraMerge(p: LoraParams): Mat {
  throw new Error('not written yet')
}
