import type { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { type Backup, backupFormat } from './backup.ts'
import { draftSchema, eventSchema } from './event-schema.ts'
import type { ProgressEvent } from './events.ts'
import type { UnpackProblem } from './gzip.ts'
import { type ImportRule, ruleOf } from './import-rule.ts'
import { backupVersion } from './migrations.ts'
import { sameJson } from './plain-json.ts'
import type { Draft } from './progress.ts'

/** Why a file was refused as a whole. */
export type ImportProblem =
  | UnpackProblem
  | { readonly type: 'not-ours' }
  | { readonly type: 'newer'; readonly version: number }
  /** An event of this device is in the file with other contents: one of both was changed. */
  | { readonly type: 'conflict'; readonly id: string }
  /** `where` is a path in the file, such as `events[12].rating`. */
  | {
      readonly type: 'invalid'
      readonly where: string
      readonly rule: ImportRule
      /** The beginning of what stands there instead; null: nothing. */
      readonly found: string | null
    }

type Checked<T> = Result<T, ImportProblem>

/** What a backup says of itself, with its drafts, but without its events. */
export function checkHead(value: unknown): Checked<Omit<Backup, 'events'>> {
  if (!isRecord(value) || value['format'] !== backupFormat) return err({ type: 'not-ours' })
  const { version, exportedAt, app, settings, drafts } = value
  if (typeof version !== 'number' || !Number.isSafeInteger(version))
    return invalid('version', { type: 'kind', kind: 'whole' }, version)
  if (version < 1) return invalid('version', { type: 'at-least', limit: 1 }, version)
  if (version > backupVersion) return err({ type: 'newer', version })
  if (typeof exportedAt !== 'number')
    return invalid('exportedAt', { type: 'kind', kind: 'number' }, exportedAt)
  if (typeof app !== 'string') return invalid('app', { type: 'kind', kind: 'text' }, app)
  if (settings !== null && !isRecord(settings))
    return invalid('settings', { type: 'kind', kind: 'object' }, settings)
  if (!Array.isArray(drafts)) return invalid('drafts', { type: 'kind', kind: 'list' }, drafts)
  const checked: Draft[] = []
  for (const [index, draft] of drafts.entries()) {
    const result = check(`drafts[${index}]`, draft, draftSchema)
    if (!result.ok) return result
    checked.push(result.value)
  }
  return ok({ version, exportedAt, app, settings, drafts: checked })
}

/** Checks events as they come, each on its own and against those before it. */
export function createEventCheck(): {
  readonly events: readonly ProgressEvent[]
  /** The problem with this one, or null when it was taken. */
  readonly take: (value: unknown) => ImportProblem | null
} {
  const byId = new Map<string, ProgressEvent>()
  const events: ProgressEvent[] = []
  let index = -1
  return {
    events,
    take: (value) => {
      const where = `events[${(index += 1)}]`
      const result = check(where, value, eventSchema)
      if (!result.ok) return result.error
      const event = result.value
      const known = byId.get(event.id)
      if (known && !sameJson(known, event))
        return problem(`${where}.id`, { type: 'id-twice' }, event.id)
      byId.set(event.id, event)
      if (!known) events.push(event)
      return null
    },
  }
}

/** A backup that was read as one value. */
export function checkBackup(value: unknown): Checked<Backup> {
  const head = checkHead(value)
  if (!head.ok) return head
  const list = isRecord(value) ? value['events'] : undefined
  if (!Array.isArray(list)) return invalid('events', { type: 'kind', kind: 'list' }, list)
  const check = createEventCheck()
  for (const event of list) {
    const fault = check.take(event)
    if (fault) return err(fault)
  }
  return ok({ ...head.value, events: check.events })
}

function check<T>(where: string, value: unknown, schema: z.ZodType<T>): Checked<T> {
  const result = schema.safeParse(value)
  if (result.success) return ok(result.data)
  const [issue] = result.error.issues
  const path = issue?.path ?? []
  return invalid(`${where}${path.map(step).join('')}`, ruleOf(issue), at(value, path))
}

const step = (part: PropertyKey): string =>
  typeof part === 'number' ? `[${part}]` : `.${String(part)}`

const problem = (where: string, rule: ImportRule, found: unknown): ImportProblem => ({
  type: 'invalid',
  where,
  rule,
  found: found === undefined ? null : beginningOf(found),
})
const invalid = (where: string, rule: ImportRule, found: unknown): Result<never, ImportProblem> =>
  err(problem(where, rule, found))

function beginningOf(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, mostFound)
  } catch {
    // So deep that it cannot be written.
    return Array.isArray(value) ? '[[[…' : '{…'
  }
}
const mostFound = 80

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  )

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
