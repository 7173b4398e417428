import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browser, clock, closeAll } from '../../tests/fixtures/exercise-session.ts'
import { newReview } from '../../tests/fixtures/progress-events.ts'
import {
  bankOf,
  entryOf,
  give,
  rightAnswer,
  single,
  start,
} from '../../tests/fixtures/quiz-questions.ts'
import { seededRandom } from '../base/random.ts'
import type { QuestionEntry } from '../content/types.ts'
import type { ItemKey } from '../progress/events.ts'
import type { Progress } from '../progress/progress.ts'
import { todaysPlan } from './open-session.ts'
import { newAmong, planToday, type PlanInput } from './plan.ts'

const hour = 3_600_000
const day = 24 * hour
/** In the user's own zone: a day begins at midnight where the user is. */
const morning = new Date(2026, 2, 10, 9).getTime()
beforeEach(() => clock.set(morning))
afterEach(closeAll)

const bank = (count: number): readonly QuestionEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    ...entryOf(single),
    id: `q${i}`,
    concept: `convolution/c${i % 7}` as const,
    difficulty: 1 + (i % 3),
  }))
const limits = { newPerDay: 5, goalMinutes: null }
const planOf = async (progress: Progress, change: Partial<Parameters<typeof todaysPlan>[0]> = {}) =>
  todaysPlan({ questions: bank(60), progress, now: clock.now(), limits, ...change })
const ids = (plan: readonly { readonly id: string }[]) => plan.map(({ id }) => id)

describe('what is planned', () => {
  const plan = (change: Partial<PlanInput> = {}) =>
    planToday({
      questions: bank(100),
      cards: new Map(),
      now: morning,
      random: seededRandom(1),
      newPerDay: 100,
      newDoneToday: 0,
      goalMinutes: null,
      ...change,
    })

  test('ends at forty questions, at the user’s minutes and at the day’s new ones', () => {
    expect(plan()).toHaveLength(40)
    expect(plan({ goalMinutes: 15 })).toHaveLength(15)
    expect(plan({ goalMinutes: 90 })).toHaveLength(40)
    expect(plan({ goalMinutes: 0.5 })).toHaveLength(1)
    expect(plan({ newPerDay: 7 })).toHaveLength(7)
    expect(plan({ newPerDay: 7, newDoneToday: 4 })).toHaveLength(3)
    expect(plan({ newPerDay: 7, newDoneToday: 9 })).toEqual([])
    expect(plan({ questions: [] })).toEqual([])
  })

  test('is named by id, with its reason', () => {
    expect(plan({ questions: bank(1) })).toEqual([{ key: 'question:q0', id: 'q0', why: 'new' }])
  })

  test('has what is due first, then what is new; never an exercise', async () => {
    const progress = await browser().tab()
    await progress.record(newReview('question:q3', { rating: 1 }))
    await progress.record(newReview('exercise:q5', { rating: 1 }))
    await progress.record(newReview('question:gone', { rating: 1 }))
    clock.wait(3 * day)
    const planned = await planOf(progress)
    expect(planned.map(({ why }) => why)).toEqual(['due', ...Array<string>(5).fill('new')])
    expect(planned[0]).toMatchObject({ id: 'q3' })
    expect(ids(planned)).not.toContain('gone')
  })
})

describe('new questions of today', () => {
  test('are those whose every review is of today', () => {
    const item = fc.constantFrom<ItemKey>('question:a', 'question:b', 'question:c', 'exercise:a')
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (before, today) => {
        const cards = new Map(
          [...before, ...today].map((one) => [
            one,
            { reviews: [...before, ...today].filter((other) => other === one).length },
          ]),
        )
        const fresh = new Set(
          today.filter((one) => one.startsWith('question:') && !before.includes(one)),
        )
        expect(
          newAmong(
            today.map((one) => ({ item: one })),
            cards,
          ),
        ).toBe(fresh.size)
      }),
    )
  })

  test('count against the limit, however often they were asked', async () => {
    const progress = await browser().tab()
    const newOnes = async () => (await planOf(progress)).filter(({ why }) => why === 'new').length
    expect(await newOnes()).toBe(5)
    await progress.record(newReview('question:q1', { rating: 1 }))
    await progress.record(newReview('question:q1'))
    expect(await newOnes()).toBe(4)
    const { id } = await progress.record(newReview('question:q2'))
    expect(await newOnes()).toBe(3)
    await progress.record(newReview('exercise:softmax'))
    expect(await newOnes()).toBe(3)
    await progress.record({ type: 'retract', review: id })
    expect(await newOnes()).toBe(4)
    clock.set(morning + 15 * hour - 1)
    expect(await newOnes()).toBe(4)
    clock.set(morning + 15 * hour)
    expect(await newOnes()).toBe(5)
    await progress.record(newReview('question:q1'))
    expect(await newOnes()).toBe(5)
  })
})

describe('the plan of a day', () => {
  test('is the same all day and in every tab, and another tomorrow', async () => {
    const { tab } = browser()
    const first = ids(await planOf(await tab()))
    clock.wait(8 * hour)
    expect(ids(await planOf(await tab()))).toEqual(first)
    clock.wait(day)
    expect(ids(await planOf(await tab()))).not.toEqual(first)
  })

  test('goes on where it was left', async () => {
    const progress = await browser().tab()
    const whole = ids(await planOf(progress))
    for (const id of whole.slice(0, 2)) await progress.record(newReview(`question:${id}`))
    expect(new Set(ids(await planOf(progress)))).toEqual(new Set(whole.slice(2)))
  })

  test('is what the session asks', async () => {
    const progress = await browser().tab()
    const { questions } = bankOf()
    const planned = ids(await planOf(progress, { questions, limits: { ...limits, newPerDay: 4 } }))
    expect(planned).toHaveLength(4)
    const quiz = await start(progress, [], {
      scope: { type: 'today' },
      limits: { ...limits, newPerDay: 4 },
    })
    expect(ids(quiz.asking().sitting.queue)).toEqual(planned)
    await give(quiz.session, rightAnswer(quiz.asking().question))
    const rest = await planOf(progress, { questions, limits: { ...limits, newPerDay: 4 } })
    expect(new Set(ids(rest))).toEqual(new Set(planned.slice(1)))
  })

  test('does without the history where the device does not let it be read', async () => {
    const progress = await browser().tab()
    const whole = ids(await planOf(progress))
    await progress.record(newReview(`question:${whole[0]}`))
    // As it is when a newer version of the app has taken the database.
    progress.close()
    expect(ids(await planOf(progress))).toEqual(expect.arrayContaining(whole.slice(1)))
    const quiz = await start(progress, [], { scope: { type: 'today' } })
    expect(quiz.status()).toBe('asking')
  })

  test('of a concept is all of its questions', async () => {
    const quiz = await start(await browser().tab(), [], {
      scope: { type: 'concept', concept: 'convolution/match' },
    })
    expect(ids(quiz.asking().sitting.queue)).toEqual(['match'])
  })
})
