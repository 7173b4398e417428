import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { openHistories, projectionsOf } from '../../tests/fixtures/open-histories.ts'
import {
  day,
  history,
  newReview,
  newRun,
  start,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import { createBackup, type Backup } from './backup.ts'
import type { ProgressEvent } from './events.ts'
import { foldAll } from './fold-all.ts'
import { backupVersion } from './migrations.ts'
import { previewImport } from './preview-import.ts'
import type { Contents, Draft, Progress } from './progress.ts'
import { readBackup } from './read-backup.ts'

vi.setConfig({ testTimeout: 30_000 })

const { open } = openHistories()

async function device(deviceName = 'phone', contents: Partial<Contents> = {}): Promise<Progress> {
  const progress = await open(undefined, { deviceName })
  await progress.merge({ events: [], drafts: [], ...contents })
  return progress
}

const about = { now: start, app: '0.1.0', settings: { theme: 'dark' } }
const backupOf = (progress: Progress) => createBackup(progress, about)
async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Backup> {
  const result = await readBackup(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const byId = (events: readonly ProgressEvent[]) => events.toSorted((a, b) => (a.id < b.id ? -1 : 1))
const contentsOf = async (progress: Progress) => {
  const { events, drafts } = await progress.contents()
  return {
    events: byId(events),
    drafts: drafts.toSorted((a, b) => a.exercise.localeCompare(b.exercise)),
  }
}
const draft = (exercise: string, source: string, at: number): Draft => ({
  exercise,
  language: 'typescript',
  source,
  at,
})
const anyDrafts: fc.Arbitrary<readonly Draft[]> = fc.uniqueArray(
  fc.record({
    exercise: fc.constantFrom('softmax', 'nms', 'conv2d'),
    language: fc.constant('typescript' as const),
    source: fc.string({ unit: 'binary', maxLength: 8 }),
    at: fc.integer({ min: start, max: start + 3 }),
  }),
  { selector: ({ exercise }) => exercise },
)

const id = '019c9000-0000-7000-8000-000000000001'
const event = { ...newReview(), id, device: 'd', at: start, v: 1 as const }

describe('there and back', () => {
  test('[P70] export, erase, import: everything is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(history(25), anyDrafts, async (events, drafts) => {
        const progress = await device('phone', { events, drafts })
        const before = await contentsOf(progress)
        const projections = projectionsOf(progress)
        const bytes = await backupOf(progress)
        await progress.erase()
        expect(await contentsOf(progress)).toEqual({ events: [], drafts: [] })
        expect((await progress.merge(await read(bytes))).ok).toBe(true)
        expect(await contentsOf(progress)).toEqual(before)
        expect(projectionsOf(progress)).toEqual(projections)
      }),
      { numRuns: 40 },
    )
  })

  test('[P71] the header says what the file is', async () => {
    const progress = await device()
    await progress.record(newRun())
    expect(await read(await backupOf(progress))).toMatchObject({
      version: backupVersion,
      exportedAt: start,
      app: '0.1.0',
      settings: { theme: 'dark' },
      events: [{ type: 'run' }],
    })
  })

  test('[P72] importing twice changes nothing more', async () => {
    const from = await device('phone')
    await from.record(newReview())
    const backup = await read(await backupOf(from))
    const to = await device('laptop')
    expect(await to.merge(backup)).toEqual({ ok: true, value: { events: 1, drafts: 0 } })
    const projections = projectionsOf(to)
    expect(await to.merge(backup)).toEqual({ ok: true, value: { events: 0, drafts: 0 } })
    expect(projectionsOf(to)).toBe(projections)
  })

  test('[P73] two devices that import each other, in either order, are the same', async () => {
    await fc.assert(
      fc.asyncProperty(history(30), anyDrafts, anyDrafts, async (events, ours, theirs) => {
        const of = (name: string) => events.filter((one) => one.device === name)
        const phone = await device('phone', { events: of('phone'), drafts: ours })
        const laptop = await device('laptop', { events: of('laptop'), drafts: theirs })
        const [fromPhone, fromLaptop] = [await backupOf(phone), await backupOf(laptop)]
        await phone.merge(await read(fromLaptop))
        await laptop.merge(await read(fromPhone))
        expect(await contentsOf(phone)).toEqual(await contentsOf(laptop))
        expect(projectionsOf(phone)).toEqual(projectionsOf(laptop))
        expect(projectionsOf(phone)).toEqual(foldAll(events, utc))
      }),
      { numRuns: 40 },
    )
  })

  test('[P74] the preview tells what the import then does', async () => {
    const progress = await device('phone', {
      drafts: [draft('a', 'mine', start + 5), draft('b', 'mine', start), draft('c', 'same', start)],
    })
    await progress.record(newReview())
    const known = (await progress.contents()).events
    const backup: Contents = {
      events: [...known, event, event],
      drafts: [
        draft('a', 'older', start),
        draft('b', 'newer', start + day),
        draft('c', 'same', start + day),
        draft('d', 'new', start),
      ],
    }
    const preview = await previewImport(progress, backup)
    expect(preview).toMatchObject({
      ok: true,
      value: {
        ...{ newEvents: 1, newReviews: 1, known: 1 },
        drafts: {
          added: [{ exercise: 'd' }],
          replacing: [{ exercise: 'b', source: 'newer' }],
          passedOver: [{ exercise: 'a', source: 'older' }],
          same: 1,
        },
      },
    })
    expect(await contentsOf(progress)).toMatchObject({ events: known })
    expect(await progress.merge(backup)).toMatchObject({ ok: true, value: { events: 1 } })
    expect((await progress.drafts.load('a', 'typescript'))?.source).toBe('mine')
    expect((await progress.drafts.load('b', 'typescript'))?.source).toBe('newer')
  })

  test('[P75] events that lie between known ones are folded in their place', async () => {
    const progress = await device('phone')
    await progress.record(newReview())
    const early = { ...event, at: start - 3 * day, rating: 1 as const }
    await progress.merge({ events: [early], drafts: [] })
    const { events } = await progress.contents()
    expect(projectionsOf(progress)).toEqual(foldAll(events, utc))
    expect(projectionsOf(progress).days.size).toBe(2)
  })
})
