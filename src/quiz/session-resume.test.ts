import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import {
  bankOf,
  give,
  match,
  numeric,
  open,
  reviewsIn,
  rightAnswer,
  seven,
  single,
  start,
  step,
  wrongAnswer,
} from '../../tests/fixtures/quiz-questions.ts'
import type { Question } from '../content/types.ts'
import type { Progress } from '../progress/progress.ts'
import { keptQuestionKey, keptSessionKey, parseKeptSession } from './kept-session.ts'
import type { AskingState } from './session-state.ts'

const second = 1000
const day = 86_400 * second
beforeEach(() => clock.set(new Date(2026, 2, 1, 10).getTime()))
afterEach(closeAll)

/** What a page does before it goes away. */
const hide = async ({ session }: Awaited<ReturnType<typeof start>>) => {
  session.setActive(false)
  await session.flush()
}

describe('a question', () => {
  test.each(seven)('of type $type is as it was left', async (question) => {
    const { tab } = browser()
    const first = await start(await tab(), [question.id, 'drawn'])
    first.session.answer(wrongAnswer(question))
    clock.wait(20 * second)
    await hide(first)
    const left = first.asking()
    clock.wait(day)
    const later = await start(await tab(), [])
    expect(later.asking()).toEqual({
      ...left,
      showing: { ...left.showing, answer: wrongAnswer(question), ms: 20 * second },
    })
    clock.wait(5 * second)
    later.session.answer(rightAnswer(question))
    expect(later.asking().showing.ms).toBe(25 * second)
  })

  test('draws the same numbers again', async () => {
    const progress = await browser().tab()
    const { question } = (await start(progress, ['drawn'])).asking()
    expect((await start(progress, [])).asking().question).toEqual(question)
  })

  test('counts the time until the page was left for another', async () => {
    const progress = await browser().tab()
    const { session } = await start(progress, ['single'])
    await session.flush()
    clock.wait(20 * second)
    session.dispose()
    expect((await start(progress, [])).asking().showing.ms).toBe(20 * second)
  })

  test('that is being compared goes on being compared', async () => {
    const progress = await browser().tab()
    const first = await start(progress, ['open'])
    first.session.answer({ type: 'open', text: 'my words', ticks: [] })
    await first.session.submit()
    first.session.answer({ type: 'open', text: 'my words', ticks: [1] })
    await hide(first)
    const { session, asking } = await start(progress, [])
    expect(asking().showing).toMatchObject({
      stage: 'comparing',
      answer: { text: 'my words', ticks: [1] },
    })
    await session.submit()
    expect(asking().showing).toMatchObject({ stage: 'answered', score: 1 / 3 })
  })

  test('that was answered is not asked and not recorded again', async () => {
    const { tab } = browser()
    const first = await start(await tab(), ['match', 'numeric'])
    // The answer is kept when it is judged, whatever the page does then.
    await give(first.session, wrongAnswer(match))
    const progress = await tab()
    const { session, asking } = await start(progress, [])
    expect(asking()).toEqual(first.asking())
    session.answer(rightAnswer(match))
    await session.submit()
    expect(asking().showing).toEqual(first.asking().showing)
    await session.rate(2)
    expect(await reviewsIn(progress)).toMatchObject([{ item: 'question:match', rating: 2 }])
    await session.next()
    expect(asking()).toMatchObject({
      question: { id: 'numeric' },
      sitting: { results: [{ id: 'match', rating: 2 }] },
    })
  })

  test('whose review was being written when the page was left is not asked again', async () => {
    const progress = await browser().tab()
    const { session } = await start(progress, ['single', 'numeric'])
    session.answer(rightAnswer(single))
    void session.submit()
    session.dispose()
    await vi.waitFor(async () =>
      expect(await progress.kept.load(keptSessionKey)).toMatchObject({
        showing: { reviewed: { rating: 4 } },
      }),
    )
    const later = await start(progress, [])
    expect(later.asking().showing.stage).toBe('answered')
    await later.session.next()
    expect(later.asking().question.id).toBe('numeric')
    expect(await reviewsIn(progress)).toHaveLength(1)
  })

  test('that the bank no longer has does not leave its answer to the next one', async () => {
    const progress = await browser().tab()
    const other = { ...single, id: 'other' }
    const first = await start(progress, ['single', 'other'], { bank: bankOf([single, other]) })
    await give(first.session, rightAnswer(single))
    await hide(first)
    const { asking } = await start(progress, [], { bank: bankOf([other]) })
    expect(asking()).toMatchObject({
      question: { id: 'other' },
      showing: { stage: 'answering', answer: { chosen: null }, reviewed: null },
    })
  })

  const changed: readonly (readonly [string, Question, Question])[] = [
    ['has fewer options', single, { ...single, options: single.options.slice(1) }],
    ['has more options', single, { ...single, options: [...single.options, ...single.options] }],
    ['has another type', single, { ...numeric, id: 'single' }],
    ['has more to tell apart', match, { ...match, extras: [...match.extras, ...match.extras] }],
    ['has fewer pairs', match, { ...match, pairs: match.pairs.slice(1) }],
    ['has fewer points', open, { ...open, rubric: open.rubric.slice(1) }],
  ]
  test.each(changed)('that meanwhile %s is asked anew', async (_, before, after) => {
    const progress = await browser().tab()
    const first = await start(progress, [before.id], { bank: bankOf([before]) })
    first.session.answer(rightAnswer(before))
    await hide(first)
    const { asking, session } = await start(progress, [], { bank: bankOf([after]) })
    const fresh = await start(await browser().tab(), [after.id], { bank: bankOf([after]) })
    const sorted = ({ showing }: AskingState) => ({
      ...showing,
      arrangement: showing.arrangement.toSorted((a, b) => a - b),
    })
    expect(sorted(asking())).toEqual(sorted(fresh.asking()))
    await give(session, rightAnswer(after))
    expect(asking().showing.score).toBe(1)
  })
})

