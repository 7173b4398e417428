type Vec = number[]
type Mat = number[][]

interface EqualizeResult {
  histogram: Vec // [levels]
  lut: Vec // [levels], the new level of each old one
  image: Mat // [h][w]
}

/** img: [h][w], whole numbers 0…levels - 1. */
export function equalizeHistogram(img: Mat, levels = 256): EqualizeResult {
  throw new Error('not written yet')
}
