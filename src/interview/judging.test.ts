import { describe, expect, test } from 'vitest'
import { exercise, runOf, scripted } from '../../tests/fixtures/exercise-session.ts'
import type { CodeLanguage } from '../base/code-language.ts'
import type { Runner } from '../runner/run.ts'
import { codesToRun, judgeAll, type CodeToRun, type JudgingStage } from './judging.ts'
import { defaultSetUp } from './set-up.ts'
import { type Given, type Sitting, stepsOf } from './sitting.ts'

const material = { slug: '', checks: '', mutants: [], reference: '' }
const codes: readonly CodeToRun[] = [
  { slug: 'softmax', language: 'typescript', source: 'ts' },
  { slug: 'nms', language: 'python', source: 'py' },
]

/** Judges in sandboxes that tell of their life; `change` may break one. */
function judging(
  change: (runner: Runner, slug: string) => Runner = (runner) => runner,
  fetchPython = () => Promise.resolve(),
) {
  const life: string[] = []
  const stages: JudgingStage[] = []
  const control = new AbortController()
  const createRunner = (slug: string, language: CodeLanguage): Runner => {
    const { runner } = scripted([runOf('pass', 'pass', language === 'python' ? 'fail' : 'pass')])
    life.push(`${slug} in ${language}`)
    return change(
      { ...runner, engine: language, dispose: () => void life.push(`${slug} ends`) },
      slug,
    )
  }
  const judged = judgeAll({
    ...{ codes, createRunner, fetchPython },
    loadMaterial: (slug) => Promise.resolve({ ...material, slug }),
    checksOf: () => 3,
    onStage: (stage) => stages.push(stage),
    signal: control.signal,
  })
  return { judged, life, stages, control }
}

describe('the one run of each code', () => {
  test('[I23] is in its own language and sandbox, which ends with it', async () => {
    const { judged, life, stages } = judging()
    expect(await judged).toEqual({
      ok: true,
      value: [
        { slug: 'softmax', passed: 3, total: 3, state: 'pass', ms: 5, engine: 'typescript' },
        { slug: 'nms', passed: 2, total: 3, state: 'fail', ms: 5, engine: 'python' },
      ],
    })
    expect(life).toEqual(['softmax in typescript', 'softmax ends', 'nms in python', 'nms ends'])
    expect(stages).toEqual([
      { type: 'fetching' },
      { type: 'running', place: 0 },
      { type: 'running', place: 1 },
    ])
  })

  test('[I25] begins only when Python is there', async () => {
    const { judged, life } = judging(undefined, () => Promise.reject(new Error('offline')))
    expect(await judged).toEqual({ ok: false, error: 'no-python' })
    expect(life).toEqual([])
  })

  test('does not wait for Python where nothing is written in it', async () => {
    const [first] = codes
    const stages: JudgingStage[] = []
    const judged = await judgeAll({
      codes: first ? [first] : [],
      createRunner: () => scripted([runOf('pass')]).runner,
      fetchPython: () => Promise.reject(new Error('offline')),
      loadMaterial: () => Promise.resolve(material),
      checksOf: () => 1,
      onStage: (stage) => stages.push(stage),
      signal: new AbortController().signal,
    })
    expect(judged).toMatchObject({ ok: true, value: [{ state: 'pass' }] })
    expect(stages).toEqual([{ type: 'running', place: 0 }])
  })

  test('without a sandbox says so, and leaves nothing behind', async () => {
    const { judged, life } = judging((runner, slug) =>
      slug === 'nms' ? { ...runner, prepare: () => Promise.reject(new Error('no frame')) } : runner,
    )
    expect(await judged).toEqual({ ok: false, error: 'no-sandbox' })
    expect(life.at(-1)).toBe('nms ends')
  })

  test('is given up when the page is left', async () => {
    const { judged, life, control } = judging((runner) => ({
      ...runner,
      run: () => ({
        verdict: new Promise((_, reject) => {
          control.signal.addEventListener('abort', () => reject(new Error('gone')))
          control.abort()
        }),
        cancel: () => undefined,
      }),
    }))
    await expect(judged).rejects.toThrow(/abort/i)
    expect(life).toContain('softmax ends')
    expect(life).not.toContain('nms in python')
  })
})

describe('[I24] what is run', () => {
  const steps = stepsOf([
    { type: 'question', id: 'q', seed: 1, seconds: 60 },
    { type: 'exercise', slug: 'softmax', seconds: 600 },
    { type: 'exercise', slug: 'nms', seconds: 600 },
  ])
  const python = { starter: 'def', definitions: '', signatures: {} }
  const exercises = new Map([
    ['softmax', { ...exercise, python }],
    ['nms', { ...exercise, slug: 'nms', python }],
  ])
  const sittingOf = (...givens: readonly (Given | null)[]): Sitting => ({
    ...{ version: 2, code: '', setUp: defaultSetUp('en'), startedAt: 0, position: 0 },
    steps: steps.map((step) => ({
      given: step.type === 'exercise' ? (givens[step.slug === 'softmax' ? 0 : 1] ?? null) : null,
      ms: 0,
    })),
    ...{ pauses: [], pausedAt: null, at: 0, stage: 'judging', judged: [] },
  })

  test('is what each exercise shows last, if anything was written there', () => {
    const sources = { typescript: 'ts', python: 'py' }
    const run = (...givens: readonly (Given | null)[]) =>
      codesToRun(sittingOf(...givens), steps, { questions: new Map(), exercises })
    expect(
      run(
        { type: 'code', language: 'python', sources },
        { type: 'code', language: 'typescript', sources },
      ),
    ).toEqual([
      { slug: 'softmax', language: 'python', source: 'py' },
      { slug: 'nms', language: 'typescript', source: 'ts' },
    ])
    expect(
      run(null, { type: 'code', language: 'python', sources: { typescript: 'ts', python: 'def' } }),
    ).toEqual([])
  })
})
