import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { openHistories, projectionsOf } from '../../tests/fixtures/open-histories.ts'
import {
  day,
  newReview,
  newRun,
  otherWeights,
  testClock,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import type { NewEvent } from './events.ts'
import { foldAll } from './fold-all.ts'
import type { Progress } from './progress.ts'

vi.setConfig({ testTimeout: 30_000 })

const { open, freshName } = openHistories()
afterEach(() => vi.restoreAllMocks())

const eventsOf = async (progress: Progress) => (await progress.contents()).events

test('[P07] several events are recorded in their order, and counted when it resolves', async () => {
  const name = freshName()
  const progress = await open(name)
  const old = await progress.record(newReview('question:a', { rating: 1 }))
  const [retract, anew, run] = await progress.recordAll([
    { type: 'retract', review: old.id },
    newReview('question:a', { rating: 4 }),
    newRun(),
  ])
  expect([old.id, retract.id, anew.id, run.id]).toEqual(
    [run.id, anew.id, retract.id, old.id].toSorted(),
  )
  expect(projectionsOf(progress)).toMatchObject({ reviews: 1 })
  expect(projectionsOf(progress).cards.get('question:a')).toMatchObject({ lastRating: 4 })
  expect(projectionsOf(progress)).toEqual(foldAll(await eventsOf(progress), utc))
  progress.close()
  expect(await eventsOf(await open(name))).toEqual([old, retract, anew, run])
})

test('[P07] nothing is recorded of nothing', async () => {
  const progress = await open(freshName())
  expect(await progress.recordAll([])).toEqual([])
  expect(await eventsOf(progress)).toEqual([])
})

test('[P07] one that is no event has all refused', async () => {
  const progress = await open(freshName())
  const events = [newReview(), newReview('question:b', { score: 2 }), newRun()]
  await expect(progress.recordAll(events)).rejects.toThrow('score')
  expect(await eventsOf(progress)).toEqual([])
  expect(projectionsOf(progress).reviews).toBe(0)
})

test('[P07] where the second cannot be stored the first is not either', async () => {
  const name = freshName()
  const progress = await open(name)
  const old = await progress.record(newReview())
  const add = IDBObjectStore.prototype.add
  let left = 1
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (left-- <= 0) throw new DOMException('no room', 'QuotaExceededError')
    return add.apply(this, args)
  })
  await progress.recordAll([{ type: 'retract', review: old.id }, newReview()])
  // What a restart would find, were the browser killed now.
  const asStored = await open(name)
  expect(await eventsOf(asStored)).toEqual([old])
  expect(await asStored.reviewsOf('question:a')).toEqual([old])
  vi.restoreAllMocks()
  expect(await progress.retry()).toBe(true)
  expect(await eventsOf(await open(name))).toHaveLength(3)
})

test('[P07] [P20] whatever is recorded as one, the projections are those of the log', async () => {
  const item = fc.constantFrom('question:a' as const, 'question:b' as const)
  const step = fc.oneof(
    item.map((key) => newReview(key)),
    fc.nat().map((which) => ({ type: 'retract' as const, which })),
    fc.constantFrom<NewEvent>(
      { type: 'setting-changed', key: 'fsrs-weights', value: otherWeights },
      { type: 'setting-changed', key: 'retention', value: 0.8 },
      newRun(),
    ),
  )
  const groups = fc.array(
    fc.record({
      steps: fc.array(step, { maxLength: 4 }),
      wait: fc.integer({ min: -day, max: day }),
    }),
    { maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(groups, async (all) => {
      const name = freshName()
      const clock = testClock()
      const progress = await open(name, { clock: clock.now })
      const ids: string[] = []
      for (const { steps, wait } of all) {
        clock.wait(wait)
        const events = steps.flatMap((event): NewEvent[] => {
          if (event.type !== 'retract' || !('which' in event)) return [event as NewEvent]
          const review = ids[event.which % ids.length]
          return review === undefined ? [] : [{ type: 'retract', review }]
        })
        ids.push(...(await progress.recordAll(events)).map(({ id }) => id))
      }
      const expected = foldAll(await eventsOf(progress), utc)
      expect(projectionsOf(progress)).toEqual(expected)
      progress.close()
      expect(projectionsOf(await open(name))).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
