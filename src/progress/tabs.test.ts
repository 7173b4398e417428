import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openHistories, projectionsOf } from '../../tests/fixtures/open-histories.ts'
import {
  day,
  newReview,
  newRun,
  start,
  testClock,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import { foldAll } from './fold-all.ts'
import type { Draft, Progress } from './progress.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Other tabs and timers take their time on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const clock = testClock()
const { open, freshName } = openHistories({ clock: clock.now })

/** Two tabs of one browser: one database, one clock. */
async function twoTabs() {
  const databaseName = freshName()
  const openTab = () => open(databaseName)
  return { databaseName, openTab, one: await openTab(), two: await openTab() }
}
afterEach(() => {
  vi.restoreAllMocks()
  clock.set(start)
})

const agreed = async (...tabs: readonly Progress[]) => {
  const [first] = tabs
  const events = (await first?.contents())?.events ?? []
  const expected = foldAll(events, utc)
  await eventually(() => {
    for (const tab of tabs) expect(projectionsOf(tab)).toEqual(expected)
  })
  return events
}

describe('two tabs', () => {
  test('[P40] each sees the other’s reviews', async () => {
    const { one, two } = await twoTabs()
    await one.record(newReview('question:a'))
    await eventually(() => expect(projectionsOf(two).cards.has('question:a')).toBe(true))
    await two.record(newReview('question:a'))
    await two.record(newRun())
    await eventually(() => expect(projectionsOf(one).runs.has('softmax')).toBe(true))
    expect(await agreed(one, two)).toHaveLength(3)
    expect(new Set((await one.contents()).events.map((event) => event.device)).size).toBe(1)
  })

  test('[P40] both write at once, and at the same millisecond', async () => {
    const { one, two, openTab } = await twoTabs()
    const both = Array.from({ length: 40 }, (_, index) => (index % 2 ? one : two))
    const recorded = await Promise.all(
      both.map((tab, index) =>
        tab.record(
          newReview(`question:${index % 3}`, { rating: ((index % 4) + 1) as 1 | 2 | 3 | 4 }),
        ),
      ),
    )
    const retracted = recorded[7]?.id ?? ''
    await Promise.all([
      one.record({ type: 'retract', review: retracted }),
      two.record({ type: 'retract', review: retracted }),
    ])
    expect(await agreed(one, two, await openTab())).toHaveLength(42)
  })

  test('[P40] a tab that was never told catches up with its own next event', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const { one, two } = await twoTabs()
    vi.unstubAllGlobals()
    for (let i = 0; i < 5; i++) await one.record(newReview(`question:${i}`))
    expect(projectionsOf(two).reviews).toBe(0)
    await two.record(newReview('question:0'))
    expect(projectionsOf(two).reviews).toBe(6)
    expect(projectionsOf(two)).toEqual(foldAll((await two.contents()).events, utc))
  })

  test('[P41] a review taken back in one tab is gone in both', async () => {
    const { one, two } = await twoTabs()
    const review = await one.record(newReview('question:a', { rating: 1 }))
    clock.wait(day)
    await eventually(() => expect(projectionsOf(two).reviews).toBe(1))
    await two.record({ type: 'retract', review: review.id })
    await eventually(() => expect(projectionsOf(one).reviews).toBe(0))
    expect(projectionsOf(one).cards.size).toBe(0)
    expect(projectionsOf(one).days.size).toBe(0)
  })

  test('[P41] also a review that this tab has not been told of yet', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const { one, two } = await twoTabs()
    vi.unstubAllGlobals()
    const kept = await two.record(newReview('question:a'))
    const review = await one.record(newReview('question:a', { rating: 1 }))
    await two.record({ type: 'retract', review: review.id })
    expect(projectionsOf(two)).toEqual(foldAll((await two.contents()).events, utc))
    expect(await two.reviewsOf('question:a')).toEqual([kept])
  })

  test('[P42] the draft saved last wins, and the other tab is told', async () => {
    const { one, two } = await twoTabs()
    const heard: Draft[] = []
    const stop = one.drafts.onChange((draft) => heard.push(draft))
    const draft = { exercise: 'softmax', language: 'typescript' as const }
    await one.drafts.save({ ...draft, source: 'one' })
    await two.drafts.save({ ...draft, source: 'two' })
    await eventually(() => expect(heard.map(({ source }) => source)).toEqual(['two']))
    expect((await one.drafts.load('softmax', 'typescript'))?.source).toBe('two')
    stop()
    await two.drafts.save({ ...draft, source: 'three' })
    await agreed(one, two)
    expect(heard).toHaveLength(1)
  })

  test('[P43] what one erases is gone in the other', async () => {
    const { one, two } = await twoTabs()
    await one.record(newReview())
    await eventually(() => expect(projectionsOf(two).reviews).toBe(1))
    await one.erase()
    await eventually(() => expect(projectionsOf(two).reviews).toBe(0))
    await two.record(newReview())
    expect(await agreed(one, two)).toHaveLength(1)
  })

  test('[P44] what one merges in is folded in the other', async () => {
    const { one, two } = await twoTabs()
    const other = await twoTabs()
    await other.one.record(newReview('question:z'))
    await other.one.drafts.save({ exercise: 'nms', language: 'typescript', source: 'theirs' })
    const heard: Draft[] = []
    two.drafts.onChange((draft) => heard.push(draft))
    expect(await one.merge(await other.one.contents())).toEqual({
      ok: true,
      value: { events: 1, drafts: 1 },
    })
    await eventually(() => expect(projectionsOf(two).cards.has('question:z')).toBe(true))
    await eventually(() => expect(heard.map(({ source }) => source)).toEqual(['theirs']))
  })

  test('[P44] what a tab of another version says is ignored', async () => {
    const { one, databaseName } = await twoTabs()
    const stranger = new BroadcastChannel(`progress:${databaseName}`)
    for (const data of [null, 'appended', { type: 'exploded' }, { type: 7 }, [1]])
      stranger.postMessage(data)
    stranger.postMessage({ type: 'appended' })
    stranger.close()
    await one.record(newReview())
    expect(projectionsOf(one).reviews).toBe(1)
  })
})

describe('versions', () => {
  test('[P45] when a newer version takes the database, this tab stops writing and says so', async () => {
    const { one, two, databaseName } = await twoTabs()
    await one.record(newReview())
    const newer = new Dexie(databaseName)
    newer.version(2).stores({ events: '++seq, &id', more: 'id' })
    await newer.open()
    for (const tab of [one, two])
      expect(tab.state.getState()).toMatchObject({ status: 'ready', problem: { type: 'newer' } })
    const before = await newer.table('events').count()
    await one.record(newReview('question:b'))
    expect(projectionsOf(one).cards.has('question:b')).toBe(true)
    expect(one.state.getState()).toMatchObject({ problem: { type: 'newer' } })
    expect(await one.retry()).toBe(false)
    expect(await newer.table('events').count()).toBe(before)
    newer.close()
  })

  test('[P46] a database of a newer version is left as it is', async () => {
    const databaseName = freshName()
    const newer = new Dexie(databaseName)
    newer.version(7).stores({ journal: 'id' })
    await newer.open()
    await newer.table('journal').add({ id: 1 })
    newer.close()
    const progress = await open(databaseName)
    expect(progress.state.getState()).toMatchObject({
      status: 'unavailable',
      problem: { type: 'newer' },
    })
    await progress.record(newReview())
    expect(projectionsOf(progress).reviews).toBe(1)
    const after = await new Dexie(databaseName).open()
    expect([after.verno, after.tables.map((table) => table.name)]).toEqual([7, ['journal']])
    after.close()
  })
})
