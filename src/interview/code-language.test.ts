import { describe, expect, test } from 'vitest'
import { exercise as plain } from '../../tests/fixtures/exercise-session.ts'
import { codeLanguages } from '../base/code-language.ts'
import type { Exercise } from '../content/types.ts'
import { type GivenCode, shownCode, withSource } from './code-given.ts'
import { eventsOf } from './finishing.ts'
import { createInterview } from './interview.ts'
import { parseSitting } from './kept-sitting.ts'
import { defaultSetUp, parseSetUp } from './set-up.ts'
import { type Given, isGiven, type Sitting, type Step, stepsOf } from './sitting.ts'
import { parseWritten } from './written-answer.ts'

const exercise: Exercise = {
  ...plain,
  python: { starter: 'def softmax', definitions: '', signatures: {} },
}
const steps: readonly Step[] = stepsOf([{ type: 'exercise', slug: 'softmax', seconds: 600 }])
const sitting: Sitting = {
  version: 2,
  code: '14K2-90DF-7Q3M-XXHV',
  setUp: defaultSetUp('en', 'python'),
  startedAt: 1,
  position: 0,
  steps: steps.map(() => ({ given: null, ms: 0 })),
  pauses: [],
  pausedAt: null,
  at: 1,
  stage: 'running',
  judged: [],
}
const both: GivenCode = {
  type: 'code',
  language: 'python',
  sources: { typescript: 'const softmax = 1', python: 'softmax = 1' },
}

describe('the set-up', () => {
  test('begins with the language of the settings, and goes on with the last one', () => {
    const base = defaultSetUp('en', 'python')
    expect(base.codeLanguage).toBe('python')
    expect(parseSetUp({ ...base, codeLanguage: 'typescript' }, base, [])).toEqual({
      ...base,
      codeLanguage: 'typescript',
    })
    // Kept before there was Python, or by whoever.
    for (const kept of [{ minutes: 45 }, { codeLanguage: 'cobol' }])
      expect(parseSetUp(kept, base, []).codeLanguage).toBe('python')
  })
})

describe('[I24] an exercise', () => {
  test('opens in the language of the interview where it is offered in it', () => {
    expect(shownCode(exercise, null, 'python')).toMatchObject({
      language: 'python',
      source: 'def softmax',
    })
    expect(shownCode(plain, null, 'python')).toMatchObject({
      language: 'typescript',
      source: 'starter',
    })
  })

  test('keeps what was typed in each language', () => {
    let given: Given | null = null
    const type = (source: string) => {
      given = withSource(shownCode(exercise, given, 'typescript').given, source)
    }
    const turn = (language: GivenCode['language']) => {
      given = { ...shownCode(exercise, given, 'typescript').given, language }
    }
    type('mine')
    turn('python')
    expect(shownCode(exercise, given, 'typescript').source).toBe('def softmax')
    type('meine')
    turn('typescript')
    expect(shownCode(exercise, given, 'typescript').source).toBe('mine')
    expect(given).toEqual({
      type: 'code',
      language: 'typescript',
      sources: { typescript: 'mine', python: 'meine' },
    })
  })

  test('is answered by what is shown, and never by a starter', () => {
    const isAnswered = (given: Given) => isGiven({ given, ms: 0 }, exercise)
    expect(isAnswered(both)).toBe(true)
    expect(isAnswered({ ...both, sources: { typescript: 'mine' } })).toBe(false)
    expect(isAnswered({ ...both, sources: { python: 'def softmax\n' } })).toBe(false)
    expect(isAnswered({ ...both, sources: { python: 'starter' } })).toBe(true)
  })

  test('survives a reload in both languages', async () => {
    let kept: unknown = null
    const interview = createInterview({
      ...{ steps, sitting, clock: () => 2 },
      save: (value) => {
        kept = JSON.parse(JSON.stringify(value))
        return Promise.resolve()
      },
    })
    interview.give(0, both)
    await interview.flush()
    expect(parseSitting(kept)?.steps[0]?.given).toEqual(both)
  })
})

