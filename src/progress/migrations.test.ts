import 'fake-indexeddb/auto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { openHistories, projectionsOf } from '../../tests/fixtures/open-histories.ts'
import { testClock, utc } from '../../tests/fixtures/progress-events.ts'
import {
  asText,
  fromText,
  readDatabase,
  recordHistory,
  type StoredDatabase,
  writeDatabase,
} from '../../tests/fixtures/stored-history.ts'
import { seededRandom } from '../base/random.ts'
import { createBackup } from './backup.ts'
import { foldAll } from './fold-all.ts'
import { backupVersion, databaseVersions, snapshotVersion } from './migrations.ts'
import { openProgress } from './open.ts'
import type { Projections } from './progress.ts'
import { readBackup } from './read-backup.ts'
import type { Snapshot } from './store.ts'

const fixtures = path.join(import.meta.dirname, '../../tests/fixtures')
const databases = path.join(fixtures, 'databases')
const backups = path.join(fixtures, 'backups')
const versionsIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => Number(/^v(\d+)\./.exec(name)?.[1]))
    .toSorted((a, b) => a - b)

const { open, freshName } = openHistories()

/** The way the fixtures were made: with the app of their time. */
async function writeFixtures(): Promise<void> {
  const database = path.join(databases, `v${databaseVersions.length}.json.gz`)
  const backup = path.join(backups, `v${backupVersion}.json.gz`)
  const clock = testClock()
  const progress = await openProgress({
    ...{ clock: clock.now, random: seededRandom(1), zone: utc },
    ...{ databaseName: 'fixture', deviceName: 'phone' },
  })
  await recordHistory(progress, clock)
  const about = { now: clock.now(), app: '0.1.0', settings: { theme: 'dark' } }
  // What is there stays: only its own app can write an older version.
  if (!existsSync(backup)) writeFileSync(backup, await createBackup(progress, about))
  progress.close()
  if (!existsSync(database))
    writeFileSync(database, gzipSync(asText(await readDatabase('fixture'))))
}
beforeAll(async () => {
  if (process.env['OFFHAND_WRITE_FIXTURES'] === '1') await writeFixtures()
})

const storedAs = (version: number): StoredDatabase =>
  fromText(
    gunzipSync(readFileSync(path.join(databases, `v${version}.json.gz`))).toString(),
  ) as StoredDatabase

/** What the history of the fixtures comes to, whatever version it was stored by. */
const essence = (projections: Projections) => {
  const { cards, runs, days, reviews, interviews, settings, retention, weights } = projections
  return {
    cards: cards.size,
    dueAt: cards.get('question:q1')?.dueAt,
    interviews: interviews.length,
    runs: [...runs].map(([slug, list]) => `${slug} ${list.length}`),
    days: days.size,
    reviews,
    settings: settings.size,
    retention,
    fitted: weights[8],
  }
}

/** Only an intended change of a fold changes these. */
const comesTo = {
  ...{ cards: 20, dueAt: 1_779_357_600_000, interviews: 0, days: 78, reviews: 224, settings: 4 },
  ...{ retention: 0.95, fitted: 1.5722, runs: ['e1 4', 'e0 4', 'e2 4'] },
}

describe('databases of earlier versions', () => {
  test('[P47] there is a fixture of each version', () => {
    expect(versionsIn(databases)).toEqual(databaseVersions.map((_, index) => index + 1))
  })

  for (const version of versionsIn(databases))
    describe(`version ${version}`, () => {
      const stored = storedAs(version)
      const device = async (change: Partial<StoredDatabase['rows']> = {}) => {
        const name = freshName()
        await writeDatabase(name, { ...stored, rows: { ...stored.rows, ...change } as never })
        return name
      }

      test('[P47] everything is there, and folded alike', async () => {
        const name = await device()
        const progress = await open(name)
        const { events, drafts } = await progress.contents()
        expect(progress.state.getState()).toMatchObject({ status: 'ready', problem: null })
        expect(events).toHaveLength(stored.rows['events']?.length ?? 0)
        expect(projectionsOf(progress)).toEqual(foldAll(events, utc))
        expect(essence(projectionsOf(progress))).toEqual(comesTo)
        expect(drafts.map(({ exercise, source }) => [exercise, source])).toEqual([
          ['e1', '// 中文'],
          ['e0', 'const a = 1\n'],
        ])
        expect(await progress.kept.load('quiz:session')).toMatchObject({ queue: [{ id: 'q1' }] })
        const recorded = await progress.record({ type: 'setting-changed', key: 'k', value: 1 })
        expect(recorded.device).toBe('phone')
        progress.close()
        const after = await readDatabase(name)
        expect(after.version).toBe(databaseVersions.length)
        expect(projectionsOf(await open(name))).toEqual(foldAll([...events, recorded], utc))
      })

      test('[P22] a snapshot of an older fold is dropped', async () => {
        const meta = (stored.rows['meta'] ?? []) as { key: string; value: Snapshot }[]
        const older = meta.map((row) =>
          row.key !== 'snapshot'
            ? row
            : {
                ...row,
                value: {
                  ...row.value,
                  version: snapshotVersion - 1,
                  // Were it read, nobody would have a card.
                  state: { ...row.value.state, cards: new Map() },
                },
              },
        )
        expect(older.some(({ key }) => key === 'snapshot')).toBe(true)
        const progress = await open(await device({ meta: older }))
        const { events } = await progress.contents()
        expect(projectionsOf(progress)).toEqual(foldAll(events, utc))
        expect(projectionsOf(progress).cards.size).toBeGreaterThan(10)
      })
    })
})

describe('backups of earlier versions', () => {
  test('[P85] there is a fixture of each version', () => {
    expect(versionsIn(backups)).toEqual(Array.from({ length: backupVersion }, (_, v) => v + 1))
  })

  for (const version of versionsIn(backups))
    test(`[P85] version ${version} is taken in`, async () => {
      const bytes = new Uint8Array(readFileSync(path.join(backups, `v${version}.json.gz`)))
      const read = await readBackup(bytes)
      if (!read.ok) throw new Error(JSON.stringify(read.error))
      expect(read.value).toMatchObject({ version, app: '0.1.0', settings: { theme: 'dark' } })
      const progress = await open(`imported-${version}`)
      expect(await progress.merge(read.value)).toEqual({
        ok: true,
        value: { events: read.value.events.length, drafts: 2 },
      })
      expect(projectionsOf(progress)).toEqual(foldAll(read.value.events, utc))
      const interviews = version === 1 ? 0 : 1
      expect(essence(projectionsOf(progress))).toEqual({ ...comesTo, interviews })
    })
})
