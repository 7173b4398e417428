import { expect, test } from 'vitest'
import { newReview, newRun, testClock, utc } from '../../../tests/fixtures/progress-events.ts'
import { setNote } from '../../progress/marks.ts'
import { openProgress } from '../../progress/open.ts'
import { historyMark } from './history-mark.ts'

test('the mark is another one after every change, and the same for the same history', async () => {
  const open = () => openProgress({ clock: testClock().now, zone: utc, indexedDB: null })
  const progress = await open()
  const markOf = async (of = progress) => {
    const state = of.state.getState()
    if (state.status === 'loading') throw new Error('still loading')
    return historyMark(state.projections, await of.drafts.list())
  }
  const marks = [await markOf()]
  const changed = async (change: () => Promise<unknown>) => {
    await change().catch(() => undefined)
    marks.push(await markOf())
  }
  const first = await progress.record(newReview('question:b', { rating: 3 }))
  marks.push(await markOf())
  // A changed rating leaves all the counts as they were.
  await changed(() =>
    progress.recordAll([
      { type: 'retract', review: first.id },
      newReview('question:b', { rating: 2 }),
    ]),
  )
  await changed(() => progress.record(newReview('question:a')))
  await changed(() => progress.record(newRun()))
  await changed(() => setNote(progress, 'question:a', 'a note'))
  await changed(() => setNote(progress, 'question:a', 'b note'))
  await changed(() =>
    progress.drafts.save({ exercise: 'nms', language: 'typescript', source: 'x' }),
  )
  expect(new Set(marks).size).toBe(marks.length)
  const other = await open()
  const { events, drafts } = await progress.contents()
  await other.merge({ events: events.toReversed(), drafts })
  expect(await markOf(other)).toBe(marks.at(-1))
})
