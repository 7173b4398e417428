import { type ArgumentKind, camelCase, limits, snakeCase } from '../../protocol.ts'
import { flatten, type MakeArray, nest, Tensor } from '../tensor.ts'

/*
 * Plain data as the interpreter reads and writes it: JSON, in which an object is one of
 * `{ r: [[key, value], …] }`, a record; `{ n: 'nan' }`, a number that JSON lacks; `{ t: [type, start, …shape] }`,
 * an array whose numbers lie in a file of bytes.
 */

const arrayTypes = {
  Float64Array: 'f8',
  Float32Array: 'f4',
  Int32Array: 'i4',
  Uint32Array: 'u4',
  Int16Array: 'i2',
  Uint16Array: 'u2',
  Int8Array: 'i1',
  Uint8Array: 'u1',
  Uint8ClampedArray: 'u1',
} as const
type TypedArray = Float64Array | Float32Array | Int32Array | Uint8Array

/** Of what should be an array: `np.array` refuses it just so, and no function in NumPy ever gets to see one. */
export class RaggedList extends Error {
  constructor() {
    super('the nested lists are of different lengths and make no array')
  }
}

/** Collects the JSON of arguments and the bytes of their arrays. */
export class Encoder {
  private readonly parts: Uint8Array[] = []
  private size = 0
  private readonly isSingle: boolean

  constructor(isSingle: boolean) {
    this.isSingle = isSingle
  }

  encode(value: unknown, kind: ArgumentKind = 'plain'): unknown {
    if (typeof value === 'number') return encodeNumber(value)
    if (typeof value !== 'object' || value === null) return value ?? null
    if (ArrayBuffer.isView(value)) return this.encodeTyped(value as TypedArray)
    if (value instanceof Tensor) return this.encodeTensor(value, kind)
    if (Array.isArray(value)) return this.encodeList(value, kind)
    return { r: this.entries(value as Record<string, unknown>, fieldsOf(kind)) }
  }

  /** The entries of a record, named as Python names things. */
  entries(
    record: Readonly<Record<string, unknown>>,
    kinds: Readonly<Record<string, ArgumentKind>> = {},
  ): readonly (readonly [string, unknown])[] {
    return Object.entries(record)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        snakeCase(key),
        this.encode(value, Object.hasOwn(kinds, key) ? kinds[key] : 'plain'),
      ])
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.size)
    let next = 0
    for (const part of this.parts) {
      all.set(part, next)
      next += part.length
    }
    return all
  }

  private encodeList(list: readonly unknown[], kind: ArgumentKind): unknown {
    if (kind === 'array' || kind === 'int-array') {
      const array = this.encodeArray(list, kind)
      if (array) return array
    }
    const items = typeof kind === 'object' && 'items' in kind ? kind.items : 'plain'
    return list.map((entry) => this.encode(entry, items))
  }

  /** Null when it holds anything but numbers or booleans. */
  private encodeArray(list: readonly unknown[], kind: 'array' | 'int-array'): unknown {
    const shape: number[] = []
    for (let at: unknown = list; Array.isArray(at); at = at[0]) shape.push(at.length)
    const numbers = new Float64Array(sizeOf(shape))
    if (flatten(list, shape, 0, numbers, 0) === numbers.length)
      return this.numbers(shape, numbers, kind)
    const flat: unknown[] = []
    if (!collect(list, shape, 0, flat)) throw new RaggedList()
    if (flat.every((entry) => typeof entry === 'boolean'))
      return this.tensor('b1', Uint8Array.from(flat, Number), shape)
    return null
  }

  private encodeTensor({ shape, data }: Tensor, kind: ArgumentKind): unknown {
    if (kind === 'array' || kind === 'int-array') return this.numbers(shape, data, kind)
    return this.encode(nest(shape, data), kind)
  }

  private numbers(
    shape: readonly number[],
    data: Float64Array,
    kind: 'array' | 'int-array',
  ): unknown {
    if (kind === 'int-array' && data.every(isInt32))
      return this.tensor('i4', Int32Array.from(data), shape)
    return this.isSingle
      ? this.tensor('f4', Float32Array.from(data), shape)
      : this.tensor('f8', data, shape)
  }

  private encodeTyped(array: TypedArray): unknown {
    const name = array.constructor.name
    if (!Object.hasOwn(arrayTypes, name)) throw new Error(`a ${name} cannot be an argument`)
    return this.tensor(arrayTypes[name as keyof typeof arrayTypes], array, [array.length])
  }

  private tensor(type: string, data: TypedArray, shape: readonly number[]): unknown {
    const start = this.size
    this.parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    this.size += data.byteLength
    return { t: [type, start, ...shape] }
  }
}

const fieldsOf = (kind: ArgumentKind): Readonly<Record<string, ArgumentKind>> =>
  typeof kind === 'object' && 'fields' in kind ? kind.fields : {}

const isInt32 = (value: number): boolean => (value | 0) === value

function encodeNumber(value: number): unknown {
  if (Number.isNaN(value)) return { n: 'nan' }
  if (!Number.isFinite(value)) return { n: value > 0 ? 'inf' : '-inf' }
  return Object.is(value, -0) ? { n: '-0' } : value
}

/** False when the list is not regular. */
function collect(
  list: readonly unknown[],
  shape: readonly number[],
  axis: number,
  into: unknown[],
): boolean {
  if (list.length !== shape[axis]) return false
  for (const entry of list)
    if (axis < shape.length - 1) {
      if (!Array.isArray(entry) || !collect(entry, shape, axis + 1, into)) return false
    } else {
      if (Array.isArray(entry)) return false
      into.push(entry)
    }
  return true
}

/**
 * A value of the interpreter's as plain data; all its arrays are of float64 and become what `make` makes of
 * them. It throws where there is none: what lies there may be of the user's own making, and is then as large or as strange as they like.
 */
export function decode(encoded: unknown, bytes: Uint8Array, make: MakeArray = nest): unknown {
  let left: number = limits.values
  const count = (values: number): void => {
    left -= values
    if (left < 0) throw new Error(`more than ${limits.values} values`)
  }
  const one = (value: unknown): unknown => {
    count(1)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(one)
    if ('n' in value) return numberOf(value.n)
    if ('t' in value) return tensor(value.t)
    if ('r' in value && Array.isArray(value.r)) return Object.fromEntries(value.r.map(entry))
    throw noValue()
  }
  const entry = (pair: unknown): [string, unknown] => {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string') throw noValue()
    return [camelCase(pair[0]), one(pair[1])]
  }
  const tensor = (numbers: unknown): unknown => {
    if (!Array.isArray(numbers) || numbers.length > 2 + mostAxes) throw noValue()
    const [start = -1, ...shape] = numbers as number[]
    const isThere = Number.isInteger(start) && start >= 0 && shape.length > 0
    if (!isThere || !shape.every((n) => Number.isInteger(n) && n > 0)) throw noValue()
    const size = sizeOf(shape)
    count(size)
    if (start + 8 * size > bytes.length) throw noValue()
    // Copied: what lies in a file need not be aligned.
    const data = new Float64Array(bytes.slice(start, start + 8 * size).buffer)
    return make(shape, data)
  }
  return one(encoded)
}

const noValue = (): Error => new Error('the interpreter gave no value')

/** NumPy's own limit. */
const mostAxes = 32

const sizeOf = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1)

const numbers = new Map<unknown, number>([
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
])

function numberOf(name: unknown): number {
  const number = numbers.get(name)
  if (number === undefined) throw noValue()
  return number
}
