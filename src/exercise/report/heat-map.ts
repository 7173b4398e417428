import { tensorShape } from '../../runner/tensor-shape.ts'
import type { Plain } from '../../runner/verdict.ts'
import { entryAt, type Path } from './plain.ts'
import { windowOf } from './tensor-print.ts'

export type Bin = -3 | -2 | -1 | 0 | 1 | 2 | 3

export interface HeatCell {
  readonly path: readonly number[]
  readonly expected: number
  readonly got: number
  readonly difference: number
  /** `not-finite` where no difference can be told. */
  readonly bin: Bin | 'not-finite'
}

export interface HeatMap {
  readonly cells: readonly (readonly HeatCell[])[]
  /** Both ends of the scale; 0 when nothing finite differs. */
  readonly scale: number
  /** Row and column of the first difference within `cells`. */
  readonly first: readonly [number, number] | null
  /** Leading indices held fixed, and where the window starts in what remains. */
  readonly slice: readonly number[]
  readonly from: readonly [number, number]
  /** The whole of what is windowed. */
  readonly size: readonly [number, number]
}

/** More cells than this would be smaller than 12 px, the least that can be told apart. */
const mostCells = 24

/** The kit's own default: what it takes for equal is shown as equal. */
const equal = (a: number, b: number): boolean =>
  a === b ||
  (Number.isFinite(a - b) && Math.abs(a - b) <= 1e-8 + 1e-6 * Math.max(Math.abs(a), Math.abs(b)))

/** got − expected, cell by cell; null where the two cannot be laid over each other. */
export function differenceMap(expected: Plain, got: Plain, path: Path = []): HeatMap | null {
  const shape = tensorShape(expected)
  const other = tensorShape(got)
  if (!shape || !other || shape.length === 0 || shape.length !== other.length) return null
  if (shape.some((n, i) => n !== other[i]) || shape.includes(0)) return null
  if (shape.reduce((all, n) => all * n, 1) < 2) return null

  const index = (axis: number): number => {
    const step = path[axis]
    return typeof step === 'number' ? step : 0
  }
  const slice = shape.slice(0, -2).map((_, axis) => index(axis))
  const flat = shape.length === 1
  const height = flat ? 1 : (shape.at(-2) ?? 1)
  const width = shape.at(-1) ?? 1
  const row = flat ? 0 : index(shape.length - 2)
  const column = index(shape.length - 1)
  const rows = windowOf(height, mostCells, row)
  const columns = windowOf(width, mostCells, column)

  const raw = Array.from({ length: rows.to - rows.from }, (_, i) =>
    Array.from({ length: columns.to - columns.from }, (_, j) => {
      const inner = flat ? [columns.from + j] : [rows.from + i, columns.from + j]
      const place = [...slice, ...inner]
      const a = entryAt(expected, place) as number
      const b = entryAt(got, place) as number
      return { path: place, expected: a, got: b, difference: equal(a, b) ? 0 : b - a }
    }),
  )
  const scale = raw
    .flat()
    .reduce(
      (most, { difference: d }) => (Number.isFinite(d) ? Math.max(most, Math.abs(d)) : most),
      0,
    )
  const inWindow =
    path.length === shape.length && row < height && column < width
      ? ([row - rows.from, column - columns.from] as const)
      : null
  return {
    cells: raw.map((line) => line.map((cell) => ({ ...cell, bin: binOf(cell.difference, scale) }))),
    scale,
    first: inWindow,
    slice,
    from: [rows.from, columns.from],
    size: [height, width],
  }
}

/** Three steps to each side; equal alone is the middle, so that no small difference hides in it. */
export function binOf(difference: number, scale: number): Bin | 'not-finite' {
  if (!Number.isFinite(difference)) return 'not-finite'
  if (difference === 0 || scale === 0) return 0
  const step = Math.min(3, 1 + Math.floor((Math.abs(difference) / scale) * 3))
  return (difference < 0 ? -step : step) as Bin
}