describe('a session', () => {
  test('that is finished is shown once more on the same day, unless it is asked for anew', async () => {
    const { tab } = browser()
    const first = await start(await tab(), ['single', 'numeric'])
    await step(first, true)
    await step(first, true)
    expect(first.status()).toBe('finished')
    const progress = await tab()
    const again = await start(progress, ['match'])
    expect(again.session.store.getState()).toEqual(first.session.store.getState())
    await again.session.end()
    const anew = await start(progress, ['match'], { anew: true })
    expect(anew.asking().question.id).toBe('match')
    await step(anew, true)
    clock.wait(day)
    expect((await start(progress, ['open'])).asking().question.id).toBe('open')
  })

  test('that was ended before its time is finished all the same', async () => {
    const progress = await browser().tab()
    const first = await start(progress, ['single', 'numeric'])
    await step(first, true)
    await first.session.end()
    expect((await start(progress, ['match'])).status()).toBe('finished')
  })

  test('goes on at its own address and under its own key only', async () => {
    const progress = await browser().tab()
    const today = await start(progress, ['single', 'numeric'])
    await step(today, true)
    await hide(today)
    const alone = { origin: '/questions/match', keptKey: keptQuestionKey }
    const other = await start(progress, ['match'], alone)
    expect(other.asking().question.id).toBe('match')
    await hide(other)
    expect((await start(progress, ['open'], { anew: true })).asking().question.id).toBe('numeric')
    expect((await start(progress, ['open'], alone)).asking().question.id).toBe('match')
    const elsewhere = await start(progress, ['open'], { origin: '/quiz?ids=open' })
    expect(elsewhere.asking().question.id).toBe('open')
    await hide(elsewhere)
    expect((await start(progress, ['cloze'])).asking().question.id).toBe('cloze')
  })

  test('is what the home screen can tell of', async () => {
    const progress = await browser().tab()
    const first = await start(progress, ['single', 'numeric'])
    await step(first, true)
    await hide(first)
    expect(parseKeptSession(await progress.kept.load(keptSessionKey))).toMatchObject({
      origin: '/quiz',
      finished: false,
      sitting: { position: 1, queue: [{ id: 'single' }, { id: 'numeric' }] },
    })
  })

  test('begins anew where nothing kept can be read', async () => {
    const progress = await browser().tab()
    const broken: Progress = {
      ...progress,
      kept: { ...progress.kept, load: () => Promise.reject(new Error('the disk')) },
    }
    expect((await start(broken, ['single'])).asking().question.id).toBe('single')
  })
})
