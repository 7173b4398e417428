import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { Dexie } from 'dexie'
import { describe, expect, test, vi } from 'vitest'
import { openHistories, projectionsOf } from '../../tests/fixtures/open-histories.ts'
import {
  beijing,
  day,
  history,
  newReview,
  testClock,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import type { NewEvent, ProgressEvent } from './events.ts'
import { foldAll } from './fold-all.ts'
import type { TimeZone } from './local-days.ts'
import type { Progress } from './progress.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Other tabs and timers take their time on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const { open, freshName } = openHistories()
const eventsOf = async (progress: Progress) => (await progress.contents()).events

/** Records events of a made-up history at their own times. */
async function replay(
  progress: Progress,
  clock: { set: (at: number) => void },
  events: readonly ProgressEvent[],
) {
  const ids = new Map<string, string>()
  for (const { id, device: _device, at, v: _v, ...event } of events) {
    clock.set(at)
    const review = event.type === 'retract' ? ids.get(event.review) : undefined
    if (event.type === 'retract' && review === undefined) continue
    const recorded = await progress.record(
      (review === undefined ? event : { ...event, review }) as NewEvent,
    )
    ids.set(id, recorded.id)
  }
}

describe('folds', () => {
  test('[P20] recorded one by one, reopened, or rebuilt: the projections of the log', async () => {
    await fc.assert(
      fc.asyncProperty(history(30), async (events) => {
        const name = freshName()
        const clock = testClock()
        const progress = await open(name, { clock: clock.now })
        await replay(progress, clock, events)
        const expected = foldAll(await eventsOf(progress), utc)
        expect(projectionsOf(progress)).toEqual(expected)
        await progress.rebuild()
        expect(projectionsOf(progress)).toEqual(expected)
        progress.close()
        expect(projectionsOf(await open(name))).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  /** Enough events for a snapshot, and some after it. */
  async function withSnapshot(name: string, after = 3, zone: TimeZone = utc) {
    const clock = testClock()
    const progress = await open(name, { clock: clock.now, zone })
    for (let i = 0; i < 200 + after; i++) {
      clock.wait(day / 10)
      await progress.record(
        newReview(`question:${i % 20}`, { rating: ((i % 4) + 1) as 1 | 2 | 3 | 4 }),
      )
    }
    progress.close()
    const db = new Dexie(name)
    await db.open()
    return { db, expected: projectionsOf(progress) }
  }
  const snapshotIn = async (db: Dexie) =>
    (await db.table('meta').get('snapshot')) as
      | {
          value: {
            count: number
            lastId: string
            version: number
            zone: string
            state: { cards: Map<string, unknown> }
          }
        }
      | undefined

  test('[P21] a start folds the snapshot and what is newer', async () => {
    const name = freshName()
    const { db, expected } = await withSnapshot(name)
    const snapshot = await snapshotIn(db)
    expect(snapshot?.value.count).toBe(200)
    // A mark in the snapshot shows that it is what the start reads.
    snapshot?.value.state.cards.delete('question:19')
    await db.table('meta').put(snapshot)
    db.close()
    const cards = projectionsOf(await open(name)).cards
    expect(cards.has('question:19')).toBe(false)
    expect(cards.get('question:2')).toEqual(expected.cards.get('question:2'))
  })

  const spoiled: Record<string, (db: Dexie) => Promise<unknown>> = {
    'an event is missing': (db) => db.table('events').delete(50),
    'an event was added behind its back': (db) =>
      db
        .table('events')
        .put({ seq: 0.5, id: 'x', type: 'retract', review: 'y', device: 'd', at: 1, v: 1 }),
    'another event came last': (db) =>
      db.table('events').update(200, { id: '01900000-0000-7000-8000-000000000000' }),
    'another version folded it': async (db) => {
      const row = await snapshotIn(db)
      if (row) await db.table('meta').put({ ...row, value: { ...row.value, version: 0 } })
    },
  }
  for (const [what, spoil] of Object.entries(spoiled))
    test(`[P22] a snapshot that does not match the log is dropped: ${what}`, async () => {
      const name = freshName()
      const { db } = await withSnapshot(name)
      await spoil(db)
      const row = await snapshotIn(db)
      row?.value.state.cards.clear()
      await db.table('meta').put(row)
      db.close()
      const progress = await open(name)
      const expected = foldAll(await eventsOf(progress), utc)
      await eventually(() => expect(projectionsOf(progress)).toEqual(expected))
      expect(expected.cards.size).toBe(20)
    })

  test('[P23] in another time zone days are counted anew', async () => {
    const name = freshName()
    const { db } = await withSnapshot(name)
    db.close()
    const progress = await open(name, { zone: beijing })
    expect(projectionsOf(progress)).toEqual(foldAll(await eventsOf(progress), beijing))
  })

  test('[P24] a row that is no event is left out and left alone', async () => {
    const name = freshName()
    const before = await open(name)
    await before.record(newReview())
    before.close()
    const db = new Dexie(name)
    await db.open()
    for (const odd of [
      { id: 'a' },
      { id: 'b', type: 'review', at: 1, v: 1, rating: 9 },
      { id: 'c', type: 'review', v: 2 },
    ])
      await db.table('events').add(odd)
    db.close()
    const progress = await open(name)
    expect(projectionsOf(progress).reviews).toBe(1)
    await progress.record(newReview())
    expect(projectionsOf(progress).reviews).toBe(2)
    expect(await eventsOf(progress)).toHaveLength(2)
  })
})
