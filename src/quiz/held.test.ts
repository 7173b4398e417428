import { afterEach, beforeEach, expect, test } from 'vitest'
import { seededRandom } from '../base/random.ts'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import { bankOf, rightAnswer } from '../../tests/fixtures/quiz-questions.ts'
import { keptSessionKey } from './kept-session.ts'
import { openQuizSession } from './open-session.ts'

beforeEach(() => clock.set(Date.parse('2026-03-01T08:00Z')))
afterEach(closeAll)

test('a session that another tab has taken over no longer writes what is kept', async () => {
  const progress = await browser().tab()
  let held = true
  const session = await openQuizSession({
    bank: bankOf(),
    origin: '/quiz?ids=single',
    scope: { type: 'ids', ids: ['single', 'multiple'] },
    keptKey: keptSessionKey,
    anew: true,
    progress,
    clock: clock.now,
    random: seededRandom(1),
    goals: { newPerDay: 0, newExercisesPerDay: 0, goalMinutes: null },
    isHeld: () => held,
  })
  await session.load()
  await session.flush()
  const before = await progress.kept.load(keptSessionKey)
  expect(before).toMatchObject({ sitting: { position: 0 } })
  held = false
  const state = session.store.getState()
  if (state.status !== 'asking') throw new Error(state.status)
  session.answer(rightAnswer(state.question))
  await session.submit()
  await session.next()
  session.dispose()
  expect(await progress.kept.load(keptSessionKey)).toEqual(before)
  // What was answered is in the log all the same.
  expect(await progress.reviewsOf('question:single')).toHaveLength(1)
})
