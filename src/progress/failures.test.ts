import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openHistories, projectionsOf } from '../../tests/fixtures/open-histories.ts'
import { newReview, newRun, start } from '../../tests/fixtures/progress-events.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Other tabs and timers take their time on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const { open, freshName } = openHistories()
beforeEach(() => vi.restoreAllMocks())
afterEach(() => vi.restoreAllMocks())

const draft = { exercise: 'softmax', language: 'typescript' as const, source: 'typed' }

/** The disk is full for every table but `spared`: the browser refuses what is added. */
function fillDisk() {
  const refuse = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
  const spies = [
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(refuse),
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refuse),
  ]
  return { makeRoom: () => spies.forEach((spy) => spy.mockRestore()) }
}

describe('a full disk', () => {
  test('[P50] the app goes on in memory, says so, and stores everything once there is room', async () => {
    const databaseName = freshName()
    const progress = await open(databaseName)
    await progress.record(newReview('question:a'))
    const disk = fillDisk()
    const lost = await progress.record(newReview('question:b'))
    expect(progress.state.getState()).toMatchObject({ status: 'ready', problem: { type: 'full' } })
    expect(projectionsOf(progress).cards.has('question:b')).toBe(true)
    expect(await progress.reviewsOf('question:b')).toEqual([lost])
    await progress.record({ type: 'retract', review: lost.id })
    await progress.record(newRun())
    expect(await progress.reviewsOf('question:b')).toEqual([])
    expect(projectionsOf(progress)).toMatchObject({ reviews: 1 })
    expect((await progress.contents()).events).toHaveLength(4)
    expect(await progress.retry()).toBe(false)

    disk.makeRoom()
    await progress.record(newReview('question:c'))
    expect(progress.state.getState()).toMatchObject({ status: 'ready', problem: null })
    progress.close()
    const next = await open(databaseName)
    expect((await next.contents()).events).toHaveLength(5)
    expect(projectionsOf(next)).toEqual(projectionsOf(progress))
  })

  test('[P51] a full disk is tried again by itself', async () => {
    const progress = await open(freshName(), { retryMs: 5 })
    const disk = fillDisk()
    await progress.record(newReview())
    disk.makeRoom()
    await eventually(() => expect(progress.state.getState()).toMatchObject({ problem: null }))
    expect(await progress.retry()).toBe(true)
    expect((await progress.contents()).events).toHaveLength(1)
  })

  test('[P52] a draft that was not stored is not said to be, is kept for the sitting and stored later', async () => {
    const databaseName = freshName()
    const progress = await open(databaseName)
    const disk = fillDisk()
    await expect(progress.drafts.save(draft)).rejects.toThrow()
    expect(progress.state.getState()).toMatchObject({ problem: { type: 'full' } })
    expect(await progress.drafts.load('softmax', 'typescript')).toMatchObject(draft)
    expect(await progress.drafts.list()).toHaveLength(1)
    disk.makeRoom()
    expect(await progress.retry()).toBe(true)
    expect(progress.state.getState()).toMatchObject({ problem: null })
    progress.close()
    expect(await (await open(databaseName)).drafts.load('softmax', 'typescript')).toEqual({
      ...draft,
      at: start,
    })
  })

  test('[P53] kept values last for the sitting', async () => {
    const progress = await open()
    fillDisk()
    await progress.kept.save('k', { a: 1 })
    expect(await progress.kept.load('k')).toEqual({ a: 1 })
    await progress.kept.remove('k')
    expect(await progress.kept.load('k')).toBeUndefined()
  })

  test('[P54] a merge that does not fit changes nothing', async () => {
    const other = await open()
    await other.record(newReview('question:z'))
    const theirs = await other.contents()
    const progress = await open()
    await progress.record(newReview())
    const before = projectionsOf(progress)
    const disk = fillDisk()
    expect(await progress.merge({ ...theirs, drafts: [{ ...draft, at: 1 }] })).toEqual({
      ok: false,
      error: { type: 'full' },
    })
    expect(projectionsOf(progress)).toBe(before)
    disk.makeRoom()
    expect((await progress.contents()).events).toHaveLength(1)
    expect(await progress.merge(theirs)).toEqual({ ok: true, value: { events: 1, drafts: 0 } })
  })

  test('[P54] a merge that fails half-way leaves nothing behind', async () => {
    const progress = await open()
    const id = '01900000-0000-7000-8000-000000000000'
    const event = { ...newReview(), id, device: 'd', at: start, v: 1 as const }
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect((await progress.merge({ events: [event], drafts: [{ ...draft, at: 1 }] })).ok).toBe(
      false,
    )
    expect(await progress.contents()).toEqual({ events: [], drafts: [] })
  })

  test('[P55] other trouble is told with its message', async () => {
    const progress = await open()
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('the disk is on fire', 'UnknownError')
    })
    await progress.record(newReview())
    expect(progress.state.getState()).toMatchObject({
      status: 'ready',
      problem: { type: 'failed', message: expect.stringContaining('on fire') as string },
    })
  })
})

