import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import { openHistories, projectionsOf } from '../../tests/fixtures/open-histories.ts'
import {
  day,
  newReview,
  newRun,
  start,
  testClock,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import type { NewEvent } from './events.ts'
import { foldAll } from './fold-all.ts'
import type { Progress } from './progress.ts'

vi.setConfig({ testTimeout: 30_000 })

const { open, freshName } = openHistories()
const eventsOf = async (progress: Progress) => (await progress.contents()).events

describe('recording', () => {
  test('[P02] an event is stamped with id, device, time and version, and is durable', async () => {
    const name = freshName()
    const progress = await open(name, { deviceName: 'phone' })
    const event = await progress.record(newReview('question:a', { answer: { picked: [2] } }))
    expect(event).toMatchObject({ type: 'review', device: 'phone', at: start, v: 1 })
    progress.close()
    expect(await eventsOf(await open(name, { deviceName: 'ignored' }))).toEqual([event])
  })

  test('[P03] projections are there when record resolves, and unchanged parts stay the same', async () => {
    const progress = await open(freshName())
    const before = projectionsOf(progress)
    await progress.record(newReview())
    const after = projectionsOf(progress)
    expect(after.cards.get('question:a')?.reviews).toBe(1)
    expect(before.cards.size).toBe(0)
    expect(after.runs).toBe(before.runs)
    await progress.record(newRun())
    expect(projectionsOf(progress).cards).toBe(after.cards)
    expect(projectionsOf(progress).runs.get('softmax')).toHaveLength(1)
  })

  test('[P04] reviews and runs are read back whole, oldest first, retracted ones left out', async () => {
    const clock = testClock()
    const progress = await open(freshName(), { clock: clock.now })
    const first = await progress.record(newReview())
    clock.wait(-5 * day)
    const earlier = await progress.record(newReview())
    clock.wait(10 * day)
    await progress.record(newReview('question:b'))
    const run = await progress.record(newRun('softmax', { source: 'line\nline' }))
    expect(await progress.reviewsOf('question:a')).toEqual([earlier, first])
    expect(await progress.runsOf('softmax')).toEqual([run])
    expect((await progress.reviewsSince(start)).map((review) => review.item)).toEqual([
      'question:a',
      'question:b',
    ])
    await progress.record({ type: 'retract', review: first.id })
    expect(await progress.reviewsOf('question:a')).toEqual([earlier])
    expect(projectionsOf(progress).reviews).toBe(2)
  })

  test('[P05] what is no event fails at once and harms nothing after it', async () => {
    const progress = await open(freshName())
    const cycle: unknown[] = []
    cycle.push(cycle)
    const odd: Partial<NewEvent & { type: 'review' }>[] = [
      { answer: cycle },
      { answer: 1n },
      { ms: Number.NaN },
      { score: 2 },
      { item: 'question:' },
      { session: 7 as unknown as string },
    ]
    for (const change of odd)
      await expect(progress.record(newReview('question:a', change))).rejects.toThrow()
    await progress.record(newReview())
    expect(await eventsOf(progress)).toHaveLength(1)
    expect(projectionsOf(progress).reviews).toBe(1)
  })

  test('[P05] an event is recorded as a backup would hold it', async () => {
    const progress = await open(freshName())
    const picked = [3]
    const recorded = progress.record(
      newReview('question:a', { answer: { picked, note: undefined, far: Infinity } }),
    )
    picked.push(4)
    expect(await recorded).toMatchObject({ answer: { picked: [3], far: null } })
    expect(await eventsOf(progress)).toEqual([await recorded])
  })

  test('[P06] many at once are all recorded', async () => {
    const progress = await open(freshName())
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => progress.record(newReview(`question:${index % 7}`))),
    )
    expect(projectionsOf(progress).reviews).toBe(50)
    expect(await eventsOf(progress)).toHaveLength(50)
  })
})

describe('drafts and kept values', () => {
  test('[P30] a draft is there after a reload, the newest first in the list', async () => {
    const name = freshName()
    const clock = testClock()
    const progress = await open(name, { clock: clock.now })
    await progress.drafts.save({ exercise: 'softmax', language: 'typescript', source: 'one' })
    clock.wait(1000)
    await progress.drafts.save({ exercise: 'nms', language: 'typescript', source: 'two' })
    progress.close()
    const next = await open(name)
    expect(await next.drafts.load('softmax', 'typescript')).toEqual({
      exercise: 'softmax',
      language: 'typescript',
      source: 'one',
      at: start,
    })
    expect(await next.drafts.load('softmax', 'python')).toBeNull()
    expect((await next.drafts.list()).map((draft) => draft.exercise)).toEqual(['nms', 'softmax'])
    await next.drafts.remove('nms', 'typescript')
    expect(await next.drafts.list()).toHaveLength(1)
  })

  test('[P31] the latest save wins, also when the clock was set back', async () => {
    const clock = testClock()
    const progress = await open(freshName(), { clock: clock.now })
    const save = (source: string) =>
      progress.drafts.save({ exercise: 'softmax', language: 'typescript', source })
    await save('early')
    clock.wait(-day)
    await Promise.all([save('a'), save('b'), save('last')])
    expect(await progress.drafts.load('softmax', 'typescript')).toMatchObject({
      source: 'last',
      at: start + 3,
    })
  })

  test('[P32] kept values survive a reload', async () => {
    const name = freshName()
    const progress = await open(name)
    await progress.kept.save('session', { at: 3, queue: ['question:a'] })
    progress.close()
    const next = await open(name)
    expect(await next.kept.load('session')).toEqual({ at: 3, queue: ['question:a'] })
    await next.kept.remove('session')
    expect(await next.kept.load('session')).toBeUndefined()
  })

  test('[P33] erase leaves nothing and the app goes on', async () => {
    const name = freshName()
    const progress = await open(name)
    await progress.record(newReview())
    await progress.kept.save('k', 1)
    await progress.drafts.save({ exercise: 'softmax', language: 'typescript', source: 'x' })
    await progress.erase()
    expect(projectionsOf(progress)).toEqual(foldAll([], utc))
    expect(await progress.contents()).toEqual({ events: [], drafts: [] })
    expect(await progress.kept.load('k')).toBeUndefined()
    await progress.record(newReview())
    progress.close()
    expect(projectionsOf(await open(name)).reviews).toBe(1)
  })
})
