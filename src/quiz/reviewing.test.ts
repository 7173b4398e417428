import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import { give, rightAnswer, start } from '../../tests/fixtures/quiz-questions.ts'

beforeEach(() => clock.set(Date.parse('2026-03-01T08:00Z')))
afterEach(() => {
  vi.restoreAllMocks()
  closeAll()
})

test('[P07] a changed rating that cannot be stored whole leaves the first review in the log', async () => {
  const device = browser()
  const progress = await device.tab()
  const quiz = await start(progress, ['single'])
  await give(quiz.session, rightAnswer(quiz.asking().question))
  const [first] = await progress.reviewsOf('question:single')
  const add = IDBObjectStore.prototype.add
  let left = 1
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (left-- <= 0) throw new DOMException('no room', 'QuotaExceededError')
    return add.apply(this, args)
  })
  await quiz.session.rate(2)
  // As after a crash: what another start finds.
  expect(await (await device.tab()).reviewsOf('question:single')).toEqual([first])
  vi.restoreAllMocks()
  await progress.retry()
  expect(await progress.reviewsOf('question:single')).toMatchObject([{ rating: 2 }])
})
