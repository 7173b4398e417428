type Vec = number[]
type Mat = number[][]
type Box = [y0: number, x0: number, y1: number, x1: number] // y1 and x1 are not included
type Step = readonly [down: number, right: number]

interface ComponentsResult {
  count: number
  labels: Mat // 0 background, 1, 2, … components
  areas: Vec // [count]
  boxes: Box[] // [count]
}

const sides: Step[] = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
]
const corners: Step[] = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
]

/** img: [h][w], not 0: foreground. O(h·w) time and memory. */
export function connectedComponents(img: Mat, connectivity: 4 | 8 = 8): ComponentsResult {
  const w = img[0]?.length ?? 0
  if (w === 0 || img.some((row) => row.length !== w))
    throw new Error('img must be a full [h][w] matrix')
  if (connectivity !== 4 && connectivity !== 8) throw new Error('connectivity must be 4 or 8')

  const steps = connectivity === 4 ? sides : [...sides, ...corners]
  const labels = img.map((row) => row.map(() => 0))
  const areas: Vec = []
  const boxes: Box[] = []
  img.forEach((row, y) =>
    row.forEach((value, x) => {
      if (value === 0 || labels[y]![x] !== 0) return
      const { area, box } = fill(img, labels, areas.length + 1, steps, [y, x])
      areas.push(area)
      boxes.push(box)
    }),
  )
  return { count: areas.length, labels, areas, boxes }
}

/** Labels the component of one pixel, with a stack: recursion overflows on large components. */
function fill(img: Mat, labels: Mat, label: number, steps: Step[], [top, left]: Step) {
  const box: Box = [top, left, top + 1, left + 1]
  let area = 0
  const stack: Step[] = [[top, left]]
  labels[top]![left] = label
  for (let pixel = stack.pop(); pixel; pixel = stack.pop()) {
    const [y, x] = pixel
    area++
    box[1] = Math.min(box[1], x) // the first pixel is in the uppermost row already
    box[2] = Math.max(box[2], y + 1)
    box[3] = Math.max(box[3], x + 1)
    for (const [down, right] of steps) {
      const [ny, nx] = [y + down, x + right]
      if ((img[ny]?.[nx] ?? 0) === 0 || labels[ny]![nx] !== 0) continue
      labels[ny]![nx] = label // when pushed, not when popped: no pixel is pushed twice
      stack.push([ny, nx])
    }
  }
  return { area, box }
}
