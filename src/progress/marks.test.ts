import { afterEach, expect, test } from 'vitest'
import { itemsWith, longestNote, marksOf, setBookmark, setFlag, setNote } from './marks.ts'
import type { Progress } from './progress.ts'
import { emptyProjections } from './projections.ts'
import { browser, closeAll } from '../../tests/fixtures/exercise-session.ts'

const item = 'question:conv-1x1-params'
afterEach(closeAll)

const projections = (progress: Progress) => {
  const state = progress.state.getState()
  if (state.status === 'loading') throw new Error('not loaded')
  return state.projections
}

test('[P25] the newest bookmark, note and flag count, and survive a reopening', async () => {
  const { tab } = browser()
  const progress = await tab()
  await setBookmark(progress, item, true)
  await setBookmark(progress, 'exercise:nms', true)
  await setBookmark(progress, 'exercise:nms', false)
  await setNote(progress, item, '  no bias  ')
  await setFlag(progress, item, 'two answers are right')
  const expected = {
    bookmarked: true,
    note: 'no bias',
    flag: 'two answers are right',
    aside: false,
  }
  expect(marksOf(projections(progress), item)).toEqual(expected)
  expect(itemsWith(projections(progress), 'bookmark')).toEqual([item])

  const again = await tab()
  expect(marksOf(projections(again), item)).toEqual(expected)
  await setFlag(again, item, null)
  await setNote(again, item, '')
  expect(marksOf(projections(again), item)).toEqual({ ...expected, note: '', flag: null })
  expect(itemsWith(projections(again), 'note')).toEqual([])
})

test('[P26] a hostile value is no mark', () => {
  const settings = new Map<string, unknown>([
    [`bookmark:${item}`, 'yes'],
    [`note:${item}`, { toString: 1 }],
    [`flag:${item}`, 'x'.repeat(longestNote + 1)],
    ['bookmark:nothing', true],
  ])
  const hostile = { ...emptyProjections, settings }
  expect(marksOf(hostile, item)).toEqual({
    bookmarked: false,
    aside: false,
    note: '',
    flag: 'x'.repeat(longestNote),
  })
  expect(itemsWith(hostile, 'bookmark')).toEqual([])
})
