import { afterEach, expect, test, vi } from 'vitest'
import {
  browser,
  clock,
  closeAll,
  exercise as plain,
  runOf,
  scripted,
} from '../../tests/fixtures/exercise-session.ts'
import type { CodeLanguage } from '../base/code-language.ts'
import type { Exercise } from '../content/types.ts'
import type { Progress } from '../progress/progress.ts'
import { createExerciseSession } from './session.ts'

const exercise: Exercise = {
  ...plain,
  python: { starter: 'def softmax', definitions: '', signatures: {} },
}
const day = 86_400_000
afterEach(closeAll)

async function open(progress: Progress, language: CodeLanguage) {
  const session = createExerciseSession({
    ...{ slug: 'softmax', language, progress, clock: clock.now },
    runner: scripted([runOf('pass', 'pass', 'pass')]).runner,
    content: {
      loadExercise: () => Promise.resolve(exercise),
      loadExaminerMaterial: () =>
        Promise.resolve({ slug: 'softmax', checks: '', mutants: [], reference: '' }),
      loadSolution: () => Promise.resolve(null),
    },
  })
  await session.load()
  const state = () => {
    const current = session.store.getState()
    if (current.status !== 'ready') throw new Error(`the session is ${current.status}`)
    return current
  }
  return { session, state }
}
const close = async ({ session }: Awaited<ReturnType<typeof open>>) => {
  await session.flush()
  session.dispose()
}

test('an exercise that comes due opens blank in each language, its earlier code in the history', async () => {
  clock.set(Date.parse('2026-03-01T08:00Z'))
  const progress = await browser().tab()
  const python = await open(progress, 'python')
  python.session.edit('solved in Python')
  await python.session.run('all')
  await close(python)
  const typescript = await open(progress, 'typescript')
  typescript.session.edit('begun in TypeScript')
  await close(typescript)

  clock.wait(300 * day)
  const due = await open(progress, 'typescript')
  expect(due.state()).toMatchObject({
    source: 'starter',
    versions: [{ source: 'begun in TypeScript', why: 'again' }],
  })
  await vi.waitFor(async () => expect(await progress.drafts.load('softmax', 'python')).toBeNull())
  await close(due)
  expect((await open(progress, 'python')).state()).toMatchObject({
    source: 'def softmax',
    attempt: { reviewed: null },
    versions: [{ source: 'solved in Python', why: 'again', at: clock.now() }],
  })
})

test('one that is not due keeps what is written in the other language', async () => {
  const progress = await browser().tab()
  const python = await open(progress, 'python')
  python.session.edit('begun in Python')
  await close(python)
  await close(await open(progress, 'typescript'))
  expect((await open(progress, 'python')).state().source).toBe('begun in Python')
})
