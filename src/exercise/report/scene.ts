import { tensorShape } from '../../runner/tensor-shape.ts'
import type { Plain } from '../../runner/verdict.ts'
import { isList, isRecord, numbersIn } from './plain.ts'

/** A drawing of points, boxes and lines in the coordinates of the exercise. */
export interface Scene {
  readonly type: 'scene'
  readonly marks: readonly Mark[]
  /** Images count rows downwards. */
  readonly yDown: boolean
  /** Names of the axes, as the code calls them. */
  readonly axes: readonly [string, string]
}

export type Point = readonly [number, number]
export type Box = readonly [number, number, number, number]

/** `a` and `b` are the first and second argument's, `wanted` is what was expected and not given. */
export type Tone = 'a' | 'b' | 'got' | 'dropped' | 'wanted'

export type Mark =
  | { readonly kind: 'box'; readonly box: Box; readonly tone: Tone; readonly name: string }
  | {
      readonly kind: 'point'
      readonly at: Point
      /** Colour and shape; null: it has none. */
      readonly group: number | null
      readonly hollow: boolean
      readonly name: string
    }
  | { readonly kind: 'cross'; readonly at: Point; readonly tone: Tone; readonly name: string }
  | {
      readonly kind: 'line'
      readonly points: readonly Point[]
      readonly tone: Tone
      readonly name: string
    }

export const mostMarks = 400

/** A matrix of finite numbers with at least `columns` columns, or null. */
export function matrixIn(value: Plain, columns: number): readonly (readonly number[])[] | null {
  const shape = tensorShape(value)
  if (shape?.length !== 2 || (shape[1] ?? 0) < columns || !isList(value)) return null
  const rows = Array.from(value).map(numbersIn)
  return rows.length <= mostMarks && rows.flat().every(Number.isFinite) ? rows : null
}

export function vectorIn(value: Plain): readonly number[] | null {
  const shape = tensorShape(value)
  if (shape?.length !== 1 || shape[0] === 0) return null
  const numbers = numbersIn(value)
  return numbers.length <= mostMarks && numbers.every(Number.isFinite) ? numbers : null
}

/** Whole numbers from 0: labels, indices. */
export function countsIn(value: Plain): readonly number[] | null {
  const numbers = vectorIn(value)
  return numbers?.every((one) => Number.isInteger(one) && one >= -1 && one < 1000) ? numbers : null
}

export const numberIn = (value: Plain): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** An entry of a record by one of its names. */
export function fieldOf(value: Plain, ...names: readonly string[]): Plain {
  if (!isRecord(value)) return undefined
  const name = names.find((one) => value[one] !== undefined)
  return name === undefined ? undefined : value[name]
}

/** The smallest frame around all marks, a little wider than they are; null when they have no extent. */
export function frameOf(marks: readonly Mark[]): readonly [Point, Point] | null {
  const points = marks.flatMap((mark): readonly Point[] => {
    switch (mark.kind) {
      case 'box':
        return [
          [mark.box[0], mark.box[1]],
          [mark.box[2], mark.box[3]],
        ]
      case 'line':
        return mark.points
      default:
        return [mark.at]
    }
  })
  const side = (axis: 0 | 1): Point => {
    const numbers = points.map((point) => point[axis])
    const low = Math.min(...numbers)
    const high = Math.max(...numbers)
    const room = (high - low || Math.abs(high) || 1) * 0.06
    return [low - room, high + room]
  }
  const [x, y] = [side(0), side(1)]
  return [...x, ...y].every(Number.isFinite) && points.length > 0 ? [x, y] : null
}
