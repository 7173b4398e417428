import { beforeEach, describe, expect, test } from 'vitest'
import { clock } from '../../tests/fixtures/exercise-session.ts'
import { open, single } from '../../tests/fixtures/quiz-questions.ts'
import type { Exercise, Question } from '../content/types.ts'
import { eventsOf, type Material } from './finishing.ts'
import { createInterview } from './interview.ts'
import { parseSitting } from './kept-sitting.ts'
import { reportOf } from './report.ts'
import { defaultSetUp } from './set-up.ts'
import { type Given, type Sitting, type Step, stepsOf, usedMs } from './sitting.ts'

const minute = 60_000
const start = Date.parse('2026-03-10T09:00Z')
beforeEach(() => clock.set(start))

const steps: readonly Step[] = stepsOf([
  { type: 'question', id: 'single', seed: 7, seconds: 60 },
  { type: 'question', id: 'open', seed: 8, seconds: 120 },
  { type: 'exercise', slug: 'softmax', seconds: 600 },
])
const sitting: Sitting = {
  version: 2,
  code: '14K2-90DF-7Q3M-XXHV',
  setUp: { ...defaultSetUp('en'), minutes: 20 },
  startedAt: start,
  position: 0,
  steps: steps.map(() => ({ given: null, ms: 0 })),
  pauses: [],
  pausedAt: null,
  at: start,
  stage: 'running',
  judged: [],
}
/** An interview whose kept state is what a reload finds. */
function begin(from: Sitting = sitting) {
  let kept: unknown = from
  const interview = createInterview({
    steps,
    sitting: from,
    clock: clock.now,
    save: (value) => {
      kept = structuredClone(value)
      return Promise.resolve()
    },
  })
  const now = () => interview.store.getState().sitting
  /** As after a crash or a closed tab. */
  const reopened = () => {
    const found = parseSitting(kept)
    if (!found) throw new Error('what was kept is no sitting')
    return begin(found)
  }
  return { interview, now, reopened }
}
const chosen = (option: number): Given => ({
  type: 'answer',
  answer: { type: 'single', chosen: option },
  arrangement: [0, 1, 2, 3],
})

const typed = (source: string): Given => ({
  type: 'code',
  language: 'typescript',
  sources: { typescript: source },
})

describe('the time', () => {
  test('[I20] is booked on the part that is shown, and ends the interview when it is used up', () => {
    const { interview, now } = begin()
    clock.wait(minute)
    interview.go(1)
    clock.wait(2 * minute)
    interview.tick()
    expect(now().steps.map(({ ms }) => ms / minute)).toEqual([1, 2, 0, 0, 0])
    interview.go(99)
    expect(now().position).toBe(1)
    clock.wait(60 * minute)
    interview.tick()
    expect(now()).toMatchObject({ stage: 'judging' })
    expect(usedMs(now())).toBe(20 * minute)
    clock.wait(minute)
    interview.tick()
    interview.go(0)
    expect(now()).toMatchObject({ position: 1 })
    expect(usedMs(now())).toBe(20 * minute)
  })

  test('[I21] stands still during a pause, which is logged', () => {
    const { interview, now } = begin()
    clock.wait(minute)
    interview.pause()
    clock.wait(5 * minute)
    interview.tick()
    interview.go(1)
    interview.resume()
    clock.wait(minute)
    interview.end()
    expect(now().pauses).toEqual([{ at: start + minute, ms: 5 * minute }])
    expect(usedMs(now())).toBe(2 * minute)
    expect(now().position).toBe(0)
  })

  test('[I21] [I22] a closed page is a pause; what was given is still there', async () => {
    const first = begin()
    first.interview.give(0, chosen(2))
    clock.wait(minute)
    first.interview.tick()
    await first.interview.flush()
    clock.wait(30 * minute)
    const { interview, now } = first.reopened()
    expect(now().steps[0]).toEqual({ given: chosen(2), ms: minute })
    expect(now().pausedAt).toBe(start + minute)
    interview.resume()
    expect(now().pauses).toEqual([{ at: start + minute, ms: 30 * minute }])
  })

  test('a kept value of another form is none', () => {
    for (const value of [null, {}, { ...sitting, version: 3 }, { ...sitting, steps: [{}] }])
      expect(parseSitting(value)).toBeNull()
    expect(parseSitting({ ...sitting, position: 5 })).toBeNull()
    expect(parseSitting(JSON.parse(JSON.stringify(sitting)))).toEqual(sitting)
  })
})

describe('what is recorded', () => {
  const exercise = { slug: 'softmax', starter: 'throw', checks: [] } as unknown as Exercise
  const material: Material = {
    questions: new Map<string, Question>([
      ['single', single],
      ['open', open],
    ]),
    exercises: new Map([['softmax', exercise]]),
  }
  const finished = (givens: readonly (Given | null)[], passed: number | null = 7): Sitting => ({
    ...sitting,
    stage: 'grading',
    steps: steps.map((_, place) => ({ given: givens[place] ?? null, ms: (place + 1) * 1000 })),
    judged:
      passed === null
        ? []
        : [
            {
              ...{ slug: 'softmax', passed, total: 14, state: passed === 14 ? 'pass' : 'fail' },
              ...{ ms: 5, engine: 'typescript' },
            },
          ],
  })
  const right = single.options.findIndex(({ correct }) => correct)
  const all: readonly Given[] = [
    chosen(right),
    { type: 'answer', answer: { type: 'open', text: '', ticks: [0] }, arrangement: [] },
    typed('const softmax = 1'),
    { type: 'said', text: 'stable', score: 1 },
    { type: 'said', text: '', score: null },
  ]
  const record = (state: Sitting) => eventsOf({ sitting: state, steps, material })

  test('[I30] [I31] a review of each answered part, the run, and the interview last', () => {
    const events = record(finished(all))
    expect(events.map(({ type }) => type)).toEqual([
      'run',
      'review',
      'review',
      'review',
      'interview',
    ])
    expect(events.at(-1)).toMatchObject({
      code: sitting.code,
      plannedMs: 20 * minute,
      usedMs: 15_000,
      items: [
        { item: 'question:single', score: 1, seed: 7 },
        { item: 'question:open', score: 1 / open.rubric.length },
        { item: 'exercise:softmax', score: 0.5, passed: 7, total: 14 },
      ],
    })
    expect(events.find((event) => event.type === 'run')).toMatchObject({
      source: 'const softmax = 1',
      state: 'fail',
    })
  })

  test('[I30] [I32] what was not answered is no review, and counts as 0', () => {
    const events = record(finished([null, all[1] ?? null, typed(' throw ')], null))
    expect(events.map(({ type }) => type)).toEqual(['review', 'interview'])
    const interview = events.at(-1)
    if (interview?.type !== 'interview') throw new Error('no interview')
    expect(interview.items.map(({ score }) => score === null)).toEqual([true, false, true])
    const entry = { topic: 'losses', concept: 'losses/a', concepts: ['losses/b'] }
    const bank = {
      questionOf: () => ({ ...entry, seconds: 60 }) as never,
      exerciseOf: () => ({ ...entry, minutes: 10 }) as never,
    }
    expect(reportOf(interview, bank)).toMatchObject({
      whole: { count: 3, answered: 1, score: 1 / open.rubric.length / 3 },
      code: { passed: 0, count: 1 },
      repeat: ['single', 'open', 'exercise:softmax'],
      topics: [{ topic: 'losses', count: 3 }],
    })
  })
})
