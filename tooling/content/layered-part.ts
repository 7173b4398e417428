import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre'
import type { Place } from '../../src/content/map.ts'
import { type Item, settle } from './columns.ts'
import type { Box, Gaps, Link } from './layered.ts'

/** A curve passes here, level, from the left to the right end of a column. */
interface Stop {
  readonly left: number
  readonly right: number
  readonly y: number
}

export interface Part {
  readonly columns: number
  readonly height: number
  readonly places: ReadonlyMap<string, Place>
  /** Where each link leaves, what it passes between and where it ends. */
  readonly routes: ReadonlyMap<Link, readonly Stop[]>
}

/** A line between boxes takes as much room as this. */
const lineHeight = 2
const lineGap = 7
/** A line that bends on its way is worse than one that starts or ends steeply. */
const straight = 4

interface Spot {
  readonly column: number
  /** Where dagre has it: only the order counts. */
  readonly order: number
  readonly item: Item
}

/** One connected part: columns, and the order in each, by dagre; heights by `settle`. */
export function layPart(boxes: readonly Box[], links: readonly Link[], gaps: Gaps): Part {
  const graph = drawn(boxes, links)
  const middles = [...new Set(boxes.map(({ id }) => middleOf(graph, id)))].toSorted((a, b) => a - b)
  const columnOf = (x: number): number => middles.findIndex((middle) => Math.abs(middle - x) < 1)
  const spots = new Map(
    boxes.map(({ id, height }) => [
      id,
      spot(columnOf(middleOf(graph, id)), graph.node(id).y ?? 0, height, gaps.inColumn),
    ]),
  )
  const chains = links.map(({ from, to, weight = 1 }) => {
    const start = spots.get(from)
    const end = spots.get(to)
    if (!start || !end) return []
    // Between the columns dagre keeps room for labels: points there do not count.
    const passed = (graph.edge(from, to).points ?? [])
      .slice(1, -1)
      .filter(({ x }) => columnOf(x) >= 0)
      .map(({ x, y }) => spot(columnOf(x), y, lineHeight, lineGap))
    const chain = [start, ...passed, end]
    chain.slice(1).forEach((one, index) => join(chain[index], one, weight))
    return chain
  })
  const passed = chains.flatMap((chain) => chain.slice(1, -1))
  const all = [...spots.values(), ...passed].toSorted((a, b) => a.order - b.order)
  settle(
    middles.map((_, column) => all.filter((one) => one.column === column).map(({ item }) => item)),
  )
  const width = Math.max(...boxes.map((box) => box.width))
  const leftOf = (column: number): number => column * (width + gaps.betweenColumns)
  const stopOf = ({ column, item }: Spot): Stop => ({
    left: leftOf(column),
    right: leftOf(column) + width,
    y: item.y,
  })
  return {
    columns: middles.length,
    height: Math.max(...all.map(({ item }) => Math.ceil(item.y + item.height / 2))),
    places: new Map(
      boxes.flatMap((box) => {
        const own = spots.get(box.id)
        if (!own) return []
        const y = Math.round(own.item.y - box.height / 2)
        return [
          [box.id, { x: leftOf(own.column), y, width: box.width, height: box.height }] as const,
        ]
      }),
    ),
    routes: new Map(links.map((link, index) => [link, (chains[index] ?? []).map(stopOf)] as const)),
  }
}

function drawn(boxes: readonly Box[], links: readonly Link[]) {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>()
  graph.setGraph({ rankdir: 'LR', acyclicer: 'greedy' })
  for (const { id, height } of boxes) graph.setNode(id, { width: 100, height })
  for (const { from, to, weight = 1 } of links) graph.setEdge(from, to, { weight })
  layout(graph)
  return graph
}

const middleOf = (graph: ReturnType<typeof drawn>, id: string): number =>
  Math.round(graph.node(id).x ?? 0)

const spot = (column: number, order: number, height: number, gap: number): Spot => ({
  column,
  order,
  item: { height, gap, y: 0, pulls: [] },
})

function join(a: Spot | undefined, b: Spot, weight: number): void {
  if (!a) return
  const stiff = a.item.height === lineHeight && b.item.height === lineHeight ? straight : 1
  a.item.pulls.push({ item: b.item, weight: weight * stiff })
  b.item.pulls.push({ item: a.item, weight: weight * stiff })
}

/** Quiet curves: level where they leave, pass and arrive. A link that dagre turned round runs to the left. */
export function curve(stops: readonly Stop[], dx: number, dy: number): string {
  const [first, ...rest] = stops
  const second = rest[0]
  if (!first || !second) return ''
  const forth = second.left >= first.right
  const out = ({ left, right }: Stop) => (forth ? right : left) + dx
  const into = ({ left, right }: Stop) => (forth ? left : right) + dx
  let path = `M${out(first)} ${first.y + dy}`
  let before = first
  rest.forEach((stop, index) => {
    const half = Math.round((out(before) + into(stop)) / 2)
    path += `C${half} ${before.y + dy} ${half} ${stop.y + dy} ${into(stop)} ${stop.y + dy}`
    if (index < rest.length - 1) path += `H${out(stop)}`
    before = stop
  })
  return path
}
