import { expect, test } from 'vitest'
import { exercise, runOf, scripted } from '../../tests/fixtures/exercise-session.ts'
import type { ExaminerMaterial } from '../content/types.ts'
import { eventsOf } from './finishing.ts'
import { judgeAll } from './judging.ts'
import { parseSitting } from './kept-sitting.ts'
import { defaultSetUp } from './set-up.ts'
import { type Sitting, stepsOf } from './sitting.ts'

const steps = stepsOf([{ type: 'exercise', slug: 'softmax', seconds: 600 }])
const source = "import { zeros } from 'prelude'"

test('code on a whiteboard may import the prelude where the exercise offers it, and its run says so', async () => {
  const prepared: boolean[] = []
  const judged = await judgeAll({
    codes: [{ slug: 'softmax', language: 'typescript', source }],
    createRunner: () => ({
      ...scripted([{ ...runOf('pass', 'pass', 'pass'), prelude: true }]).runner,
      prepare: ({ prelude = false }) => Promise.resolve(void prepared.push(prelude)),
    }),
    fetchPython: () => Promise.reject(new Error('not asked for')),
    loadMaterial: (slug): Promise<ExaminerMaterial> =>
      Promise.resolve({ slug, checks: '', mutants: [], reference: '', prelude: true }),
    checksOf: () => 3,
    onStage: () => undefined,
    signal: new AbortController().signal,
  })
  if (!judged.ok) throw new Error(judged.error)
  expect(prepared).toEqual([true])

  const finished: Sitting = {
    ...{ version: 2, code: '14K2-90DF-7Q3M-XXHV', setUp: defaultSetUp('en', 'typescript') },
    ...{ startedAt: 1, position: 0, pauses: [], pausedAt: null, at: 1, stage: 'grading' },
    steps: steps.map((_, place) => ({
      given:
        place === 0
          ? { type: 'code', language: 'typescript', sources: { typescript: source } }
          : null,
      ms: 0,
    })),
    judged: judged.value,
  }
  const kept = parseSitting(JSON.parse(JSON.stringify(finished)))
  if (!kept) throw new Error('the sitting was not read')
  const material = { questions: new Map(), exercises: new Map([['softmax', exercise]]) }
  expect(eventsOf({ sitting: kept, steps, material })[0]).toMatchObject({
    ...{ type: 'run', exercise: 'softmax', state: 'pass', source, prelude: true },
  })
  const broken = { ...finished, judged: judged.value.map((one) => ({ ...one, prelude: 'yes' })) }
  expect(parseSitting(broken)).toBeNull()
})
