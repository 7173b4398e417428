import { afterEach, beforeEach, expect, test } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import { give, rightAnswer, start, step, wrongAnswer } from '../../tests/fixtures/quiz-questions.ts'

beforeEach(() => clock.set(Date.parse('2026-03-01T08:00Z')))
afterEach(closeAll)

const queueOf = (quiz: Awaited<ReturnType<typeof start>>) =>
  quiz.asking().sitting.queue.map(({ id }) => id)

test('an answer is taken back where it was given: the log no longer has it, the answer stays', async () => {
  const progress = await browser().tab()
  const quiz = await start(progress, ['single', 'multiple'])
  await give(quiz.session, wrongAnswer(quiz.asking().question))
  expect(await progress.reviewsOf('question:single')).toHaveLength(1)
  await quiz.session.undo()
  expect(quiz.asking().showing).toMatchObject({
    stage: 'answering',
    answer: wrongAnswer(quiz.asking().question),
    reviewed: null,
  })
  expect(await progress.reviewsOf('question:single')).toEqual([])
  await give(quiz.session, rightAnswer(quiz.asking().question))
  expect(await progress.reviewsOf('question:single')).toMatchObject([{ score: 1 }])
})

test('also from the next question, together with its place at the end of the queue', async () => {
  const progress = await browser().tab()
  const quiz = await start(progress, ['single', 'multiple'])
  await step(quiz, false)
  expect(queueOf(quiz)).toEqual(['single', 'multiple', 'single'])
  await quiz.session.undo()
  expect(quiz.asking().question.id).toBe('single')
  expect(queueOf(quiz)).toEqual(['single', 'multiple'])
  expect(quiz.asking().sitting.results).toEqual([])
  expect(await progress.reviewsOf('question:single')).toEqual([])
  // There is nothing before it.
  await quiz.session.undo()
  expect(quiz.asking().question.id).toBe('single')
})

test('a skipped question comes at the end; the last of all is left out', async () => {
  const progress = await browser().tab()
  const quiz = await start(progress, ['single', 'multiple'])
  await quiz.session.skip()
  expect(quiz.asking().question.id).toBe('multiple')
  expect(queueOf(quiz)).toEqual(['multiple', 'single'])
  await step(quiz, true)
  await quiz.session.skip()
  expect(quiz.session.store.getState()).toMatchObject({
    status: 'finished',
    sitting: { results: [{ id: 'multiple' }] },
  })
  expect(await progress.reviewsOf('question:single')).toEqual([])
})
