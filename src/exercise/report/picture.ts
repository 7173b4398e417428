import type { Exercise } from '../../content/types.ts'
import type { CallRecord, CheckVerdict, Plain } from '../../runner/verdict.ts'
import { callOfInterest } from './call-of-interest.ts'
import { firstTensor, focusOn } from './focus.ts'
import { entryAt, numbersIn, tensorShape } from './plain.ts'

/** A grid of numbers with the range that its colours span. */
export interface Raster {
  readonly rows: number
  readonly columns: number
  /** In reading order. */
  readonly values: readonly number[]
  readonly low: number
  readonly high: number
}

/** What a check of an exercise with a visual draws beside its numbers. */
export type Picture =
  | {
      readonly type: 'rasters'
      readonly tone: 'grey' | 'seq'
      readonly input: Raster | null
      readonly got: Raster
      readonly expected: Raster | null
      /** Row and column of the first difference. */
      readonly first: readonly [number, number] | null
    }
  | {
      readonly type: 'series'
      readonly form: 'bars' | 'curve'
      readonly got: readonly number[]
      readonly expected: readonly number[] | null
      readonly first: number | null
    }

const mostSide = 96
const mostPoints = 240

/** Null where the value has no form that the visual could show; the numbers are there anyway. */
export function pictureOf(
  visual: Exercise['visual'],
  verdict: CheckVerdict,
  inputShown: boolean,
): Picture | null {
  if (visual === undefined || verdict.failure) return null
  const call = callOfInterest(verdict)
  const { mismatch } = verdict
  const focus = mismatch ? focusOn(verdict.expected, verdict.got, mismatch.path) : null
  const result = call?.outcome.ok ? call.outcome.value : undefined
  const axes = visual === 'image' || visual === 'heat-map' ? 2 : 1
  const got = focus ? focus.got : firstTensor(result, axes)
  const expected = focus?.expected
  if (visual === 'image' || visual === 'heat-map') {
    const drawn = rasterOf(got)
    if (!drawn) return null
    const wanted = expected === undefined ? null : rasterOf(expected)
    if (wanted && (wanted.rows !== drawn.rows || wanted.columns !== drawn.columns)) return null
    const [row, column] = focus?.path ?? []
    // Yours and expected share a range, or their colours could not be compared.
    const low = Math.min(drawn.low, wanted?.low ?? drawn.low)
    const high = Math.max(drawn.high, wanted?.high ?? drawn.high)
    return {
      type: 'rasters',
      tone: visual === 'image' ? 'grey' : 'seq',
      input: visual === 'image' && inputShown && call ? inputOf(call) : null,
      got: { ...drawn, low, high },
      expected: wanted && { ...wanted, low, high },
      first: typeof row === 'number' && typeof column === 'number' ? [row, column] : null,
    }
  }
  if (visual === 'bars' || visual === 'curve') {
    const series = seriesOf(got)
    if (!series) return null
    const wanted = expected === undefined ? null : seriesOf(expected)
    if (wanted && wanted.length !== series.length) return null
    const [at] = focus?.path ?? []
    return {
      type: 'series',
      form: visual,
      got: series,
      expected: wanted,
      first: typeof at === 'number' ? at : null,
    }
  }
  return null
}

function inputOf(call: CallRecord): Raster | null {
  for (const argument of call.args) {
    const raster = rasterOf(firstTensor(argument, 2))
    if (raster) return raster
  }
  return null
}

function rasterOf(value: Plain): Raster | null {
  const shape = tensorShape(value)
  const [rows = 0, columns = 0] = shape ?? []
  if (shape?.length !== 2 || rows < 2 || columns < 2 || rows > mostSide || columns > mostSide)
    return null
  const values = numbersIn(value)
  const finite = values.filter((x) => Number.isFinite(x))
  if (finite.length === 0) return null
  return { rows, columns, values, low: Math.min(...finite), high: Math.max(...finite) }
}

function seriesOf(value: Plain): readonly number[] | null {
  const shape = tensorShape(value)
  // One row of a matrix is a series as well: the softmax of one example.
  const row = shape?.length === 2 && shape[0] === 1 ? entryAt(value, [0]) : value
  const numbers = shape && tensorShape(row)?.length === 1 ? numbersIn(row) : []
  return numbers.length >= 2 && numbers.length <= mostPoints ? numbers : null
}

/** 0 … 1 within the range of a raster; 0 for a flat one. */
export const shareOf = ({ low, high }: Raster, value: number): number =>
  high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0
