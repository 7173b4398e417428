import type { ProgressEvent } from './events.ts'

// The same rules as event-schema.ts, which a test compares, but light enough for the first screen.

type Check = (value: unknown) => boolean
/** Null allows the field to be missing. */
type Fields = Readonly<Record<string, Check | readonly [Check, null]>>

/** Up to the year 9999: later ones break dates. */
export const latestTime = 253_402_300_799_999
export const mostName = 200
export const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
export const reasons = [
  'wrong',
  'partly',
  'hints',
  'slow',
  'right',
  'quick',
  'solution-seen',
] as const
export const runStates = ['pass', 'fail', 'error', 'timeout', 'cancelled'] as const
export const scopes = ['samples', 'all'] as const
export const codeLanguages = ['typescript', 'python'] as const

const text: Check = (value) => typeof value === 'string'
const flag: Check = (value) => typeof value === 'boolean'
const anything: Check = (value) => value !== undefined
const finite: Check = (value) => Number.isFinite(value)
const within =
  (low: number, high: number): Check =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high
const whole =
  (high: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && within(0, high)(value)
const oneOf =
  (list: readonly unknown[]): Check =>
  (value) =>
    list.includes(value)
const name: Check = (value) =>
  typeof value === 'string' && value.length > 0 && value.length <= mostName
const id: Check = (value) => typeof value === 'string' && uuid7.test(value)
const item: Check = (value) =>
  typeof value === 'string' &&
  ['question:', 'exercise:'].some(
    (kind) => value.startsWith(kind) && name(value.slice(kind.length)),
  )
const duration = within(0, Number.MAX_VALUE)
const count = whole(Number.MAX_SAFE_INTEGER)
const rating = oneOf([1, 2, 3, 4])

const stamp = { id, device: name, at: whole(latestTime), v: oneOf([1]), type: text }

const fields: Readonly<Record<ProgressEvent['type'], Fields>> = {
  review: {
    ...stamp,
    item,
    rating,
    proposed: rating,
    reason: oneOf(reasons),
    score: within(0, 1),
    ms: duration,
    session: [text, null],
    seed: [finite, null],
    answer: [anything, null],
  },
  retract: { ...stamp, review: id },
  run: {
    ...stamp,
    exercise: name,
    language: oneOf(codeLanguages),
    scope: oneOf(scopes),
    state: oneOf(runStates),
    passed: count,
    total: count,
    misconception: [text, null],
    hints: count,
    solutionSeen: flag,
    source: text,
    ms: duration,
    engine: text,
  },
  'setting-changed': { ...stamp, key: name, value: anything },
}

/** The field that makes this no event, or null. A row's place in the log is not looked at. */
export function faultOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'type'
  const row = value as Readonly<Record<string, unknown>>
  const { type } = row
  if (typeof type !== 'string' || !Object.hasOwn(fields, type)) return 'type'
  const wanted = fields[type as ProgressEvent['type']]
  for (const [field, rule] of Object.entries(wanted)) {
    const [check, optional] = typeof rule === 'function' ? [rule] : rule
    const missing = optional === null && !Object.hasOwn(row, field)
    if (!missing && !check(row[field])) return field
  }
  return Object.keys(row).find((field) => field !== 'seq' && !Object.hasOwn(wanted, field)) ?? null
}

export const isEvent = (value: unknown): value is ProgressEvent => faultOf(value) === null

/**
 * Whether a row of our own database can be folded. It was checked when it entered, so this looks
 * only at what would break a fold: a start may have to look at a hundred thousand.
 */
export function canFold(row: unknown): row is ProgressEvent {
  if (typeof row !== 'object' || row === null) return false
  const { id, at, v, type, item, rating, ms, review, exercise, key } = row as Partial<
    Record<string, unknown>
  >
  if (typeof id !== 'string' || typeof at !== 'number' || v !== 1) return false
  switch (type) {
    case 'review':
      return (
        typeof item === 'string' &&
        (rating === 1 || rating === 2 || rating === 3 || rating === 4) &&
        typeof ms === 'number'
      )
    case 'retract':
      return typeof review === 'string'
    case 'run':
      return typeof exercise === 'string'
    case 'setting-changed':
      return typeof key === 'string'
    default:
      return false
  }
}
