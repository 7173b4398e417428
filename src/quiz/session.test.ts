import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import { newReview } from '../../tests/fixtures/progress-events.ts'
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
import type { Progress } from '../progress/progress.ts'
import type { Bank } from './open-session.ts'

const second = 1000
const begin = Date.parse('2026-03-01T08:00Z')
beforeEach(() => clock.set(begin))
afterEach(closeAll)

const ratingsOf = async (progress: Progress, id: string) =>
  (await progress.reviewsOf(`question:${id}`)).map(({ rating }) => rating)

describe('a review', () => {
  test('is written for each answer, of every type', async () => {
    const progress = await browser().tab()
    const ids = [...seven.map(({ id }) => id), 'drawn']
    const quiz = await start(progress, ids)
    // Quick, right, slow; then one wrong.
    const seconds: Record<string, number> = { single: 10, numeric: 100, drawn: 40 }
    const wrong = ['match']
    for (const id of ids) {
      const { question } = quiz.asking()
      expect(question.id).toBe(id)
      clock.wait((seconds[id] ?? 45) * second)
      if (question.type === 'multiple')
        await give(quiz.session, { type: 'multiple', chosen: [3, 0] })
      else
        await give(quiz.session, wrong.includes(id) ? wrongAnswer(question) : rightAnswer(question))
      await quiz.session.next()
    }
    const reviews = await reviewsIn(progress)
    const { sitting } = quiz.asking()
    expect(new Set(reviews.map(({ session }) => session))).toEqual(new Set([sitting.sessionId]))
    expect(
      reviews.map(({ item, rating, proposed, reason, score, ms, answer }) =>
        [
          item.slice('question:'.length),
          `${rating}${proposed === rating ? '' : ` for ${proposed}`} ${reason}`,
          `${Number(score.toFixed(2))} in ${ms / second} s`,
          JSON.stringify(answer).replaceAll('"', ''),
        ].join(' · '),
      ),
    ).toMatchInlineSnapshot(`
      [
        "single · 4 quick · 1 in 10 s · {type:single,chosen:1}",
        "multiple · 2 partly · 0.67 in 45 s · {type:multiple,chosen:[3,0]}",
        "numeric · 2 slow · 1 in 100 s · {type:numeric,text:25557032}",
        "cloze · 3 right · 1 in 45 s · {type:cloze,texts:{layer:batch norm,kernel:3×3}}",
        "order · 3 right · 1 in 45 s · {type:order,steps:[0,1,2,3]}",
        "match · 1 wrong · 0 in 45 s · {type:match,rights:[1,2,0]}",
        "open · 3 right · 1 in 45 s · {type:open,text:said,ticks:[0,1,2]}",
        "drawn · 3 right · 1 in 40 s · {type:numeric,text:914391992}",
      ]
    `)
    // Only numbers that were drawn have to be drawn again.
    expect(reviews.filter(({ seed }) => seed !== undefined)).toMatchObject([
      { item: 'question:drawn', seed: sitting.queue[7]?.seed },
    ])
    expect(sitting.results).toHaveLength(8)
  })

  test('rated otherwise is taken back and written anew, as if only the last had been', async () => {
    const progress = await browser().tab()
    const quiz = await start(progress, ['single'])
    clock.wait(30 * second)
    await give(quiz.session, rightAnswer(single))
    await quiz.session.rate(2)
    await quiz.session.rate(2)
    clock.wait(5 * second)
    await Promise.all([quiz.session.rate(3), quiz.session.rate(1)])
    const { events } = await progress.contents()
    expect(events.map(({ type }) => type).join(' ')).toBe(
      'review retract review retract review retract review',
    )
    const [last, ...others] = await reviewsIn(progress)
    expect(others).toEqual([])
    expect(last).toMatchObject({ rating: 1, proposed: 4, reason: 'quick', score: 1, ms: 30_000 })
    expect(quiz.asking().showing.reviewed).toMatchObject({ reviewId: last?.id, rating: 1 })

    const other = await browser().tab()
    await other.record(newReview('question:single', { rating: 1 }))
    const cardOf = ({ state }: Progress) => {
      const known = state.getState()
      return known.status === 'loading' ? null : known.projections.cards.get('question:single')
    }
    expect(cardOf(progress)).toEqual(cardOf(other))
    await quiz.session.next()
    expect(quiz.asking().sitting.results).toMatchObject([{ id: 'single', rating: 1, score: 1 }])
  })

  test('is written once, however often the answer is given', async () => {
    const progress = await browser().tab()
    const fetched: string[] = []
    const bank: Bank = {
      ...bankOf(),
      loadQuestion: (id, seed) => {
        fetched.push(id)
        return bankOf().loadQuestion(id, seed)
      },
    }
    const { session, asking } = await start(progress, ['single', 'numeric'], { bank })
    session.answer(rightAnswer(single))
    await Promise.all([session.submit(), session.submit()])
    session.answer(wrongAnswer(single))
    await session.submit()
    expect(asking().showing).toMatchObject({ score: 1, answer: rightAnswer(single) })
    await Promise.all([session.next(), session.next(), session.next()])
    expect(asking().question.id).toBe('numeric')
    expect(fetched).toEqual(['single', 'numeric'])
    expect(await reviewsIn(progress)).toHaveLength(1)
  })

  test('is there before the next question is', async () => {
    const progress = await browser().tab()
    const { session, asking } = await start(progress, ['single', 'numeric'])
    session.answer(rightAnswer(single))
    const submitted = session.submit()
    expect(asking().showing).toMatchObject({ stage: 'answered', reviewed: null })
    const rated = session.rate(2)
    const gone = session.next()
    expect(asking().question.id).toBe('single')
    await gone
    expect(asking().question.id).toBe('numeric')
    expect(await ratingsOf(progress, 'single')).toEqual([2])
    expect(asking().sitting.results).toMatchObject([{ id: 'single', rating: 2 }])
    await Promise.all([submitted, rated])
  })

  test('is not written for what is no answer', async () => {
    const progress = await browser().tab()
    const { session, asking } = await start(progress, ['numeric'])
    for (const text of ['', 'abc', '25.6M please']) {
      session.answer({ type: 'numeric', text })
      await session.submit()
      await session.next()
    }
    expect(asking().showing.stage).toBe('answering')
    expect(await reviewsIn(progress)).toEqual([])
  })

  test('of an open answer waits until it was compared', async () => {
    const progress = await browser().tab()
    const { session, asking } = await start(progress, ['open'])
    session.answer({ type: 'open', text: 'my words', ticks: [] })
    clock.wait(20 * second)
    await session.submit()
    expect(asking().showing).toMatchObject({ stage: 'comparing', score: null, ms: 20_000 })
    await session.next()
    expect(await reviewsIn(progress)).toEqual([])
    clock.wait(600 * second)
    session.answer({ type: 'open', text: 'my words', ticks: [2, 0] })
    await session.submit()
    expect(await reviewsIn(progress)).toMatchObject([
      { ms: 20_000, reason: 'partly', answer: { type: 'open', text: 'my words', ticks: [2, 0] } },
    ])
  })

  test('lives in memory where nothing can be stored', async () => {
    const progress = await browser().tab()
    const full: Progress = {
      ...progress,
      kept: { ...progress.kept, save: () => Promise.reject(new Error('full')) },
    }
    const quiz = await start(full, ['single'])
    await step(quiz, true)
    expect(quiz.status()).toBe('finished')
    expect(await reviewsIn(progress)).toHaveLength(1)
  })
})

describe('time', () => {
  test('counts while the question is in view and not yet answered', async () => {
    const { session, asking } = await start(await browser().tab(), ['single', 'numeric'])
    clock.wait(10 * second)
    session.setActive(false)
    clock.wait(600 * second)
    session.setActive(false)
    session.answer(wrongAnswer(single))
    session.setActive(true)
    clock.wait(5 * second)
    session.setActive(true)
    clock.set(clock.now() - 3600 * second)
    session.answer(rightAnswer(single))
    clock.wait(second)
    await session.submit()
    clock.wait(60 * second)
    await session.rate(2)
    expect(asking().showing.ms).toBe(16 * second)
    await session.next()
    clock.wait(2 * second)
    session.answer(rightAnswer(numeric))
    expect(asking().showing.ms).toBe(2 * second)
  })

  test('does not count while the question is fetched out of sight', async () => {
    const { session, asking } = await start(await browser().tab(), ['single', 'numeric'])
    await give(session, rightAnswer(single))
    session.setActive(false)
    await session.next()
    clock.wait(60 * second)
    session.setActive(true)
    clock.wait(second)
    session.answer(rightAnswer(numeric))
    expect(asking().showing.ms).toBe(second)
  })
})