describe('a slow disk', () => {
  test('[P09] an event is shown when it is stored, and after a while even before', async () => {
    const databaseName = freshName()
    const progress = await open(databaseName)
    const shown = () => projectionsOf(progress).cards.has('question:a')
    const release = await holdEvents(databaseName)
    let recorded = false
    const recording = progress.record(newReview()).then(() => (recorded = true))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect({ shown: shown(), recorded }).toEqual({ shown: false, recorded: false })
    await eventually(() => expect(shown()).toBe(true))
    expect(recorded).toBe(false)
    release()
    await recording
    expect((await progress.contents()).events).toHaveLength(1)
  })
})

/** Holds a transaction open, behind which every other write to the events waits. */
async function holdEvents(databaseName: string): Promise<() => void> {
  let held = true
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not opened'))
  })
  const events = db.transaction('events', 'readwrite').objectStore('events')
  const ask = () => {
    events.count().onsuccess = () => (held ? ask() : db.close())
  }
  ask()
  return () => (held = false)
}

describe('no storage', () => {
  const refusing = (name: string): IDBFactory =>
    ({
      open: () => {
        throw new DOMException('refused', name)
      },
    }) as unknown as IDBFactory
  const cases: Record<string, { indexedDB: IDBFactory | null; problem: string }> = {
    'no IndexedDB': { indexedDB: null, problem: 'blocked' },
    'a policy': { indexedDB: refusing('SecurityError'), problem: 'blocked' },
    'a private window': { indexedDB: refusing('InvalidStateError'), problem: 'blocked' },
    'a broken profile': { indexedDB: refusing('UnknownError'), problem: 'failed' },
    'a disk too full to open': { indexedDB: refusing('QuotaExceededError'), problem: 'full' },
  }
  for (const [what, { indexedDB, problem }] of Object.entries(cases))
    test(`[P56] ${what}: the sitting works in memory and says why`, async () => {
      vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      const progress = await open(freshName(), { indexedDB })
      expect(progress.state.getState()).toMatchObject({
        status: 'unavailable',
        problem: { type: problem },
      })
      const review = await progress.record(newReview())
      await progress.record(newRun())
      const wrong = await progress.record(newReview('question:b'))
      await progress.record({ type: 'retract', review: wrong.id })
      expect(projectionsOf(progress)).toMatchObject({ reviews: 1 })
      expect(projectionsOf(progress).cards.size).toBe(1)
      expect(await progress.reviewsOf('question:a')).toEqual([review])
      expect(await progress.runsOf('softmax')).toHaveLength(1)
      await progress.kept.save('k', 1)
      expect(await progress.kept.load('k')).toBe(1)
      await expect(progress.drafts.save(draft)).rejects.toThrow()
      expect(await progress.drafts.load('softmax', 'typescript')).toMatchObject(draft)
      expect((await progress.contents()).events).toHaveLength(4)
      await progress.erase()
      expect(projectionsOf(progress).reviews).toBe(0)
    })

  test('[P57] a browser that says nothing of its storage promises nothing', async () => {
    const progress = await open()
    expect(await progress.storage()).toEqual({ usage: 0, quota: 0, persisted: false })
    expect(await progress.askToPersist()).toBe(false)
  })
})
