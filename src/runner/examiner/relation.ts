import { tensorShape } from '../tensor-shape.ts'
import type { Relation } from '../verdict.ts'
import { isClose, type Tolerance } from './compare.ts'
import { isFields, isList, type List } from './plain.ts'

/** Beyond this nobody waits for a hint, and the permutations of four axes are 23. */
const mostEntries = 20_000
const mostAxes = 4

/**
 * A simple rule that makes the expected numbers of the wrong ones: "off by a constant" points at the
 * mistake better than a list of differences. Null where there is none, or where it would say nothing.
 */
export function relationOf(
  got: unknown,
  expected: unknown,
  path: readonly (number | string)[],
  tolerance: Tolerance,
): Relation | null {
  const [ours, theirs] = tensorsAt(got, expected, path)
  const gotShape = tensorShape(ours)
  const shape = tensorShape(theirs)
  if (!gotShape || !shape || shape.length === 0) return null
  const a = flat(ours)
  const b = flat(theirs)
  if (a.length !== b.length || b.length < 2 || b.length > mostEntries) return null
  if (![...a, ...b].every(Number.isFinite)) return null
  const close = (x: number, y: number) => isClose(x, y, tolerance)
  // Of equal numbers every rule holds.
  if (b.every((value) => close(value, b[0] ?? 0))) return null
  const axes = permutation(a, gotShape, b, shape, close)
  if (axes) return { type: 'permuted', axes }
  if (gotShape.join() !== shape.join()) return null
  return offset(a, b, close) ?? factor(a, b, close) ?? reordered(a, b, close)
}

/** Results of several parts are compared part by part: the one in which the first difference lies. */
function tensorsAt(got: unknown, expected: unknown, path: readonly (number | string)[]) {
  let [ours, theirs] = [got, expected]
  for (const key of path) {
    if (!isFields(ours) || !isFields(theirs)) break
    ours = ours[key]
    theirs = theirs[key]
  }
  return [ours, theirs] as const
}

const flat = (value: unknown): number[] =>
  isList(value) ? [...(value as List)].flatMap(flat) : [value as number]

type Close = (x: number, y: number) => boolean

function offset(a: readonly number[], b: readonly number[], close: Close): Relation | null {
  const by = (a[0] ?? 0) - (b[0] ?? 0)
  return !close(a[0] ?? 0, b[0] ?? 0) && a.every((x, i) => close(x, (b[i] ?? 0) + by))
    ? { type: 'offset', by }
    : null
}

function factor(a: readonly number[], b: readonly number[], close: Close): Relation | null {
  const largest = b.reduce((best, y, i) => (Math.abs(y) > Math.abs(b[best] ?? 0) ? i : best), 0)
  const by = (a[largest] ?? 0) / (b[largest] ?? 1)
  // Zeros everywhere are no multiple of anything.
  return by !== 0 && a.every((x, i) => close(x, (b[i] ?? 0) * by)) ? { type: 'factor', by } : null
}

function reordered(a: readonly number[], b: readonly number[], close: Close): Relation | null {
  const sorted = (list: readonly number[]) => list.toSorted((x, y) => x - y)
  const theirs = sorted(b)
  return sorted(a).every((x, i) => close(x, theirs[i] ?? 0)) ? { type: 'reordered' } : null
}

/** The order of axes in which the expected tensor equals the one we got. */
function permutation(
  a: readonly number[],
  gotShape: readonly number[],
  b: readonly number[],
  shape: readonly number[],
  close: Close,
): readonly number[] | null {
  const rank = shape.length
  if (rank < 2 || rank > mostAxes || gotShape.length !== rank) return null
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((n, size) => n * size, 1))
  const holds = (axes: readonly number[]): boolean => {
    if (axes.some((axis, i) => shape[axis] !== gotShape[i])) return false
    return a.every((x, place) => {
      let rest = place
      let at = 0
      for (let i = rank - 1; i >= 0; i--) {
        const size = gotShape[i] ?? 1
        at += (rest % size) * (strides[axes[i] ?? 0] ?? 0)
        rest = Math.floor(rest / size)
      }
      return close(x, b[at] ?? 0)
    })
  }
  const found = permutations(rank).find((axes) => axes.some((axis, i) => axis !== i) && holds(axes))
  return found ?? null
}

function permutations(count: number): number[][] {
  if (count === 0) return [[]]
  return permutations(count - 1).flatMap((shorter) =>
    Array.from({ length: count }, (_, place) => shorter.toSpliced(place, 0, count - 1)),
  )
}
