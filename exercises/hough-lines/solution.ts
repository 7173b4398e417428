type Vec = number[]
type Mat = number[][]

interface HoughResult {
  accumulator: Mat // [2·diagonal + 1][angles]; row r stands for rho = r − diagonal
  best: { rho: number; thetaDeg: number; votes: number }
}

/** edges: [h][w], thetas: [n] degrees. O(h·w + edge pixels · n + diagonal · n) time. */
export function houghLines(edges: Mat, thetas: Vec): HoughResult {
  const [h, w] = [edges.length, edges[0]?.length ?? 0]
  if (w === 0 || edges.some((row) => row.length !== w))
    throw new Error('edges must be a full [h][w] matrix')
  if (thetas.length === 0) throw new Error('at least one angle is needed')

  const diagonal = Math.ceil(Math.sqrt((h - 1) ** 2 + (w - 1) ** 2)) // no |rho| is larger
  const accumulator = Array.from({ length: 2 * diagonal + 1 }, () => thetas.map(() => 0))
  const normals = thetas.map(unitVector)
  edges.forEach((row, y) =>
    row.forEach((edge, x) => {
      if (edge === 0) return
      normals.forEach(([cos, sin], k) => {
        const rho = roundHalfUp(x * cos + y * sin)
        accumulator[rho + diagonal]![k]! += 1
      })
    }),
  )

  let best = { rho: -diagonal, thetaDeg: thetas[0]!, votes: accumulator[0]![0]! }
  accumulator.forEach((row, r) =>
    row.forEach((votes, k) => {
      if (votes > best.votes) best = { rho: r - diagonal, thetaDeg: thetas[k]!, votes }
    }),
  )
  return { accumulator, best }
}

function unitVector(degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle)]
}

/** cos 60° and sin 30° are not exactly a half in floating point, so a half may come out just below. */
function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9)
}
