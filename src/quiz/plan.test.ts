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
import type { ExerciseEntry, QuestionEntry } from '../content/types.ts'
import type { ItemKey } from '../progress/events.ts'
import { setInterviewDate } from '../progress/interview-date.ts'
import type { Progress } from '../progress/progress.ts'
import { newAmong, planToday, type PlanInput } from './plan.ts'
import { queueId } from './queue-item.ts'
import { todaysPlan } from './todays-plan.ts'

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
const goals = { newPerDay: 5, newExercisesPerDay: 0, goalMinutes: null }
const planOf = async (progress: Progress, change: Partial<Parameters<typeof todaysPlan>[0]> = {}) =>
  (
    await todaysPlan({
      bank: { questions: bank(60), exercises: [] },
      progress,
      now: clock.now(),
      goals,
      ...change,
    })
  ).items
const keys = (items: readonly { readonly key: ItemKey }[]) => items.map(({ key }) => queueId(key))
const ids = (queue: readonly { readonly id: string }[]) => queue.map(({ id }) => id)
const exercise = (slug: string, change: Partial<ExerciseEntry> = {}): ExerciseEntry => ({
  slug,
  topic: 'losses',
  concepts: ['losses/cross-entropy'],
  title: { en: slug, zh: slug },
  difficulty: 2,
  minutes: 10,
  tier: 1,
  entry: slug,
  samples: 2,
  hidden: 8,
  mutants: 6,
  ...change,
})

const fresh = (questions: number) => ({ questions, exercises: 0 })
const anything = { topic: null, concept: null, difficulty: null, status: null }

describe('what is planned', () => {
  const plan = (change: Partial<PlanInput> = {}) =>
    planToday({
      questions: bank(100),
      exercises: [],
      cards: new Map(),
      aside: new Set(),
      now: morning,
      random: seededRandom(1),
      newPerDay: { questions: 100, exercises: 0 },
      newDoneToday: { questions: 0, exercises: 0 },
      goalMinutes: null,
      ...change,
    })

  test('ends at forty questions, at the user’s minutes and at the day’s new ones', () => {
    expect(plan()).toHaveLength(40)
    expect(plan({ goalMinutes: 15 })).toHaveLength(15)
    expect(plan({ goalMinutes: 90 })).toHaveLength(40)
    expect(plan({ goalMinutes: 0.5 })).toHaveLength(1)
    expect(plan({ newPerDay: fresh(7) })).toHaveLength(7)
    expect(plan({ newPerDay: fresh(7), newDoneToday: fresh(4) })).toHaveLength(3)
    expect(plan({ newPerDay: fresh(7), newDoneToday: fresh(9) })).toEqual([])
    expect(plan({ questions: [] })).toEqual([])
  })

  test('is named by its key, with its reason', () => {
    expect(plan({ questions: bank(1) })).toEqual([{ key: 'question:q0', why: 'new' }])
  })

  test('[S40] never has what is set aside', () => {
    const aside = new Set<ItemKey>(['question:q0', 'exercise:softmax'])
    const newPerDay = { questions: 100, exercises: 9 }
    expect(
      plan({ questions: bank(1), exercises: [exercise('softmax')], aside, newPerDay }),
    ).toEqual([])
  })

  test('ends with exercises: new ones up to the day’s number, what is asked most first', () => {
    const exercises = [
      exercise('rare', { tier: 3, difficulty: 1 }),
      exercise('hard', { difficulty: 4 }),
      exercise('easy', { difficulty: 1 }),
    ]
    const newPerDay = { questions: 2, exercises: 2 }
    const planned = plan({ exercises, newPerDay })
    expect(planned.map(({ key }) => key).slice(2)).toEqual(['exercise:easy', 'exercise:hard'])
    const newDoneToday = { questions: 0, exercises: 1 }
    expect(plan({ exercises, newPerDay, newDoneToday })).toHaveLength(3)
  })

  test('has one exercise however little time the questions leave, and more only where they do', () => {
    const exercises = [exercise('a'), exercise('b'), exercise('c')]
    const newPerDay = { questions: 10, exercises: 3 }
    const count = (goalMinutes: number) =>
      plan({ exercises, newPerDay, goalMinutes }).filter(({ key }) => key.startsWith('exercise:'))
        .length
    expect([5, 10, 20, 30, 40].map(count)).toEqual([1, 1, 1, 2, 3])
  })

  test('has what is due first, then what is new, of what the bank has', async () => {
    const progress = await browser().tab()
    await progress.record(newReview('question:q3', { rating: 1 }))
    await progress.record(newReview('exercise:q5', { rating: 1 }))
    await progress.record(newReview('question:gone', { rating: 1 }))
    clock.wait(3 * day)
    const planned = await planOf(progress)
    expect(planned.map(({ why }) => why)).toEqual(['due', ...Array<string>(5).fill('new')])
    expect(planned[0]).toMatchObject({ key: 'question:q3' })
    expect(keys(planned)).not.toContain('gone')
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
        const met = (kind: string) =>
          new Set(today.filter((one) => one.startsWith(kind) && !before.includes(one))).size
        expect(
          newAmong(
            today.map((one) => ({ item: one })),
            cards,
          ),
        ).toEqual({ questions: met('question:'), exercises: met('exercise:') })
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
    const first = keys(await planOf(await tab()))
    clock.wait(8 * hour)
    expect(keys(await planOf(await tab()))).toEqual(first)
    clock.wait(day)
    expect(keys(await planOf(await tab()))).not.toEqual(first)
  })

  test('goes on where it was left', async () => {
    const progress = await browser().tab()
    const whole = keys(await planOf(progress))
    for (const id of whole.slice(0, 2)) await progress.record(newReview(`question:${id}`))
    expect(new Set(keys(await planOf(progress)))).toEqual(new Set(whole.slice(2)))
  })

  test('is what the session asks', async () => {
    const progress = await browser().tab()
    const { questions } = bankOf()
    const four = { bank: { questions, exercises: [] }, goals: { ...goals, newPerDay: 4 } }
    const planned = keys(await planOf(progress, four))
    expect(planned).toHaveLength(4)
    const quiz = await start(progress, [], {
      scope: { type: 'today' },
      goals: four.goals,
    })
    expect(ids(quiz.asking().sitting.queue)).toEqual(planned)
    await give(quiz.session, rightAnswer(quiz.asking().question))
    const rest = await planOf(progress, four)
    expect(new Set(keys(rest))).toEqual(new Set(planned.slice(1)))
  })

  test('does without the history where the device does not let it be read', async () => {
    const progress = await browser().tab()
    const whole = keys(await planOf(progress))
    await progress.record(newReview(`question:${whole[0]}`))
    // As it is when a newer version of the app has taken the database.
    progress.close()
    expect(keys(await planOf(progress))).toEqual(expect.arrayContaining(whole.slice(1)))
    const quiz = await start(progress, [], { scope: { type: 'today' } })
    expect(quiz.status()).toBe('asking')
  })

  test('of a concept is all of its questions', async () => {
    const quiz = await start(await browser().tab(), [], {
      scope: { type: 'filter', filter: { ...anything, concept: 'convolution/match' } },
    })
    expect(ids(quiz.asking().sitting.queue)).toEqual(['match'])
  })
})

