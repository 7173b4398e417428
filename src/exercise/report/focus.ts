import { tensorShape } from '../../runner/tensor-shape.ts'
import type { Plain } from '../../runner/verdict.ts'
import { entryAt, isList, isRecord, type Path } from './plain.ts'

/** The part of two values that can be laid over each other as tensors. */
export interface Focus {
  readonly expected: Plain
  readonly got: Plain
  /** Where the part lies in the whole value; empty for the value itself. */
  readonly prefix: Path
  /** The first difference, seen from the part. */
  readonly path: Path
}

/** Where nothing was expected in particular, the result alone is looked at.
 * `{ gx, gy }` that differ at `gy[3][1]` are looked at as `gy`; without a tensor on the way, as a whole. */
export function focusOn(expected: Plain, got: Plain, path: Path): Focus {
  const whole: Focus = { expected, got, prefix: [], path }
  for (let depth = 0; depth <= path.length; depth++) {
    const prefix = path.slice(0, depth)
    const part = entryAt(expected ?? got, prefix)
    const shape = tensorShape(part)
    if (shape === null) continue
    if (shape.length === 0 && depth > 0) return whole
    return {
      expected: entryAt(expected, prefix),
      got: entryAt(got, prefix),
      prefix,
      path: path.slice(depth),
    }
  }
  return whole
}

/** The first tensor of at least `axes` axes in a value: itself, or an entry of a record or list of arguments. */
export function firstTensor(value: Plain, axes: number): Plain {
  const shape = tensorShape(value)
  if (shape) return shape.length === axes && !shape.includes(0) ? value : undefined
  const entries = isRecord(value) ? Object.values(value) : isList(value) ? Array.from(value) : []
  for (const entry of entries) {
    const inner = tensorShape(entry)
    if (inner?.length === axes && !inner.includes(0)) return entry
  }
  return undefined
}
