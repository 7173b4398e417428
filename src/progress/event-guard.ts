import { codeLanguages } from '../base/code-language.ts'
import { languages } from '../base/language.ts'
import type { ProgressEvent } from './events.ts'
import { isPlainJson } from './plain-json.ts'

// The same rules as event-schema.ts, which a test compares, but light enough for the first screen.

type Check = (value: unknown) => boolean
/** Null allows the field to be missing. */
type Fields = Readonly<Record<string, Check | readonly [Check, null]>>

/** Up to the year 9999: later ones break dates. */
export const latestTime = 253_402_300_799_999
export const mostName = 200
/** Some thirty years. A day of thousands of such reviews still adds up without rounding. */
export const mostMs = 1e12
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

const text: Check = (value) => typeof value === 'string'
const flag: Check = (value) => typeof value === 'boolean'
const anything: Check = (value) => isPlainJson(value)
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
const duration = within(0, mostMs)
const count = whole(Number.MAX_SAFE_INTEGER)
const rating = oneOf([1, 2, 3, 4])

/** As many as a paper can hold, and more. */
export const mostInterviewItems = 200
export const mostPauses = 1000
const interviewItem: Fields = {
  item,
  score: (value) => value === null || within(0, 1)(value),
  ms: duration,
  seed: [finite, null],
  passed: [count, null],
  total: [count, null],
  answer: [anything, null],
}
const pause: Fields = { at: whole(latestTime), ms: duration }
const listOf =
  (entries: Fields, most: number): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length <= most &&
    value.every((entry) => isObject(entry) && faultIn(entry, entries) === null)

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
    prelude: [oneOf([true]), null],
    source: text,
    ms: duration,
    engine: text,
  },
  'setting-changed': { ...stamp, key: name, value: anything },
  interview: {
    ...stamp,
    code: name,
    language: oneOf(languages),
    plannedMs: duration,
    usedMs: duration,
    pauses: listOf(pause, mostPauses),
    items: listOf(interviewItem, mostInterviewItems),
  },
}

/** The field that makes this no event, or null. A row's place in the log is not looked at. */
export function faultOf(value: unknown): string | null {
  if (!isObject(value)) return 'type'
  const { type } = value
  if (typeof type !== 'string' || !Object.hasOwn(fields, type)) return 'type'
  return faultIn(value, fields[type as ProgressEvent['type']])
}

type Row = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null

function faultIn(row: Row, wanted: Fields): string | null {
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
  const { id, at, v, type, item, rating, ms, review, exercise, key, items } = row as Partial<
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
    case 'interview':
      return Array.isArray(items)
    default:
      return false
  }
}
