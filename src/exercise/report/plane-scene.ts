import type { CallRecord, Plain } from '../../runner/verdict.ts'
import {
  countsIn,
  fieldOf,
  frameOf,
  type Mark,
  matrixIn,
  numberIn,
  type Point,
  type Scene,
  vectorIn,
} from './scene.ts'

type Rows = readonly (readonly number[])[]

/** Points of the first two features, coloured by group, with centres and separating lines. */
export function planeScene(call: CallRecord, got: Plain, expected: Plain): Scene | null {
  const [points, second] = call.args
    .map((argument) => matrixIn(argument, 2))
    .filter((rows): rows is Rows => rows !== null && rows.length > 0)
  if (!points) return null
  const result = fieldOf(got, 'state') ?? got
  const wanted = fieldOf(expected, 'state') ?? expected
  const marks: Mark[] = [
    ...pointsOf(points, groupsFor(call, got, points.length), false, ''),
    // Query points are coloured by what was predicted for them.
    ...(second && second !== points ? queriesOf(second, points, got) : []),
    ...centresOf(wanted, 'wanted'),
    ...centresOf(result, 'got'),
  ]
  const frame = frameOf(marks)
  if (!frame) return null
  return {
    type: 'scene',
    marks: [...marks, ...linesOf(wanted, 'wanted', frame), ...linesOf(result, 'got', frame)],
    yDown: false,
    axes: ['x[0]', 'x[1]'],
  }
}

const at = (row: readonly number[]): Point => [row[0] ?? 0, row[1] ?? 0]

const pointsOf = (
  rows: Rows,
  groups: readonly number[] | null,
  hollow: boolean,
  prefix: string,
): readonly Mark[] =>
  rows.map((row, index) => ({
    kind: 'point',
    at: at(row),
    group: groups?.[index] ?? null,
    hollow,
    name: `${prefix}${index}`,
  }))

/** The labels that the result gives, or those among the arguments. */
function groupsFor(call: CallRecord, got: Plain, count: number): readonly number[] | null {
  const fits = (value: Plain) => {
    const numbers = countsIn(value)
    return numbers?.length === count ? numbers : null
  }
  const own = fits(fieldOf(got, 'labels', 'assignments', 'predictions')) ?? likeliest(got, count)
  if (own) return own
  for (const argument of call.args) {
    const groups = fits(argument)
    if (groups) return groups
  }
  return null
}

/** Of responsibilities [n][k] each point's largest. */
function likeliest(got: Plain, count: number): readonly number[] | null {
  const rows = matrixIn(fieldOf(got, 'responsibilities'), 1)
  return rows?.length === count ? rows.map((row) => row.indexOf(Math.max(...row))) : null
}

function queriesOf(rows: Rows, points: Rows, got: Plain): readonly Mark[] {
  if (rows[0]?.length !== points[0]?.length) return []
  const groups = countsIn(got)
  return groups?.length === rows.length ? pointsOf(rows, groups, true, 'q') : []
}

function centresOf(value: Plain, tone: 'got' | 'wanted'): readonly Mark[] {
  const rows = matrixIn(fieldOf(value, 'centroids', 'means'), 2) ?? []
  return rows.map((row, index) => ({ kind: 'cross', at: at(row), tone, name: `c${index}` }))
}

/** w·x + b = 0, or a split at a threshold of one feature. */
function linesOf(
  value: Plain,
  tone: 'got' | 'wanted',
  [[left, right], [low, high]]: readonly [Point, Point],
): readonly Mark[] {
  const threshold = numberIn(fieldOf(value, 'threshold'))
  const feature = numberIn(fieldOf(value, 'feature'))
  if (threshold !== null && (feature === 0 || feature === 1)) {
    const points: readonly Point[] =
      feature === 0
        ? [
            [threshold, low],
            [threshold, high],
          ]
        : [
            [left, threshold],
            [right, threshold],
          ]
    return [{ kind: 'line', points, tone, name: `x[${feature}] = ${threshold}` }]
  }
  const w = vectorIn(fieldOf(value, 'w', 'weights'))
  const b = numberIn(fieldOf(value, 'b', 'bias'))
  if (w?.length !== 2 || b === null) return []
  const [w0 = 0, w1 = 0] = w
  const points = crossings(w0, w1, b, [left, right], [low, high])
  return points.length === 2 ? [{ kind: 'line', points, tone, name: 'w·x + b = 0' }] : []
}

/** Where the line meets the frame. */
function crossings(w0: number, w1: number, b: number, x: Point, y: Point): readonly Point[] {
  const found = [
    ...(w1 === 0 ? [] : x.map((one): Point => [one, -(w0 * one + b) / w1])),
    ...(w0 === 0 ? [] : y.map((one): Point => [-(w1 * one + b) / w0, one])),
  ].filter(
    ([px, py]) => px >= x[0] - 1e-9 && px <= x[1] + 1e-9 && py >= y[0] - 1e-9 && py <= y[1] + 1e-9,
  )
  const [first] = found
  const other = found.find(
    (point) => first && Math.hypot(point[0] - first[0], point[1] - first[1]) > 1e-9,
  )
  return first && other ? [first, other] : []
}

/** A curve of one result against another: ROC, precision over recall. */
export function curveScene(got: Plain, expected: Plain): Scene | null {
  const line = pathIn(got)
  if (!line) return null
  const wanted = pathIn(expected)
  return {
    type: 'scene',
    marks: [
      ...(wanted
        ? [{ kind: 'line' as const, points: wanted.points, tone: 'wanted' as const, name: '' }]
        : []),
      { kind: 'line', points: line.points, tone: 'got', name: '' },
      ...line.points.map((point, index): Mark => ({
        kind: 'point',
        at: point,
        group: null,
        hollow: false,
        name: `${index}`,
      })),
    ],
    yDown: false,
    axes: line.axes,
  }
}

/** A number for each of several calls: the result over the first argument, as a schedule over its steps. */
export function callsScene(calls: readonly CallRecord[]): Scene | null {
  const points = calls.flatMap(({ args, outcome }): readonly Point[] => {
    const x = numberIn(args[0])
    const y = outcome.ok ? numberIn(outcome.value) : null
    return x === null || y === null ? [] : [[x, y]]
  })
  if (points.length < 2 || points.length < calls.length) return null
  const sorted = points.toSorted((a, b) => a[0] - b[0])
  return {
    type: 'scene',
    marks: [
      { kind: 'line', points: sorted, tone: 'got', name: '' },
      ...sorted.map((point, index): Mark => ({
        ...{ kind: 'point', at: point, group: null, hollow: false, name: `${index}` },
      })),
    ],
    yDown: false,
    axes: ['args[0]', 'f'],
  }
}

function pathIn(
  value: Plain,
): { readonly points: readonly Point[]; readonly axes: readonly [string, string] } | null {
  const rows = matrixIn(fieldOf(value, 'points'), 2)
  if (rows && rows.length > 1) return { points: rows.map(at), axes: ['fpr', 'tpr'] }
  const precision = vectorIn(fieldOf(value, 'precision'))
  const recall = vectorIn(fieldOf(value, 'recall'))
  if (!precision || recall?.length !== precision.length || recall.length < 2) return null
  return {
    points: recall.map((one, index): Point => [one, precision[index] ?? 0]),
    axes: ['recall', 'precision'],
  }
}
