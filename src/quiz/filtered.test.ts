import { afterEach, beforeEach, expect, test } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import { newReview } from '../../tests/fixtures/progress-events.ts'
import { start } from '../../tests/fixtures/quiz-questions.ts'
import { setAside, setBookmark } from '../progress/marks.ts'
import type { Progress } from '../progress/progress.ts'
import type { ScopeFilter } from './scope.ts'

const day = 86_400_000
beforeEach(() => clock.set(new Date(2026, 2, 10, 9).getTime()))
afterEach(closeAll)

let asks = 0
const asked = async (progress: Progress, filter: Partial<ScopeFilter>) => {
  const anything = { topic: null, concept: null, difficulty: null, status: null }
  const { session } = await start(progress, [], {
    scope: { type: 'filter', filter: { ...anything, ...filter } },
    origin: `/quiz?${JSON.stringify(filter)}${(asks += 1)}`,
  })
  const state = session.store.getState()
  return 'sitting' in state ? state.sitting.queue.map(({ id }) => id) : []
}

test('a session asks what fits, what is least remembered first, and not what is set aside', async () => {
  const progress = await browser().tab()
  await progress.record(newReview('question:single', { rating: 4 }))
  await progress.record(newReview('question:numeric', { rating: 1 }))
  clock.wait(3 * day)
  expect((await asked(progress, { topic: 'convolution' })).slice(0, 2)).toEqual([
    'numeric',
    'single',
  ])
  expect(await asked(progress, { topic: 'losses' })).toEqual([])
  expect(await asked(progress, { difficulty: 5 })).toEqual([])
  expect(await asked(progress, { status: 'mistakes' })).toEqual(['numeric'])
  expect(await asked(progress, { status: 'due' })).toEqual(['numeric'])
  await setBookmark(progress, 'question:cloze', true)
  expect(await asked(progress, { status: 'bookmarked' })).toEqual(['cloze'])
  await setAside(progress, 'question:cloze', true)
  expect(await asked(progress, { status: 'bookmarked' })).toEqual([])
  expect(await asked(progress, { concept: 'convolution/cloze' })).toEqual([])
  expect(await asked(progress, { status: 'aside' })).toEqual(['cloze'])
})
