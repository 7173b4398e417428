import 'fake-indexeddb/auto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  day,
  history,
  newReview,
  newRun,
  start,
  testClock,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import { seededRandom } from '../base/random.ts'
import {
  applyImport,
  createBackup,
  previewImport,
  readBackup,
  type Backup,
  type BackupLimits,
} from './backup.ts'
import type { ProgressEvent } from './events.ts'
import { foldAll } from './fold-all.ts'
import { openProgress } from './open.ts'
import type { Contents, Draft, Progress } from './progress.ts'

vi.setConfig({ testTimeout: 30_000 })

const opened: Progress[] = []

async function device(deviceName = 'phone', contents: Partial<Contents> = {}): Promise<Progress> {
  const progress = await openProgress({
    clock: testClock().now,
    random: seededRandom(opened.length),
    databaseName: `backup-${opened.length}-${deviceName}-${Math.trunc(performance.now() * 1000)}`,
    zone: utc,
    deviceName,
  })
  opened.push(progress)
  await progress.merge({ events: [], drafts: [], ...contents })
  return progress
}
afterEach(() => {
  for (const progress of opened.splice(0)) progress.close()
})

function projectionsOf(progress: Progress) {
  const state = progress.state.getState()
  if (state.status === 'loading') throw new Error('still loading')
  return state.projections
}
const about = { now: start, app: '0.1.0', settings: { theme: 'dark' } }
const backupOf = (progress: Progress) => createBackup(progress, about)
async function read(bytes: Uint8Array<ArrayBuffer>, limits?: BackupLimits): Promise<Backup> {
  const result = await readBackup(bytes, limits)
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

/** A file of ours with parts of it replaced. */
const file = (change: Readonly<Record<string, unknown>> = {}): Uint8Array<ArrayBuffer> =>
  gzip(
    JSON.stringify({
      format: 'offhand-backup',
      version: 1,
      exportedAt: start,
      app: '0.1.0',
      settings: null,
      drafts: [],
      events: [],
      ...change,
    }),
  )
const gzip = (text: string | Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text))
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
        expect((await applyImport(progress, await read(bytes))).ok).toBe(true)
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
      version: 1,
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
    expect(await applyImport(to, backup)).toEqual({ ok: true, value: { events: 1, drafts: 0 } })
    const projections = projectionsOf(to)
    expect(await applyImport(to, backup)).toEqual({ ok: true, value: { events: 0, drafts: 0 } })
    expect(projectionsOf(to)).toBe(projections)
  })

  test('[P73] two devices that import each other, in either order, are the same', async () => {
    await fc.assert(
      fc.asyncProperty(history(30), anyDrafts, anyDrafts, async (events, ours, theirs) => {
        const of = (name: string) => events.filter((one) => one.device === name)
        const phone = await device('phone', { events: of('phone'), drafts: ours })
        const laptop = await device('laptop', { events: of('laptop'), drafts: theirs })
        const [fromPhone, fromLaptop] = [await backupOf(phone), await backupOf(laptop)]
        await applyImport(phone, await read(fromLaptop))
        await applyImport(laptop, await read(fromPhone))
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
    expect(preview).toMatchObject({ newEvents: 1, newReviews: 1, known: 1 })
    expect(preview.drafts).toMatchObject({
      added: [{ exercise: 'd' }],
      replacing: [{ exercise: 'b', source: 'newer' }],
      passedOver: [{ exercise: 'a', source: 'older' }],
      same: 1,
    })
    expect(await contentsOf(progress)).toMatchObject({ events: known })
    expect(await applyImport(progress, backup)).toMatchObject({ ok: true, value: { events: 1 } })
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

describe('refused files', () => {
  const problem = async (bytes: Uint8Array<ArrayBuffer>, limits?: BackupLimits) => {
    const result = await readBackup(bytes, limits)
    return result.ok ? 'accepted' : result.error
  }

  test('[P76] each reason is its own', async () => {
    const text = new TextEncoder()
    const good = file({ events: [event] })
    const changed = Uint8Array.from(good)
    changed[Math.floor(good.length / 2)] = (changed[Math.floor(good.length / 2)] ?? 0) ^ 0x55
    expect({
      good: await problem(good),
      empty: await problem(new Uint8Array()),
      'plain text': await problem(text.encode('{"format":"offhand-backup"}')),
      'cut short': await problem(good.slice(0, -9)),
      'only the start': await problem(good.slice(0, 2)),
      'a changed byte': await problem(changed),
      'gzip of something else': await problem(gzip('hello')),
      'gzip of bytes': await problem(gzip(new Uint8Array([0xff, 0xfe, 0, 1]))),
      'another app’s JSON': await problem(gzip('{"format":"anki","version":1}')),
      'a list': await problem(gzip('[]')),
      null: await problem(gzip('null')),
      'a newer version': await problem(file({ version: 2, events: 'unknown' })),
      'an odd version': await problem(file({ version: '1' })),
      'no events': await problem(file({ events: {} })),
      'no settings': await problem(file({ settings: 'dark' })),
    }).toMatchInlineSnapshot(`
      {
        "a changed byte": {
          "type": "damaged",
        },
        "a list": {
          "type": "not-ours",
        },
        "a newer version": {
          "type": "newer",
          "version": 2,
        },
        "an odd version": {
          "expected": "a whole number from 1",
          "found": ""1"",
          "type": "invalid",
          "where": "version",
        },
        "another app’s JSON": {
          "type": "not-ours",
        },
        "cut short": {
          "type": "damaged",
        },
        "empty": {
          "type": "not-gzip",
        },
        "good": "accepted",
        "gzip of bytes": {
          "type": "not-ours",
        },
        "gzip of something else": {
          "type": "not-ours",
        },
        "no events": {
          "expected": "a list",
          "found": "{}",
          "type": "invalid",
          "where": "events",
        },
        "no settings": {
          "expected": "an object or null",
          "found": ""dark"",
          "type": "invalid",
          "where": "settings",
        },
        "null": {
          "type": "not-ours",
        },
        "only the start": {
          "type": "damaged",
        },
        "plain text": {
          "type": "not-gzip",
        },
      }
    `)
  })

  test('[P77] an invalid event is named with its path', async () => {
    const told = async (change: Readonly<Record<string, unknown>>) => {
      const found = await problem(file({ events: [event, { ...event, ...change }] }))
      return typeof found === 'object' && found.type === 'invalid'
        ? `${found.where}: ${found.expected}; found ${found.found}`
        : found
    }
    const run = { ...newRun(), id, device: 'd', at: start, v: 1 }
    const { source: _source, ...sourceless } = run
    expect([
      await told({ rating: 5 }),
      await told({ item: 'lesson:a' }),
      await told({ id: 'x' }),
      await told({ at: 1.5 }),
      await told({ at: 8e15 }),
      await told({ score: 1.1 }),
      await told({ v: 2 }),
      await told({ type: 'purchase' }),
      await told({ extra: 1 }),
      await told({ ms: null }),
      await problem(file({ events: [sourceless] })),
      await problem(file({ events: [7] })),
      await problem(
        file({ drafts: [{ exercise: '', language: 'typescript', source: '', at: 1 }] }),
      ),
    ]).toMatchInlineSnapshot(`
      [
        "events[1].rating: Invalid option: expected one of 1|2|3|4; found 5",
        "events[1].item: expected "question:…" or "exercise:…"; found "lesson:a"",
        "events[1].id: expected a UUIDv7 in lower case; found "x"",
        "events[1].at: Invalid input: expected int, received number; found 1.5",
        "events[1].at: Too big: expected number to be <=253402300799999; found 8000000000000000",
        "events[1].score: Too big: expected number to be <=1; found 1.1",
        "events[1].v: Invalid input: expected 1; found 2",
        "events[1].type: Invalid discriminator value. Expected 'review' | 'retract' | 'run' | 'setting-changed'; found "purchase"",
        "events[1]: Unrecognized key: "extra"; found {"type":"review","item":"question:a","rating":3,"proposed":3,"reason":"right","s",
        "events[1].ms: Invalid input: expected number, received null; found null",
        {
          "expected": "Invalid input: expected string, received undefined",
          "found": "nothing",
          "type": "invalid",
          "where": "events[0].source",
        },
        {
          "expected": "Invalid input: expected object, received number",
          "found": "7",
          "type": "invalid",
          "where": "events[0]",
        },
        {
          "expected": "Too small: expected string to have >=1 characters",
          "found": """",
          "type": "invalid",
          "where": "drafts[0].exercise",
        },
      ]
    `)
  })

  test('[P78] a file that would unpack to a gigabyte is stopped at the limit', async () => {
    const bomb = gzip(new Uint8Array(40 * 2 ** 20))
    expect(bomb.length).toBeLessThan(50_000)
    expect(await problem(bomb, { fileBytes: 1e6, unpackedBytes: 2 ** 20 })).toEqual({
      type: 'too-large',
      limit: 2 ** 20,
    })
    expect(await problem(bomb, { fileBytes: 1000, unpackedBytes: 2 ** 30 })).toEqual({
      type: 'too-large',
      limit: 1000,
    })
  })

  test('[P79] nothing random is accepted, and reading never throws', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((list) => Uint8Array.from(list))
    const json = fc.jsonValue().map((value) => gzip(JSON.stringify(value)))
    const nearly = fc
      .dictionary(
        fc.constantFrom('version', 'events', 'drafts', 'app', 'settings', 'exportedAt'),
        fc.jsonValue(),
      )
      .map((change) => file(change))
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, json), async (given) => {
        expect(await problem(given)).not.toBe('accepted')
      }),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(nearly, async (given) => {
        const result = await readBackup(given)
        if (result.ok) expect(Array.isArray(result.value.events)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('[P79] a file cut anywhere, or with a byte changed, is refused or read right', async () => {
    const progress = await device('phone')
    for (let i = 0; i < 20; i++) await progress.record(newReview(`question:${i}`))
    const bytes = await backupOf(progress)
    const right = await read(bytes)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          expect(await problem(bytes.slice(0, at))).not.toBe('accepted')
          const changed = Uint8Array.from(bytes)
          changed[at] = (changed[at] ?? 0) ^ flip
          const result = await readBackup(changed)
          // Some bytes of gzip's header mean nothing; whatever is read must be what was written.
          if (result.ok) expect(result.value).toEqual(right)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('[P79] keys that name prototypes do no harm', async () => {
    const text = JSON.stringify({ ...(JSON.parse('{"__proto__":{"admin":true}}') as object), a: 1 })
    const answer: unknown = JSON.parse(text)
    const { events } = await read(file({ events: [{ ...event, answer }] }))
    expect(Object.prototype).not.toHaveProperty('admin')
    const progress = await device()
    expect((await applyImport(progress, { events, drafts: [] })).ok).toBe(true)
    expect(Object.prototype).not.toHaveProperty('admin')
  })
})
