import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenBackups, type Material } from '../../tests/fixtures/broken-backups.ts'
import {
  history,
  idAt,
  newReview,
  newRun,
  start,
  testClock,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import { seededRandom } from '../base/random.ts'
import { isEvent } from './event-guard.ts'
import type { ProgressEvent } from './events.ts'
import { foldAll } from './fold-all.ts'
import { openProgress } from './open.ts'
import { sameJson } from './plain-json.ts'
import { previewImport } from './preview-import.ts'
import type { Contents, Draft, Progress } from './progress.ts'
import { readBackup } from './read-backup.ts'

const files = 10_000
const limits = { fileBytes: 2 ** 20, unpackedBytes: 2 ** 20 }

const [theirs = []] = fc
  .sample(history(24), { seed: 7, numRuns: 30 })
  .toSorted((a, b) => b.length - a.length)
const known: readonly ProgressEvent[] = [
  { ...newReview('question:a', { answer: { chosen: [1] } }), ...stampAt(1) },
  { ...newRun('nms'), ...stampAt(2) },
  { ...stampAt(3), type: 'retract', review: idAt(start + 1, 901) },
]
function stampAt(n: number) {
  return { id: idAt(start + n, 900 + n), device: 'here', at: start + n, v: 1 as const }
}
const draftOf = (exercise: string, source: string, at: number): Draft => ({
  ...{ exercise, language: 'typescript', source, at: start + at },
})
const ours: Contents = { events: known, drafts: [draftOf('a', 'mine', 5), draftOf('b', 'mine', 5)] }
const material: Material = {
  known,
  events: theirs,
  drafts: [draftOf('a', 'older', 1), draftOf('b', 'newer', 9), draftOf('c', 'new', 3)],
}

async function deviceWith(contents: Contents): Promise<Progress> {
  // In memory: what is written to the disk is another test's.
  const progress = await openProgress({ clock: testClock().now, zone: utc, indexedDB: null })
  await progress.merge(contents)
  return progress
}
/** As the screen does it. */
async function takeIn(progress: Progress, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const read = await readBackup(bytes, { limits })
  if (!read.ok) return read.error.type
  const preview = await previewImport(progress, read.value)
  if (!preview.ok) return preview.error.type
  const merged = await progress.merge(read.value)
  return merged.ok ? 'taken' : merged.error.type
}

/** What the file holds, by the simplest means; null where it must be refused. */
function contentsOf(bytes: Uint8Array): Contents | null {
  try {
    const text = gunzipSync(bytes, { maxOutputLength: limits.unpackedBytes }).toString()
    const file = JSON.parse(text) as Record<string, unknown> | null
    if (file === null || !Object.hasOwn(file, 'format')) return null
    const { format, version, exportedAt, app, settings, events, drafts } = file
    const fits =
      format === 'offhand-backup' &&
      (version === 1 || version === 2) &&
      typeof exportedAt === 'number' &&
      typeof app === 'string' &&
      typeof settings === 'object' &&
      !Array.isArray(settings) &&
      Array.isArray(events) &&
      events.every((event) => isEvent(event) && !Object.hasOwn(event, 'seq')) &&
      Array.isArray(drafts) &&
      drafts.every(isDraft)
    if (!fits) return null
    const all = [...known, ...(events as readonly ProgressEvent[])]
    const byId = new Map(all.map((event) => [event.id, event]))
    if (!all.every((event) => sameJson(event, byId.get(event.id)))) return null
    return { events: events as readonly ProgressEvent[], drafts }
  } catch {
    return null
  }
}
function isDraft(value: unknown): value is Draft {
  const { exercise, language, source, at, ...more } = value as Partial<Draft>
  return (
    typeof exercise === 'string' &&
    exercise !== '' &&
    exercise.length <= 200 &&
    (language === 'typescript' || language === 'python') &&
    typeof source === 'string' &&
    Number.isSafeInteger(at) &&
    Number(at) >= 0 &&
    Number(at) < 253_402_300_800_000 &&
    Object.keys(more).length === 0
  )
}

const sorted = ({ events, drafts }: Contents): Contents => ({
  events: events.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  drafts: drafts.toSorted((a, b) => (a.exercise < b.exercise ? -1 : 1)),
})
/** The union by the words of the rule: each event once, of each draft the newest. */
function unionOf(a: Contents, b: Contents): Contents {
  const drafts = new Map<string, Draft>()
  for (const draft of [...a.drafts, ...b.drafts]) {
    const name = `${draft.language} ${draft.exercise}`
    const other = drafts.get(name)
    const isNewer =
      !other || draft.at > other.at || (draft.at === other.at && draft.source > other.source)
    if (isNewer) drafts.set(name, draft)
  }
  const events = new Map([...a.events, ...b.events].map((event) => [event.id, event]))
  return sorted({ events: [...events.values()], drafts: [...drafts.values()] })
}
const contentsIn = async (progress: Progress) => sorted(await progress.contents())
function projectionsOf(progress: Progress) {
  const state = progress.state.getState()
  if (state.status === 'loading') throw new Error('still loading')
  return state.projections
}

test(
  `[P79] of ${files} files each is refused whole or merged right`,
  { timeout: 300_000 },
  async () => {
    const before = sorted(ours)
    const outcomes = new Map<string, number>()
    let progress = await deviceWith(ours)
    let number = 0
    for (const { kind, bytes } of brokenBackups(seededRandom(20), material, files)) {
      number += 1
      const file = `file ${number}, ${kind}`
      const expected = contentsOf(bytes)
      const outcome = await takeIn(progress, bytes)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (!expected) {
        if (outcome === 'taken') expect.fail(`${file} was taken in`)
        expect(await contentsIn(progress), file).toEqual(before)
        continue
      }
      expect(outcome, file).toBe('taken')
      const union = unionOf(ours, expected)
      expect(await contentsIn(progress), file).toEqual(union)
      const folded = projectionsOf(progress)
      expect(folded, file).toEqual(foldAll(union.events, utc))
      // Once more changes nothing, and the other way round comes to the same.
      expect(await takeIn(progress, bytes), file).toBe('taken')
      expect(projectionsOf(progress)).toBe(folded)
      const other = await deviceWith(expected)
      await other.merge(ours)
      expect(await contentsIn(other), file).toEqual(union)
      progress = await deviceWith(ours)
    }
    // Every reason is met, and enough of the files are good ones.
    expect([...outcomes.keys()].toSorted()).toEqual([
      'conflict',
      'damaged',
      'invalid',
      'newer',
      'not-gzip',
      'not-ours',
      'taken',
      'too-large',
    ])
    expect(outcomes.get('taken')).toBeGreaterThan(files / 10)
  },
)
