import { limits, type Packed, type PackedTensor } from '../protocol.ts'
import { flatten, type MakeArray, nest, Tensor } from './tensor.ts'

/**
 * Copies a value into plain data and counts it on the way. Used on both sides of the port. On the
 * candidate's side user code may have patched everything by now: only what was taken here, before that
 * code was loaded, is called, and each entry is read once (a getter might answer differently the second
 * time).
 */
const { isArray } = Array
const { keys, getPrototypeOf, hasOwn } = Object
const objectPrototype = Object.prototype
const tensorPrototype = Tensor.prototype
const { apply } = Reflect
const isInteger = Number.isInteger
const Floats = Float64Array
const typedArrays = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
} as const
/** A typed array's own account; its properties may have been defined over. */
const getterOf = <T>(key: string | symbol): (() => T) =>
  Object.getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), key)?.get as () => T
const typedArrayName = getterOf<string | undefined>(Symbol.toStringTag)
const byteLengthOf = getterOf<number>('byteLength')
const bufferOf = getterOf<ArrayBuffer>('buffer')

/** Fewer numbers are cheaper left where they are. */
const leastTensor = 512

export interface PackProblem {
  readonly kind: 'uncloneable' | 'too-large'
  readonly message: string
}

export type PackResult =
  | {
      readonly ok: true
      readonly packed: Packed
      readonly transfer: Transferable[]
      readonly values: number
    }
  | { readonly ok: false; readonly problem: PackProblem }

export interface PackLimits {
  readonly values: number
  readonly bytes: number
  readonly textUnits: number
}

interface Walk {
  readonly limits: PackLimits
  readonly tensors: PackedTensor[]
  readonly transfer: Transferable[]
  /** The way to the value at hand; entries from `depth` on are left over. */
  readonly path: (number | string)[]
  depth: number
  values: number
  bytes: number
  textUnits: number
  problem: PackProblem | null
}

export function pack(value: unknown, most: PackLimits = limits): PackResult {
  const walk: Walk = {
    limits: most,
    tensors: [],
    transfer: [],
    path: [],
    depth: 0,
    values: 0,
    bytes: 0,
    textUnits: 0,
    problem: null,
  }
  const tree = copy(walk, value)
  if (walk.problem) return { ok: false, problem: walk.problem }
  const { tensors, transfer, values } = walk
  return { ok: true, packed: { tree, tensors }, transfer, values }
}

function refuse(walk: Walk, kind: PackProblem['kind'], message: string): undefined {
  walk.problem ??= { kind, message }
}

function copy(walk: Walk, value: unknown): unknown {
  if (walk.problem) return undefined
  if (++walk.values > walk.limits.values)
    return refuse(walk, 'too-large', `more than ${walk.limits.values} values`)
  switch (typeof value) {
    case 'number':
    case 'boolean':
    case 'undefined':
      return value
    case 'string':
      return countText(walk, value) ? value : undefined
    case 'object':
      return value === null ? null : copyObject(walk, value)
    default:
      return refuse(walk, 'uncloneable', `a ${typeof value}`)
  }
}

function countText(walk: Walk, text: string): boolean {
  walk.textUnits += text.length
  if (walk.textUnits <= walk.limits.textUnits) return true
  refuse(walk, 'too-large', 'more than 16 MB of text')
  return false
}

function copyEntry(walk: Walk, value: unknown, key: number | string): unknown {
  walk.path[walk.depth++] = key
  const result = copy(walk, value)
  walk.depth--
  return result
}

function copyObject(walk: Walk, value: object): unknown {
  if (walk.depth >= limits.depth)
    return refuse(
      walk,
      'uncloneable',
      `a value that contains itself or is nested more than ${limits.depth} levels deep`,
    )
  if (isArray(value)) return copyTensor(walk, value) ? null : copyList(walk, value)
  const name = apply(typedArrayName, value, [])
  if (name !== undefined) return copyTyped(walk, value, name)
  const prototype: unknown = getPrototypeOf(value)
  if (prototype === tensorPrototype) return takeTensor(walk, value as Tensor)
  if (prototype !== objectPrototype && prototype !== null)
    return refuse(walk, 'uncloneable', 'an instance of a class')
  const names = keys(value)
  const result: Record<string, unknown> = {}
  for (let i = 0; i < names.length; i++) {
    const key = names[i] as string
    // Assigned by name, it would set the prototype of the copy.
    if (key === '__proto__') return refuse(walk, 'uncloneable', 'an object with the key __proto__')
    if (!countText(walk, key)) return undefined
    result[key] = copyEntry(walk, (value as Record<string, unknown>)[key], key)
  }
  return result
}

