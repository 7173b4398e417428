import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import {
  bankOf,
  give,
  numeric,
  reviewsIn,
  rightAnswer,
  single,
  start,
  step,
  wrongAnswer,
} from '../../tests/fixtures/quiz-questions.ts'
import { keptSessionKey } from './kept-session.ts'
import type { Bank } from './open-session.ts'

beforeEach(() => clock.set(Date.parse('2026-03-01T08:00Z')))
afterEach(closeAll)

describe('ending', () => {
  test('keeps what was answered and leaves out what was not', async () => {
    const progress = await browser().tab()
    const quiz = await start(progress, ['single', 'numeric', 'cloze'])
    await step(quiz, true)
    await give(quiz.session, wrongAnswer(numeric))
    await Promise.all([quiz.session.end(), quiz.session.end()])
    expect(quiz.session.store.getState()).toMatchObject({
      status: 'finished',
      sitting: {
        results: [
          { id: 'single', rating: 4 },
          { id: 'numeric', rating: 1 },
        ],
      },
    })
    const half = await start(progress, ['single', 'numeric'], { anew: true })
    half.session.answer(rightAnswer(single))
    await half.session.end()
    expect(half.status()).toBe('finished')
    expect(await reviewsIn(progress)).toHaveLength(2)
  })

  test('waits for the review of the answer that was just given', async () => {
    const progress = await browser().tab()
    const { session } = await start(progress, ['single'])
    session.answer(rightAnswer(single))
    await Promise.all([session.submit(), session.end()])
    expect(session.store.getState()).toMatchObject({
      status: 'finished',
      sitting: { results: [{ id: 'single' }] },
    })
  })

  test('is final, whatever is still being fetched', async () => {
    const bank = bankOf()
    let arrive = () => undefined as void
    const slow: Bank = {
      ...bank,
      loadQuestion: async (id, seed) => {
        if (id === 'numeric') await new Promise<void>((resolve) => (arrive = resolve))
        return bank.loadQuestion(id, seed)
      },
    }
    const { session, status } = await start(await browser().tab(), ['single', 'numeric'], {
      bank: slow,
    })
    await give(session, rightAnswer(single))
    const gone = session.next()
    await vi.waitFor(() => expect(status()).toBe('loading'))
    await session.end()
    arrive()
    await gone
    expect(status()).toBe('finished')
  })

  test('without an answer leaves nothing to come back to', async () => {
    const progress = await browser().tab()
    const { session } = await start(progress, ['single', 'numeric'])
    session.answer(wrongAnswer(single))
    session.answer(rightAnswer(single))
    await session.end()
    expect(await progress.kept.load(keptSessionKey)).toBeUndefined()
    await session.flush()
    session.dispose()
    expect(await progress.kept.load(keptSessionKey)).toBeUndefined()
  })

  test('a session without questions takes none away from another', async () => {
    const progress = await browser().tab()
    const today = await start(progress, ['single', 'numeric'])
    await step(today, true)
    await today.session.flush()
    const empty = await start(progress, [], { origin: '/quiz?ids=nonsense', anew: true })
    expect(empty.session.store.getState()).toMatchObject({
      status: 'finished',
      sitting: { results: [] },
    })
    await empty.session.flush()
    expect((await start(progress, [])).asking().question.id).toBe('numeric')
  })

  test('of a session that was disposed changes nothing more', async () => {
    const progress = await browser().tab()
    const first = await start(progress, ['single'])
    first.session.dispose()
    const second = await start(progress, ['numeric'], { origin: '/other' })
    await second.session.flush()
    await first.session.flush()
    first.session.answer(rightAnswer(single))
    await first.session.submit()
    expect(await progress.kept.load(keptSessionKey)).toMatchObject({ origin: '/other' })
  })
})
