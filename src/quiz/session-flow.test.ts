import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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
import type { Progress } from '../progress/progress.ts'
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

  test('does not add what comes anyway', async () => {
    const quiz = await start(await browser().tab(), ['single', 'numeric', 'single'])
    await step(quiz, false)
    expect(quiz.asking().sitting.queue).toHaveLength(3)
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
    expect((await start(progress, [], { bank })).asking()).toEqual(later.asking())
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

test('while one state is written, only the newest of the others waits', async () => {
  const progress = await browser().tab()
  let writes = 0
  const counted: Progress = {
    ...progress,
    kept: {
      ...progress.kept,
      save: (key, value) => {
        writes += 1
        return progress.kept.save(key, value)
      },
    },
  }
  const { session } = await start(counted, ['numeric'])
  await session.flush()
  writes = 0
  for (let i = 1; i <= 50; i += 1) session.answer({ type: 'numeric', text: String(i) })
  await session.flush()
  expect(writes).toBe(2)
  expect(await progress.kept.load(keptSessionKey)).toMatchObject({
    showing: { answer: { text: '50' } },
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
