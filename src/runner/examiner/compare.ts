import { tensorShape } from '../tensor-shape.ts'
import type { Mismatch, Plain } from '../verdict.ts'
import { isFields, isList } from './plain.ts'

export interface Tolerance {
  readonly rel?: number
  readonly abs?: number
}

type Path = readonly (number | string)[]

const defaultTolerance = { rel: 1e-6, abs: 1e-8 } as const
export const exactly: Tolerance = { rel: 0, abs: 0 }

/** −0 equals 0; NaN and the infinities equal themselves only. */
export function isClose(got: number, expected: number, tolerance: Tolerance): boolean {
  if (got === expected) return true
  if (Number.isNaN(got) && Number.isNaN(expected)) return true
  if (!Number.isFinite(got) || !Number.isFinite(expected)) return false
  const { rel = defaultTolerance.rel, abs = defaultTolerance.abs } = tolerance
  return Math.abs(got - expected) <= abs + rel * Math.max(Math.abs(got), Math.abs(expected))
}

/** The first difference in reading order, or null. Structure is looked at before values. */
export function findMismatch(
  got: unknown,
  expected: unknown,
  tolerance: Tolerance = {},
): Mismatch | null {
  return structureMismatch(got, expected, []) ?? valueMismatch(got, expected, tolerance)
}

function structureMismatch(got: unknown, expected: unknown, path: Path): Mismatch | null {
  const differ = (kind: Mismatch['kind'], more: Partial<Mismatch> = {}): Mismatch => ({
    kind,
    path,
    expected: expected as Plain,
    got: got as Plain,
    ...more,
  })
  if (isList(expected)) {
    if (!isList(got)) return differ('type')
    const expectedShape = tensorShape(expected)
    const gotShape = tensorShape(got)
    if (expectedShape && gotShape)
      return sameShape(gotShape, expectedShape)
        ? null
        : differ('shape', { expectedShape, gotShape })
    if (got.length !== expected.length)
      return differ('shape', { expectedShape: [expected.length], gotShape: [got.length] })
    for (let i = 0; i < expected.length; i++) {
      const inner = structureMismatch(got[i], expected[i], [...path, i])
      if (inner) return inner
    }
    return null
  }
  if (isFields(expected)) {
    if (!isFields(got)) return differ('type')
    for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
      const [theirs, ours] = [own(got, key), own(expected, key)]
      if ((theirs === undefined) !== (ours === undefined))
        return {
          kind: 'property',
          path: [...path, key],
          expected: ours as Plain,
          got: theirs as Plain,
        }
      const inner = structureMismatch(theirs, ours, [...path, key])
      if (inner) return inner
    }
    return null
  }
  return kindOf(got) === kindOf(expected) ? null : differ('type')
}

const own = (fields: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(fields, key) ? fields[key] : undefined

const kindOf = (value: unknown): string =>
  value === null ? 'null' : isList(value) ? 'list' : typeof value

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i])

/** Places of NaN and infinities that are told. */
const mostPlaces = 6

/** Both have the same structure by now. */
function valueMismatch(got: unknown, expected: unknown, tolerance: Tolerance): Mismatch | null {
  let first: Mismatch | null = null
  let differing = 0
  let total = 0
  let maxAbsolute = 0
  let maxRelative = 0
  const notFinite: Path[] = []
  let broken = 0
  const path: (number | string)[] = []

  const leaf = (a: unknown, b: unknown): void => {
    total++
    if (typeof a === 'number' && typeof b === 'number') {
      const absolute = isClose(a, b, exactly) ? 0 : Math.abs(a - b)
      const relative = absolute === 0 ? 0 : absolute / Math.max(Math.abs(a), Math.abs(b))
      // NaN would swallow every later maximum.
      maxAbsolute = Math.max(maxAbsolute, Number.isNaN(absolute) ? Infinity : absolute)
      maxRelative = Math.max(maxRelative, Number.isNaN(relative) ? Infinity : relative)
      if (isClose(a, b, tolerance)) return
      if (!Number.isFinite(a) && Number.isFinite(b) && ++broken <= mostPlaces)
        notFinite.push([...path])
      first ??= {
        kind: !Number.isFinite(a) && Number.isFinite(b) ? 'not-finite' : 'value',
        path: [...path],
        expected: b,
        got: a,
      }
    } else {
      if (a === b) return
      first ??= { kind: 'value', path: [...path], expected: b as Plain, got: a as Plain }
    }
    differing++
  }
  const walk = (a: unknown, b: unknown): void => {
    if (isList(a) && isList(b)) {
      for (let i = 0; i < b.length; i++) {
        path.push(i)
        walk(a[i], b[i])
        path.pop()
      }
    } else if (isFields(a) && isFields(b)) {
      for (const key of Object.keys(b)) {
        path.push(key)
        walk(own(a, key), own(b, key))
        path.pop()
      }
    } else leaf(a, b)
  }
  walk(got, expected)
  if (!first) return null
  return {
    ...(first as Mismatch),
    ...{ differing, total, maxAbsolute, maxRelative },
    ...(broken > 0 && { notFinite: { count: broken, paths: notFinite } }),
  }
}
