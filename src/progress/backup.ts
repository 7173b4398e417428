import type { z } from 'zod'
import { err, ok, type Result } from '../base/result.ts'
import { draftSchema, eventSchema } from './event-schema.ts'
import { packed, unpacked, type UnpackProblem } from './gzip.ts'
import { backupVersion } from './migrations.ts'
import type { Contents, Draft, MergeResult, Progress, StorageProblem } from './progress.ts'
import { draftKey, newerDraft } from './store.ts'

// This file carries zod: import it only when somebody opens the backup, never with the first screen.

const format = 'offhand-backup'

export interface Backup extends Contents {
  readonly version: number
  readonly exportedAt: number
  /** The version of the app that wrote it. */
  readonly app: string
  /** As stored: `parseSettings` takes from it what is valid. */
  readonly settings: Readonly<Record<string, unknown>> | null
}

/** Why a file was refused as a whole. */
export type ImportProblem =
  | UnpackProblem
  | { readonly type: 'not-ours' }
  | { readonly type: 'newer'; readonly version: number }
  /** `where` is a path in the file, such as `events[12].rating`. */
  | {
      readonly type: 'invalid'
      readonly where: string
      readonly expected: string
      /** The beginning of what stands there instead. */
      readonly found: string
    }

export interface BackupLimits {
  readonly fileBytes: number
  readonly unpackedBytes: number
}

/** A hundred thousand answers with ten thousand runs are about 40 MB unpacked and 5 MB packed. */
const defaultLimits: BackupLimits = { fileBytes: 64 * 2 ** 20, unpackedBytes: 256 * 2 ** 20 }

/** Everything there is, as one gzip file. */
export async function createBackup(
  progress: Pick<Progress, 'contents'>,
  about: {
    readonly now: number
    readonly app: string
    readonly settings: Readonly<Record<string, unknown>> | null
  },
): Promise<Uint8Array<ArrayBuffer>> {
  const { events, drafts } = await progress.contents()
  const head = { format, version: backupVersion, exportedAt: about.now, app: about.app }
  return packed(lines({ ...head, settings: about.settings }, drafts, events))
}

/** One event a line, so that a curious user can read and compare backups. */
function* lines(
  head: Readonly<Record<string, unknown>>,
  drafts: readonly Draft[],
  events: Contents['events'],
): Generator<string> {
  yield `${JSON.stringify({ ...head, drafts }).slice(0, -1)},"events":[`
  for (let at = 0; at < events.length; at += linesPerPart) {
    const part = events.slice(at, at + linesPerPart).map((event) => JSON.stringify(event))
    yield `${at > 0 ? ',' : ''}\n${part.join(',\n')}`
  }
  yield '\n]}\n'
}
const linesPerPart = 1000

/** Reads a backup completely and checks everything in it, or says what is wrong; never half of it. */
export async function readBackup(
  bytes: Uint8Array<ArrayBuffer>,
  limits: BackupLimits = defaultLimits,
): Promise<Result<Backup, ImportProblem>> {
  if (bytes.length > limits.fileBytes) return err({ type: 'too-large', limit: limits.fileBytes })
  const text = await unpacked(bytes, limits.unpackedBytes)
  if (!text.ok) return text
  let value: unknown
  try {
    value = JSON.parse(text.value)
  } catch {
    return err({ type: 'not-ours' })
  }
  return checkBackup(value)
}

function checkBackup(value: unknown): Result<Backup, ImportProblem> {
  if (!isRecord(value) || value['format'] !== format) return err({ type: 'not-ours' })
  const { version, exportedAt, app, settings, events, drafts } = value
  if (!Number.isSafeInteger(version) || typeof version !== 'number' || version < 1)
    return invalid('version', 'a whole number from 1', version)
  if (version > backupVersion) return err({ type: 'newer', version })
  if (typeof exportedAt !== 'number')
    return invalid('exportedAt', 'milliseconds since the epoch', exportedAt)
  if (typeof app !== 'string') return invalid('app', 'the version of the app', app)
  if (settings !== null && !isRecord(settings))
    return invalid('settings', 'an object or null', settings)
  const checkedEvents = checkList('events', events, eventSchema)
  if (!checkedEvents.ok) return checkedEvents
  const checkedDrafts = checkList('drafts', drafts, draftSchema)
  if (!checkedDrafts.ok) return checkedDrafts
  return ok({
    version,
    exportedAt,
    app,
    settings,
    events: checkedEvents.value,
    drafts: checkedDrafts.value,
  })
}

function checkList<T>(
  name: string,
  list: unknown,
  schema: z.ZodType<T>,
): Result<readonly T[], ImportProblem> {
  if (!Array.isArray(list)) return invalid(name, 'a list', list)
  const checked: T[] = []
  for (const [index, value] of list.entries()) {
    const result = schema.safeParse(value)
    if (!result.success) {
      const [issue] = result.error.issues
      const path = issue?.path ?? []
      const where = `${name}[${index}]${path.map((part) => `.${String(part)}`).join('')}`
      return invalid(where, issue?.message ?? 'something else', at(value, path))
    }
    checked.push(result.data)
  }
  return ok(checked)
}

function invalid(where: string, expected: string, found: unknown): Result<never, ImportProblem> {
  const text = found === undefined ? 'nothing' : JSON.stringify(found)
  return err({ type: 'invalid', where, expected, found: text.slice(0, mostFound) })
}
const mostFound = 80

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[String(key)] : undefined), value)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What taking a backup in would change. */
export interface ImportPreview {
  readonly newEvents: number
  /** How many of the new events are answers. */
  readonly newReviews: number
  readonly known: number
  readonly drafts: {
    readonly added: readonly Draft[]
    /** Newer than the drafts here, which they replace. */
    readonly replacing: readonly Draft[]
    /** Older than the drafts here, which stay. */
    readonly passedOver: readonly Draft[]
    readonly same: number
  }
}

export async function previewImport(
  progress: Pick<Progress, 'contents'>,
  backup: Contents,
): Promise<ImportPreview> {
  const ours = await progress.contents()
  const known = new Set(ours.events.map(({ id }) => id))
  const byId = new Map(backup.events.map((event) => [event.id, event]))
  const fresh = [...byId.values()].filter(({ id }) => !known.has(id))
  const draftByKey = new Map(ours.drafts.map((draft) => [draftKey(draft), draft]))
  const drafts = {
    added: [] as Draft[],
    replacing: [] as Draft[],
    passedOver: [] as Draft[],
    same: 0,
  }
  for (const theirs of backup.drafts) {
    const mine = draftByKey.get(draftKey(theirs))
    if (!mine) drafts.added.push(theirs)
    else if (mine.source === theirs.source) drafts.same += 1
    else if (newerDraft(mine, theirs) === theirs) drafts.replacing.push(theirs)
    else drafts.passedOver.push(theirs)
  }
  return {
    newEvents: fresh.length,
    newReviews: fresh.filter(({ type }) => type === 'review').length,
    known: byId.size - fresh.length,
    drafts,
  }
}

/** Takes a checked backup in: the union by id, in one transaction. Twice is as good as once. */
export const applyImport = (
  progress: Pick<Progress, 'merge'>,
  { events, drafts }: Contents,
): Promise<Result<MergeResult, StorageProblem>> => progress.merge({ events, drafts })
