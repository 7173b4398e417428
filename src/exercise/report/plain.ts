import type { Plain } from '../../runner/verdict.ts'

export type Path = readonly (number | string)[]

export const isList = (value: Plain): value is readonly Plain[] | Float64Array =>
  Array.isArray(value) || value instanceof Float64Array

export const isRecord = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !isList(value)

/** The entry at a path, undefined where there is none. */
export function entryAt(value: Plain, path: Path): Plain {
  let here: Plain = value
  for (const step of path) {
    if (typeof step === 'number' && isList(here)) here = here[step]
    else if (isRecord(here)) here = here[String(step)]
    else return undefined
  }
  return here
}

/** Every number in reading order. */
export function numbersIn(value: Plain): readonly number[] {
  if (typeof value === 'number') return [value]
  if (value instanceof Float64Array) return Array.from(value)
  if (isList(value)) return value.flatMap((entry) => numbersIn(entry))
  if (isRecord(value)) return Object.values(value).flatMap((entry) => numbersIn(entry))
  return []
}

/** `[0][2].mean`, as it would be written in code. */
export const pathText = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')

export const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`
