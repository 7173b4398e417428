import type { Plain } from '../../runner/verdict.ts'
import { numberText, type NumberStyle } from './number-text.ts'
import { entryAt, type Path } from './plain.ts'

export interface Segment {
  readonly text: string
  /** The first difference. */
  readonly marked: boolean
}

export interface TensorPrint {
  readonly lines: readonly (readonly Segment[])[]
  /** Leading indices that are held fixed in a tensor of more than two axes. */
  readonly slice: readonly number[]
}

export interface PrintOptions {
  readonly shape: readonly number[]
  readonly style: NumberStyle
  /** Kept in view and marked. */
  readonly path?: Path
  readonly rows: number
  readonly columns: number
}

interface Range {
  readonly from: number
  readonly to: number
}

/** At most `room` of `count`, with `keep` inside. */
export function windowOf(count: number, room: number, keep: number): Range {
  if (count <= room) return { from: 0, to: count }
  const from = keep < room ? 0 : Math.min(count - room, keep - Math.floor(room / 2))
  return { from, to: from + room }
}

const indices = ({ from, to }: Range): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

const indexAt = (path: Path | undefined, axis: number): number => {
  const step = path?.[axis]
  return typeof step === 'number' ? step : 0
}

/** A tensor as NumPy would show it: aligned columns, an ellipsis for what is left out. */
export function printTensor(value: Plain, options: PrintOptions): TensorPrint {
  const { shape, style, path } = options
  const slice = shape.slice(0, -2).map((_, axis) => indexAt(path, axis))
  const matrix = entryAt(value, slice)
  const inner = shape.length - slice.length
  const marks = path !== undefined && path.length === shape.length

  if (inner === 0) {
    const text = typeof value === 'number' ? numberText(value, style) : ''
    return { lines: [[{ text, marked: marks }]], slice }
  }

  const [height, width] =
    inner === 1 ? [1, shape.at(-1) ?? 0] : [shape.at(-2) ?? 0, shape.at(-1) ?? 0]
  const row = inner === 1 ? 0 : indexAt(path, shape.length - 2)
  const column = indexAt(path, shape.length - 1)
  const rows = windowOf(height, options.rows, row)
  const columns = windowOf(width, options.columns, column)

  const cell = (r: number, c: number): string => {
    const entry = entryAt(matrix, inner === 1 ? [c] : [r, c])
    return typeof entry === 'number' ? numberText(entry, style) : ''
  }
  const texts = indices(rows).map((r) => indices(columns).map((c) => cell(r, c)))
  const wide = texts.flat().reduce((most, text) => Math.max(most, text.length), 0)

  const open = inner === 1 ? '[' : '[['
  const next = inner === 1 ? '' : ' ['
  const lines: Segment[][] = []
  if (rows.from > 0) lines.push([plain('[…')])
  texts.forEach((line, i) => {
    const r = rows.from + i
    const segments: Segment[] = [plain(r === 0 ? open : next)]
    if (columns.from > 0) segments.push(plain('… '))
    line.forEach((text, j) => {
      const c = columns.from + j
      const padded = text.padStart(wide)
      const blank = padded.length - text.length
      if (j > 0) segments.push(plain(' '))
      if (blank > 0) segments.push(plain(' '.repeat(blank)))
      segments.push({ text, marked: marks && r === row && c === column })
    })
    if (columns.to < width) segments.push(plain(' …'))
    segments.push(plain(r === height - 1 && inner === 2 ? ']]' : ']'))
    lines.push(joined(segments))
  })
  if (inner === 2 && height === 0) lines.push([plain('[]')])
  if (rows.to < height) lines.push([plain(' …]')])
  return { lines, slice }
}

const plain = (text: string): Segment => ({ text, marked: false })

/** Neighbours without a mark become one, so that the page has fewer elements. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    if (last && !last.marked && !segment.marked)
      result[result.length - 1] = plain(last.text + segment.text)
    else result.push(segment)
  }
  return result
}

/** `[2, :, :]` for a slice of a tensor with more than two axes. */
export const sliceText = (slice: readonly number[]): string =>
  slice.length === 0 ? '' : `[${[...slice, ':', ':'].join(', ')}]`