describe('what was kept before there was Python', () => {
  const { codeLanguage: _, ...setUp } = sitting.setUp
  const old = {
    ...{ ...sitting, version: 1, setUp },
    steps: [
      { given: { type: 'code', source: 'mine' }, ms: 5 },
      { given: null, ms: 0 },
    ],
  }

  test('goes on in TypeScript', () => {
    expect(parseSitting(old)).toEqual({
      ...sitting,
      setUp: { ...setUp, codeLanguage: 'typescript' },
      steps: [
        {
          given: { type: 'code', language: 'typescript', sources: { typescript: 'mine' } },
          ms: 5,
        },
        { given: null, ms: 0 },
      ],
    })
  })

  test('and broken, or broken today, is none', () => {
    const broken = [
      { ...old, setUp: null },
      { ...old, steps: [{ given: { type: 'code' }, ms: 5 }] },
      { ...old, steps: null },
      { ...sitting, setUp },
      { ...sitting, steps: [{ given: { ...both, language: 'cobol' }, ms: 0 }] },
      { ...sitting, steps: [{ given: { ...both, sources: { python: 1 } }, ms: 0 }] },
      { ...sitting, steps: [{ given: { ...both, sources: null }, ms: 0 }] },
    ]
    for (const value of broken) expect(parseSitting(value)).toBeNull()
  })
})

describe('[I33] what is recorded', () => {
  const said: Given = { type: 'said', text: 'stable', score: 1 }
  const finished = (given: Given | null): Sitting => ({
    ...sitting,
    steps: steps.map((_, place) => ({ given: [given, null, said][place] ?? null, ms: 0 })),
    judged: [
      {
        ...{ slug: 'softmax', passed: 3, total: 3, state: 'pass', ms: 5 },
        engine: 'python, python 3.11.1, numpy 1.24.1',
      },
    ],
  })
  const record = (given: Given | null) =>
    eventsOf({
      sitting: finished(given),
      steps,
      material: { questions: new Map(), exercises: new Map([['softmax', exercise]]) },
    })

  test.each(codeLanguages)('is the run with its language: %s', (language) => {
    const events = record({ ...both, language })
    expect(events.map(({ type }) => type)).toEqual(['run', 'review', 'interview'])
    expect(events[0]).toMatchObject({
      type: 'run',
      exercise: 'softmax',
      language,
      state: 'pass',
      source: both.sources[language],
    })
    // One exercise, whatever it was written in.
    expect(events[1]).toMatchObject({ type: 'review', item: 'exercise:softmax', score: 1 })
  })

  test('is what was written beside it as well', () => {
    const [item] = record(both).flatMap((event) => (event.type === 'interview' ? event.items : []))
    expect(parseWritten(item?.answer)).toEqual({
      source: 'softmax = 1',
      language: 'python',
      aside: [{ language: 'typescript', source: 'const softmax = 1' }],
      followUps: [{ text: '' }, { text: 'stable' }],
    })
    const [alone] = record({
      ...both,
      sources: { python: 'softmax = 1', typescript: 'starter' },
    }).flatMap((event) => (event.type === 'interview' ? event.items : []))
    expect(parseWritten(alone?.answer).aside).toEqual([])
  })

  test('of before there was Python is read as TypeScript; an imported value may be anything', () => {
    const nothing = { source: '', language: null, aside: [], followUps: [] }
    expect(parseWritten({ source: 'mine', followUps: [{ text: 'said', score: 1 }] })).toEqual({
      ...nothing,
      ...{ source: 'mine', language: 'typescript', followUps: [{ text: 'said' }] },
    })
    expect(parseWritten({ source: '', followUps: [] })).toEqual(nothing)
    for (const value of [null, 1, [], { source: 1, aside: {}, followUps: 'x' }])
      expect(parseWritten(value)).toEqual(nothing)
    expect(
      parseWritten({ source: 'a', language: 'cobol', aside: [1, { language: 'python' }] }),
    ).toEqual({
      ...nothing,
      ...{ source: 'a', language: 'typescript', aside: [{ language: 'python', source: '' }] },
    })
  })
})
