import type { Place } from '../../src/content/map.ts'
import { curve, layPart } from './layered-part.ts'

export interface Box {
  readonly id: string
  readonly width: number
  readonly height: number
}

export interface Link {
  readonly from: string
  readonly to: string
  /** Heavier links are kept shorter and straighter; where links run in a circle the lightest turns back. */
  readonly weight?: number
}

export interface Gaps {
  /** Between boxes of a column. */
  readonly inColumn: number
  readonly betweenColumns: number
  /** Between parts of the picture that no link joins. */
  readonly betweenParts: number
}

interface Picture {
  readonly width: number
  readonly height: number
  readonly places: ReadonlyMap<string, Place>
  /** The `d` of each link, in the order of the links. */
  readonly paths: readonly string[]
}

/**
 * Boxes of one width in columns from left to right, so that links run to the right. What no link joins is
 * laid out by itself; the parts then fill the columns that the width has room for, large ones first.
 */
export function layered(
  boxes: readonly Box[],
  links: readonly Link[],
  gaps: Gaps,
  width: number,
): Picture {
  if (boxes.length === 0) return { width: 0, height: 0, places: new Map(), paths: [] }
  const slot = Math.max(...boxes.map((box) => box.width)) + gaps.betweenColumns
  const parts = partsOf(boxes, links)
    .map((part) => layPart(part.boxes, part.links, gaps))
    .toSorted((a, b) => b.places.size - a.places.size)
  const room = Math.max(
    Math.floor((width + gaps.betweenColumns) / slot),
    ...parts.map(({ columns }) => columns),
  )
  const bottoms = Array.from({ length: room }, () => 0)
  const places = new Map<string, Place>()
  const paths = new Map<Link, string>()
  for (const part of parts) {
    const { column, top } = lowestTop(bottoms, part.columns)
    const dx = column * slot
    for (const [id, place] of part.places)
      places.set(id, { ...place, x: place.x + dx, y: place.y + top })
    for (const [link, stops] of part.routes) paths.set(link, curve(stops, dx, top))
    bottoms.fill(top + part.height + gaps.betweenParts, column, column + part.columns)
  }
  return {
    width: bottoms.findLastIndex((bottom) => bottom > 0) * slot + slot - gaps.betweenColumns,
    height: Math.max(...bottoms) - gaps.betweenParts,
    places,
    paths: links.map((link) => paths.get(link) ?? ''),
  }
}

/** Where so many columns side by side are free the highest. */
function lowestTop(bottoms: readonly number[], columns: number) {
  let best = { column: 0, top: Infinity }
  for (let column = 0; column + columns <= bottoms.length; column++) {
    const top = Math.max(...bottoms.slice(column, column + columns))
    if (top < best.top) best = { column, top }
  }
  return best
}

interface Joined {
  readonly boxes: Box[]
  readonly links: Link[]
}

/** What links join, directly or by way of others. */
function partsOf(boxes: readonly Box[], links: readonly Link[]): readonly Joined[] {
  const above = new Map<string, string>()
  const rootOf = (id: string): string => {
    const next = above.get(id)
    return next === undefined ? id : rootOf(next)
  }
  for (const { from, to } of links)
    if (rootOf(from) !== rootOf(to)) above.set(rootOf(from), rootOf(to))
  const parts = new Map<string, Joined>()
  for (const box of boxes) {
    const root = rootOf(box.id)
    const part = parts.get(root) ?? { boxes: [], links: [] }
    part.boxes.push(box)
    parts.set(root, part)
  }
  for (const link of links) parts.get(rootOf(link.from))?.links.push(link)
  return [...parts.values()]
}
