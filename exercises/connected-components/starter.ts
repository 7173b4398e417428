type Vec = number[]
type Mat = number[][]
type Box = [y0: number, x0: number, y1: number, x1: number] // y1 and x1 are not included

interface ComponentsResult {
  count: number
  labels: Mat // 0 background, 1, 2, … components
  areas: Vec // [count]
  boxes: Box[] // [count]
}

/** img: [h][w], not 0: foreground. */
export function connectedComponents(img: Mat, connectivity: 4 | 8 = 8): ComponentsResult {
  throw new Error('not written yet')
}
