import { afterEach, beforeEach, expect, test } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import { newReview } from '../../tests/fixtures/progress-events.ts'
import { bankOf, start, step } from '../../tests/fixtures/quiz-questions.ts'
import type { Progress } from '../progress/progress.ts'

beforeEach(() => clock.set(new Date(2026, 2, 10, 9).getTime()))
afterEach(closeAll)

const slugs = ['softmax', 'nms']
const bank = {
  ...bankOf(),
  exercises: slugs.map((slug) => ({
    slug,
    topic: 'losses' as const,
    concepts: [],
    title: { en: slug, zh: slug },
    ...{ difficulty: 1, minutes: 10, tier: 1, entry: slug, samples: 2, hidden: 8, mutants: 5 },
  })),
}
const open = (progress: Progress, ids: readonly string[]) => start(progress, ids, { bank })
const place = (quiz: Awaited<ReturnType<typeof open>>) => {
  const state = quiz.session.store.getState()
  return state.status === 'exercise' ? state.slug : state.status
}

test('a session waits at an exercise and goes on once it was written', async () => {
  const { tab } = browser()
  const progress = await tab()
  const ids = ['single', 'exercise:softmax', 'numeric']
  const quiz = await open(progress, ids)
  await step(quiz, true)
  expect(place(quiz)).toBe('softmax')
  // The workspace is another page: the session is opened anew, and still waits.
  await quiz.session.flush()
  quiz.session.dispose()
  const back = await open(progress, ids)
  expect(place(back)).toBe('softmax')
  back.session.dispose()

  clock.wait(600_000)
  await progress.record(newReview('exercise:softmax', { rating: 2, score: 1, ms: 500_000 }))
  const after = await open(progress, ids)
  expect(after.asking().question.id).toBe('numeric')
  expect(after.asking().sitting.results).toMatchObject([
    { id: 'single' },
    { id: 'exercise:softmax', rating: 2, score: 1, ms: 500_000 },
  ])
  // Only an answer of this page can be taken back.
  await after.session.undo()
  expect(after.asking().question.id).toBe('numeric')
})

test('an exercise that was written before the session is still to be written', async () => {
  const progress = await browser().tab()
  await progress.record(newReview('exercise:softmax'))
  clock.wait(1000)
  expect(place(await open(progress, ['exercise:softmax']))).toBe('softmax')
})

test('it can be skipped to the end, and left there; an unknown one is passed over', async () => {
  const progress = await browser().tab()
  const quiz = await open(progress, ['exercise:softmax', 'exercise:gone', 'single'])
  await quiz.session.skip()
  expect(quiz.asking().question.id).toBe('single')
  await step(quiz, true)
  expect(place(quiz)).toBe('softmax')
  await quiz.session.skip()
  expect(place(quiz)).toBe('finished')
})