function copyList(walk: Walk, list: readonly unknown[]): unknown {
  const { length } = list
  if (length > walk.limits.values) return refuse(walk, 'too-large', `a list of ${length} entries`)
  const result: unknown[] = []
  for (let i = 0; i < length && !walk.problem; i++) result[i] = copyEntry(walk, list[i], i)
  return result
}

function copyTyped(walk: Walk, value: object, name: string): unknown {
  const Typed = hasOwn(typedArrays, name) ? typedArrays[name as keyof typeof typedArrays] : null
  if (!Typed) return refuse(walk, 'uncloneable', `a ${name}`)
  const view = value as Float64Array<ArrayBuffer>
  walk.bytes += apply(byteLengthOf, view, [])
  if (walk.bytes > walk.limits.bytes)
    return refuse(walk, 'too-large', `more than ${walk.limits.bytes / 2 ** 20} MB of numbers`)
  const result = new Typed(view)
  walk.transfer[walk.transfer.length] = apply(bufferOf, result, [])
  return result
}

/** True when the list was a large regular tensor and has been taken out. */
function copyTensor(walk: Walk, list: readonly unknown[]): boolean {
  const shape: number[] = []
  let size = 1
  let here: unknown = list
  while (isArray(here) && shape.length < 8) {
    shape[shape.length] = here.length
    size *= here.length
    if (size === 0 || size > walk.limits.values) return false
    here = (here as readonly unknown[])[0]
  }
  if (typeof here !== 'number' || size < leastTensor) return false
  const data = new Floats(size)
  if (flatten(list, shape, 0, data, 0) !== size) return false
  takeOut(walk, shape, data)
  return true
}

/** Null in its place; small ones are lists, as everywhere. */
function takeTensor(walk: Walk, { shape, data }: Tensor): unknown {
  if (data.length < leastTensor) return copy(walk, nest(shape, data))
  takeOut(walk, shape, data)
  return null
}

function takeOut(walk: Walk, shape: readonly number[], data: Float64Array<ArrayBuffer>): void {
  walk.values += data.length
  if (walk.values > walk.limits.values) {
    refuse(walk, 'too-large', `more than ${walk.limits.values} values`)
    return
  }
  const path: (number | string)[] = []
  for (let i = 0; i < walk.depth; i++) path[i] = walk.path[i] as number | string
  walk.tensors[walk.tensors.length] = { path, shape, data }
  walk.transfer[walk.transfer.length] = apply(bufferOf, data, [])
}

/**
 * Puts the tensors back, as nested lists or as `make` would have them. What comes from the candidate is doubted: a path leads only
 * through own entries, and a shape must fit its data.
 */
export function unpack(packed: Packed, make: MakeArray = nest): unknown {
  const root: { value: unknown } = { value: packed.tree }
  const { tensors } = packed
  for (let t = 0; t < tensors.length; t++) {
    const { path, shape, data } = tensors[t] as PackedTensor
    let holder: object = root
    let key: number | string = 'value'
    for (let i = 0; i < path.length; i++) {
      const next: unknown = hasOwn(holder, key) ? (holder as never)[key] : undefined
      if (typeof next !== 'object' || next === null) throw new TypeError('a tensor without a place')
      holder = next
      key = path[i] as number | string
    }
    if (!hasOwn(holder, key) || (holder as never)[key] !== null)
      throw new TypeError('a tensor without a place')
    if (!fits(shape, data)) throw new TypeError('a tensor whose shape does not fit its data')
    ;(holder as Record<number | string, unknown>)[key] = make(shape, data)
  }
  return root.value
}

function fits(shape: readonly number[], data: Float64Array): boolean {
  if (apply(typedArrayName, data, []) !== 'Float64Array' || shape.length === 0) return false
  let size = 1
  for (let i = 0; i < shape.length; i++) {
    const length = shape[i] as number
    if (!isInteger(length) || length < 1) return false
    size *= length
  }
  return size === data.length
}