describe('until an interview', () => {
  const plan = async (progress: Progress, goalMinutes: number | null = null) =>
    todaysPlan({
      bank: { questions: bank(60), exercises: [exercise('a'), exercise('b'), exercise('c')] },
      progress,
      now: clock.now(),
      goals: { newPerDay: 2, newExercisesPerDay: 0, goalMinutes },
    })
  const newOf = ({ items }: Awaited<ReturnType<typeof plan>>) =>
    items.filter(({ why }) => why === 'new').length

  test('what is new is spread until that day, whatever the settings say', async () => {
    const progress = await browser().tab()
    expect(newOf(await plan(progress))).toBe(2)
    await setInterviewDate(progress, '2026-03-20')
    const planned = await plan(progress)
    expect(planned.interview).toMatchObject({ days: 10, pace: { learningDays: 8 } })
    // 60 questions and 3 exercises on eight days.
    expect(newOf(planned)).toBe(8 + 1)
    await setInterviewDate(progress, null)
    expect(await plan(progress)).toMatchObject({ interview: null })
  })

  test('today’s share does not grow while it is done', async () => {
    const progress = await browser().tab()
    await setInterviewDate(progress, '2026-03-20')
    for (let done = 0; done < 8; done++) {
      expect(newOf(await plan(progress))).toBe(9 - done)
      await progress.record(newReview(`question:q${done}`))
    }
  })

  test('with less time than it takes the plan tells how far it goes', async () => {
    const progress = await browser().tab()
    await setInterviewDate(progress, '2026-03-20')
    const { interview } = await plan(progress, 5)
    expect(interview?.pace.reached.question).toBeLessThan(60)
    expect((await plan(progress, 240)).interview?.pace.reached).toEqual({
      question: 60,
      exercise: 3,
    })
  })

  test('the day itself and later plan as without it', async () => {
    const progress = await browser().tab()
    await setInterviewDate(progress, '2026-03-10')
    expect(await plan(progress)).toMatchObject({ interview: null })
    expect(newOf(await plan(progress))).toBe(2)
  })
})
