import { snakeCase } from '../../base/python-names.ts'
import type { ArgumentKind } from '../../base/python-signature.ts'
import { tensorShape } from '../../runner/tensor-shape.ts'
import type { Plain } from '../../runner/verdict.ts'
import { isList, isRecord } from './plain.ts'

/**
 * The whole value as Python, exact and ready to paste behind `import numpy as np`: an argument as it
 * arrives, a result (without a kind) with its regular lists as arrays.
 */
export function pythonSource(value: Plain, kind?: ArgumentKind): string {
  if (typeof value === 'number') return numberSource(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (isRecord(value)) return recordSource(value, kind)
  if (!isList(value)) return pythonLiteral(value)
  if (value instanceof Float64Array) return arraySource(Array.from(value), 'array')
  if (kind === 'array' || kind === 'int-array') return arraySource(value, kind)
  if (kind === undefined && isTensor(value)) return `np.array(${listSource(value, numberSource)})`
  return `[${value.map((entry) => pythonSource(entry, kindInList(kind, entry))).join(', ')}]`
}

const kindInList = (kind: ArgumentKind | undefined, entry: Plain): ArgumentKind | undefined => {
  if (kind === undefined) return isRecord(entry) ? undefined : 'plain'
  return typeof kind === 'object' && 'items' in kind ? kind.items : 'plain'
}

export const pythonLiteral = (value: boolean | null | undefined): string =>
  value ? 'True' : value === false ? 'False' : 'None'

function recordSource(
  record: { readonly [key: string]: Plain },
  kind: ArgumentKind | undefined,
): string {
  const fields = typeof kind === 'object' && 'fields' in kind ? kind.fields : {}
  const kindOf = (key: string): ArgumentKind | undefined =>
    kind === undefined ? undefined : Object.hasOwn(fields, key) ? fields[key] : 'plain'
  const entries = Object.entries(record)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => `${JSON.stringify(snakeCase(key))}: ${pythonSource(entry, kindOf(key))}`)
  return `{${entries.join(', ')}}`
}

/** As what arrives is made: of floats, of whole numbers where they are asked for, or of booleans. */
function arraySource(list: readonly Plain[], kind: 'array' | 'int-array'): string {
  const flat = leavesOf(list)
  if (flat.every((leaf) => typeof leaf === 'boolean') && flat.length > 0)
    return `np.array(${listSource(list, pythonLiteral)})`
  if (!flat.every((leaf) => typeof leaf === 'number')) return pythonSource(list, 'plain')
  if (kind === 'array' || !flat.every(isInt32)) return `np.array(${listSource(list, floatSource)})`
  // Without an entry nothing tells the kind.
  const dtype = flat.length === 0 ? ', dtype=int' : ''
  return `np.array(${listSource(list, (leaf: number) => String(leaf | 0))}${dtype})`
}

const leavesOf = (value: Plain): readonly Plain[] =>
  isList(value) ? Array.from<Plain>(value).flatMap(leavesOf) : [value]

function listSource<Leaf extends Plain>(value: Plain, leaf: (value: Leaf) => string): string {
  return isList(value)
    ? `[${Array.from<Plain, string>(value, (entry) => listSource(entry, leaf)).join(', ')}]`
    : leaf(value as Leaf)
}

const isTensor = (list: readonly Plain[]): boolean => list.length > 0 && tensorShape(list) !== null

const isInt32 = (value: Plain): boolean => typeof value === 'number' && (value | 0) === value

function numberSource(x: number): string {
  if (Number.isNaN(x)) return 'np.nan'
  if (!Number.isFinite(x)) return x > 0 ? 'np.inf' : '-np.inf'
  return Object.is(x, -0) ? '-0.0' : String(x)
}

const floatSource = (x: number): string => numberSource(x).replace(/^-?\d+$/, '$&.0')
