import { tensorShape } from '../../runner/tensor-shape.ts'
import type { Exercise } from '../../content/types.ts'
import type { CallRecord, CheckVerdict, Plain } from '../../runner/verdict.ts'
import { callOfInterest } from './call-of-interest.ts'
import { boxesScene } from './boxes-scene.ts'
import { firstTensor, focusOn } from './focus.ts'
import { entryAt, numbersIn, type Path } from './plain.ts'
import { callsScene, curveScene, planeScene } from './plane-scene.ts'
import type { Scene } from './scene.ts'

/** A grid of numbers with the range that its colours span. */
export interface Raster {
  readonly rows: number
  readonly columns: number
  /** In reading order. */
  readonly values: readonly number[]
  readonly low: number
  readonly high: number
}

export interface Rasters {
  readonly type: 'rasters'
  readonly tone: 'grey' | 'seq'
  readonly input: Raster | null
  readonly got: Raster
  readonly expected: Raster | null
  /** Row and column of the first difference. */
  readonly first: readonly [number, number] | null
}

/** What a check of an exercise with a visual draws beside its numbers. */
export type Picture =
  | Scene
  | Rasters
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
  // Arguments and result together make these; a hidden input stays hidden.
  if (visual === 'boxes' || visual === 'clusters')
    return call && inputShown
      ? (visual === 'boxes' ? boxesScene : planeScene)(call, result, verdict.expected)
      : null
  const path =
    visual === 'curve'
      ? (curveScene(result, verdict.expected) ?? callsScene(inputShown ? verdict.calls : []))
      : null
  if (path) return path
  if (visual === 'image' || visual === 'heat-map') {
    const got = focus ? focus.got : planeTensor(result)
    const expected = focus?.expected
    const lead = leadOf(got, focus?.path ?? [], 2)
    const drawn = rasterOf(entryAt(got, lead))
    if (!drawn) return null
    const wanted = expected === undefined ? null : rasterOf(entryAt(expected, lead))
    if (wanted && (wanted.rows !== drawn.rows || wanted.columns !== drawn.columns)) return null
    const [row, column] = (focus?.path ?? []).slice(lead.length)
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
    const got = focus ? focus.got : (firstTensor(result, 1) ?? firstTensor(result, 2))
    const expected = focus?.expected
    // One row of a matrix is a series as well: the softmax of one example.
    const lead = leadOf(got, focus?.path ?? [], 1)
    const series = seriesOf(entryAt(got, lead))
    if (!series) return null
    const wanted = expected === undefined ? null : seriesOf(entryAt(expected, lead))
    if (wanted && wanted.length !== series.length) return null
    const at = focus?.path[lead.length]
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

/** A picture of the user's own beside what was made of it; null where that is no image. */
export function imagesOf(input: Plain, got: Plain, expected: Plain): Rasters | null {
  const drawn = rasterOf(planeTensor(got))
  if (!drawn) return null
  const wanted = rasterOf(planeTensor(expected))
  const same = wanted?.rows === drawn.rows && wanted.columns === drawn.columns
  return {
    type: 'rasters',
    tone: 'grey',
    input: rasterOf(input),
    got: drawn,
    expected: same ? wanted : null,
    first: null,
  }
}

/** Of feature maps [n][c][h][w] the plane, or row, with the first difference, or the first one. */
function leadOf(value: Plain, path: Path, kept: 1 | 2): Path {
  const axes = (tensorShape(value)?.length ?? kept) - kept
  return Array.from({ length: Math.max(0, axes) }, (_, axis) => {
    const step = path[axis]
    return typeof step === 'number' ? step : 0
  })
}

/** The first tensor that has planes: a matrix, or stacked ones. */
const planeTensor = (value: Plain): Plain =>
  [2, 3, 4].map((axes) => firstTensor(value, axes)).find((found) => found !== undefined)

function inputOf(call: CallRecord): Raster | null {
  for (const argument of call.args) {
    const found = planeTensor(argument)
    const raster = rasterOf(entryAt(found, leadOf(found, [], 2)))
    if (raster) return raster
  }
  return null
}

export function rasterOf(value: Plain): Raster | null {
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
  const numbers = shape?.length === 1 ? numbersIn(value) : []
  return numbers.length >= 2 && numbers.length <= mostPoints ? numbers : null
}

/** 0 … 1 within the range of a raster; 0 for a flat one. */
export const shareOf = ({ low, high }: Raster, value: number): number =>
  high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0
