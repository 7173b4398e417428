import { tensorShape } from '../tensor-shape.ts'
import type { Plain } from '../verdict.ts'

/** The kinds of values that comparison tells apart. A typed array is a list. */
export type List = readonly unknown[] | Float64Array
export type Fields = Readonly<Record<string, unknown>>

export const isList = (value: unknown): value is List =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !isList(value)

/** A deep copy of plain data; throws for what may not cross. */
export function copyPlain(value: unknown): Plain {
  switch (typeof value) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'undefined':
      return value
    case 'object': {
      if (value === null) return null
      if (Array.isArray(value)) return copyList(value)
      if (isList(value)) return (value as Float64Array).slice()
      const prototype: unknown = Object.getPrototypeOf(value)
      if (prototype === Object.prototype || prototype === null)
        return Object.fromEntries(
          Object.entries(value).map(([key, entry]) => [key, copyPlain(entry)]),
        )
      throw new TypeError('only plain data crosses to the candidate, not an instance of a class')
    }
    default:
      throw new TypeError(`only plain data crosses to the candidate, not a ${typeof value}`)
  }
}

/** `slice` keeps a list of numbers one for V8; `Array.from` with a function boxes each of them. */
function copyList(list: readonly unknown[]): Plain[] {
  const copy = list.slice()
  for (let i = 0; i < copy.length; i++)
    if (typeof copy[i] !== 'number') copy[i] = copyPlain(copy[i])
  return copy as Plain[]
}

const deepest = 48

/**
 * What it costs to hand a value on to the page, in numbers. Tensors cross as one piece; a small list or
 * object costs as much as several numbers. Infinite where it is nested too deep to be handed on.
 */
export function weigh(value: unknown, most: number): number {
  let sum = 0
  const walk = (entry: unknown, depth: number): void => {
    if (sum > most) return
    if (typeof entry === 'string') sum += 1 + entry.length / 8
    else if (isList(entry)) {
      // A shape with a zero in it crosses as the lists it has.
      if (!Array.isArray(entry) || tensorShape(entry)?.includes(0) === false)
        sum += countValues(entry, most)
      else {
        sum += depth > deepest ? Infinity : 8
        for (const inner of entry) walk(inner, depth + 1)
      }
    } else if (isFields(entry)) {
      sum += depth > deepest ? Infinity : 8
      for (const [key, inner] of Object.entries(entry)) {
        sum += key.length / 8
        walk(inner, depth + 1)
      }
    } else sum += 1
  }
  walk(value, 0)
  return sum
}

/** The value, or an ellipsis where showing it would keep the page busy. */
export const light = (value: unknown, most: number): unknown =>
  weigh(value, most) > most ? '…' : value

/** How many values something holds, counted up to `most`. */
export function countValues(value: unknown, most: number): number {
  let count = 0
  const walk = (entry: unknown): void => {
    if (++count > most) return
    if (isList(entry)) {
      if (Array.isArray(entry)) for (const inner of entry) walk(inner)
      else count += entry.length
    } else if (isFields(entry)) for (const inner of Object.values(entry)) walk(inner)
  }
  walk(value)
  return Math.min(count, most + 1)
}
