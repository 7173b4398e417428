import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { newReview, newRun, start, testClock, utc } from '../../tests/fixtures/progress-events.ts'
import { backupVersion } from './migrations.ts'
import { openProgress } from './open.ts'
import type { Progress } from './progress.ts'
import { readBackup, type BackupLimits } from './read-backup.ts'

vi.setConfig({ testTimeout: 30_000 })

const device = (): Promise<Progress> =>
  openProgress({ clock: testClock().now, zone: utc, indexedDB: null })
async function read(bytes: Uint8Array<ArrayBuffer>) {
  const result = await readBackup(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

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

describe('refused files', () => {
  const problem = async (bytes: Uint8Array<ArrayBuffer>, limits?: BackupLimits) => {
    const result = await readBackup(bytes, { limits })
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
      'a newer version': await problem(file({ version: backupVersion + 1, events: 'unknown' })),
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
          "version": 3,
        },
        "an odd version": {
          "found": ""1"",
          "rule": {
            "kind": "whole",
            "type": "kind",
          },
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
          "found": "{}",
          "rule": {
            "kind": "list",
            "type": "kind",
          },
          "type": "invalid",
          "where": "events",
        },
        "no settings": {
          "found": ""dark"",
          "rule": {
            "kind": "object",
            "type": "kind",
          },
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
        ? `${found.where}: ${JSON.stringify(found.rule)}; found ${found.found}`
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
        "events[1].rating: {"type":"one-of","values":"1, 2, 3, 4"}; found 5",
        "events[1].item: {"type":"form","form":"item"}; found "lesson:a"",
        "events[1].id: {"type":"form","form":"uuid"}; found "x"",
        "events[1].at: {"type":"kind","kind":"whole"}; found 1.5",
        "events[1].at: {"type":"at-most","limit":253402300799999}; found 8000000000000000",
        "events[1].score: {"type":"at-most","limit":1}; found 1.1",
        "events[1].v: {"type":"one-of","values":"1"}; found 2",
        "events[1].type: {"type":"one-of","values":"\\"review\\", \\"retract\\", \\"run\\", \\"setting-changed\\", \\"interview\\""}; found "purchase"",
        "events[1]: {"type":"unknown-field","name":"extra"}; found {"type":"review","item":"question:a","rating":3,"proposed":3,"reason":"right","s",
        "events[1].ms: {"type":"kind","kind":"number"}; found null",
        {
          "found": null,
          "rule": {
            "kind": "text",
            "type": "kind",
          },
          "type": "invalid",
          "where": "events[0].source",
        },
        {
          "found": "7",
          "rule": {
            "kind": "object",
            "type": "kind",
          },
          "type": "invalid",
          "where": "events[0]",
        },
        {
          "found": """",
          "rule": {
            "limit": 1,
            "type": "longer",
          },
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

  test('[P79] keys that name prototypes do no harm', async () => {
    const text = JSON.stringify({ ...(JSON.parse('{"__proto__":{"admin":true}}') as object), a: 1 })
    const answer: unknown = JSON.parse(text)
    const { events } = await read(file({ events: [{ ...event, answer }] }))
    expect(Object.prototype).not.toHaveProperty('admin')
    const progress = await device()
    expect((await progress.merge({ events, drafts: [] })).ok).toBe(true)
    expect(Object.prototype).not.toHaveProperty('admin')
  })
})
