import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import {
  bankOf,
  give,
  numeric,
  reviewsIn,
  rightAnswer,
  seven,
  single,
  start,
  step,
  wrongAnswer,
} from '../../tests/fixtures/quiz-questions.ts'
import type { Rating } from '../progress/events.ts'
import { keptSessionKey } from './kept-session.ts'
import type { Bank } from './open-session.ts'

beforeEach(() => clock.set(Date.parse('2026-03-01T08:00Z')))
afterEach(closeAll)

describe('the queue', () => {
  test('asks what was wrong again at the end, three times in all', async () => {
    const progress = await browser().tab()
    const quiz = await start(progress, ['single', 'numeric'])
    const asked: string[] = []
    while (quiz.status() === 'asking') asked.push(await step(quiz, false))
    expect(asked.join(' ')).toBe('single numeric single numeric single numeric')
    expect(await reviewsIn(progress)).toHaveLength(6)
  })

  test('takes the rating, not the score, for what was known', async () => {
    const asked = async (right: boolean, rating: Rating) => {
      const quiz = await start(await browser().tab(), ['single', 'numeric'])
      await give(quiz.session, (right ? rightAnswer : wrongAnswer)(single))
      await quiz.session.rate(rating)
      await quiz.session.next()
      return quiz.asking().sitting.queue.map(({ id }) => id)
    }
    expect(await asked(true, 1)).toEqual(['single', 'numeric', 'single'])
    expect(await asked(false, 2)).toEqual(['single', 'numeric'])
  })

  test('asks a generated question again with other numbers, next', async () => {
    const progress = await browser().tab()
    const quiz = await start(progress, ['drawn', 'single'])
    const numbers: number[] = []
    for (let i = 0; i < 3; i += 1) {
      const { question } = quiz.asking()
      numbers.push(question.type === 'numeric' ? question.answer.value : -1)
      expect(quiz.asking().showing).toMatchObject({ stage: 'answering', ms: 0, reviewed: null })
      clock.wait(1000)
      await give(quiz.session, rightAnswer(question))
      await (i < 2 ? quiz.session.again() : quiz.session.next())
    }
    expect(new Set(numbers).size).toBe(3)
    expect((await reviewsIn(progress)).map(({ seed }) => seed)).toEqual(numbers)
    expect(quiz.asking().question.id).toBe('single')
  })

  test('passes over what the bank no longer has, and fetches ahead', async () => {
    const preloaded: (readonly string[])[] = []
    const bank = { ...bankOf(), preload: (ids: readonly string[]) => preloaded.push(ids) }
    const quiz = await start(await browser().tab(), ['gone', 'single', 'lost', 'numeric', 'past'], {
      bank: bank as Bank,
    })
    expect(quiz.asking()).toMatchObject({ question: { id: 'single' }, sitting: { position: 1 } })
    await step(quiz, true)
    await step(quiz, true)
    expect(quiz.status()).toBe('finished')
    expect(preloaded).toEqual([['lost', 'numeric', 'past'], ['past']])
  })
})

describe('a question that cannot be fetched', () => {
  const unreliable = (works: () => boolean): Bank => {
    const bank = bankOf()
    return {
      ...bank,
      loadQuestion: (id, seed) =>
        works() ? bank.loadQuestion(id, seed) : Promise.reject(new Error('offline')),
    }
  }

  test('is asked for once more, and nothing is lost meanwhile', async () => {
    let online = true
    const progress = await browser().tab()
    const bank = unreliable(() => online)
    const quiz = await start(progress, ['single', 'numeric'], { bank })
    online = false
    await step(quiz, true)
    expect(quiz.status()).toBe('failed')
    await quiz.session.load()
    expect(quiz.status()).toBe('failed')
    await quiz.session.submit()
    await quiz.session.next()
    online = true
    await quiz.session.load()
    expect(quiz.asking()).toMatchObject({
      question: { id: 'numeric' },
      sitting: { results: [{ id: 'single' }] },
    })
    quiz.session.answer(wrongAnswer(numeric))
    await quiz.session.flush()

    online = false
    const later = await start(progress, [], { bank })
    expect(later.status()).toBe('failed')
    await later.session.flush()
    online = true
    await later.session.load()
    expect(later.asking().showing.answer).toEqual(wrongAnswer(numeric))
  })

  test('may be left', async () => {
    let online = true
    const quiz = await start(await browser().tab(), ['single', 'numeric'], {
      bank: unreliable(() => online),
    })
    online = false
    await step(quiz, true)
    await quiz.session.end()
    expect(quiz.session.store.getState()).toMatchObject({
      status: 'finished',
      sitting: { results: [{ id: 'single' }] },
    })
  })
})

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
    await first.session.flush()
    first.session.answer(rightAnswer(single))
    await first.session.submit()
    await second.session.flush()
    expect(await progress.kept.load(keptSessionKey)).toMatchObject({ origin: '/other' })
  })
})

test('every type of question can be got wrong and then right', async () => {
  const progress = await browser().tab()
  const quiz = await start(
    progress,
    seven.map(({ id }) => id),
  )
  for (const _ of seven) await step(quiz, false)
  for (const _ of seven) await step(quiz, true)
  expect(quiz.status()).toBe('finished')
  const scores = (await reviewsIn(progress)).map(({ score }) => score)
  expect(scores).toEqual([...seven.map(() => 0), ...seven.map(() => 1)])
})
