// Every known wrong solution of every exercise as if it were the user's code: the runner must name it.
import path from 'node:path'
import strip from 'ts-blank-space'
import { beforeAll, expect, test } from 'vitest'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { type ExerciseSource, readExerciseSources } from '../../tooling/content/exercise-source.ts'
import type { Diagnosed, DiagnosisRequest } from '../fixtures/runner-thread/diagnosis-thread.ts'
import { openThread } from '../fixtures/runner-thread/open.ts'

const root = path.resolve(import.meta.dirname, '../..')
const innocent = ['solution', 'starter'] as const

interface Row extends Diagnosed {
  readonly slug: string
}

let wrongSolutions: readonly Row[] = []
let others: readonly Row[] = []

beforeAll(async () => {
  const { ask, dispose } = await openThread<DiagnosisRequest, readonly Diagnosed[]>(
    'diagnosis-thread.ts',
  )
  const rows: Row[] = []
  const queue = readExerciseSources(root)
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { slug } = next
      rows.push(...(await ask(await requestFor(next))).map((one) => ({ slug, ...one })))
    }
  }
  try {
    await Promise.all([work(), work()])
  } finally {
    dispose()
  }
  const isInnocent = ({ id }: Row) => innocent.some((name) => name === id)
  wrongSolutions = rows.filter((row) => !isInnocent(row))
  others = rows.filter(isInnocent)
})

async function requestFor(source: ExerciseSource): Promise<DiagnosisRequest> {
  return {
    checks: await compileChecks(source.folder),
    mutants: source.mutants.map(({ id, code }) => ({ id, code: strip(code) })),
    others: innocent.map((id) => ({ id, code: strip(source[id]) })),
  }
}

const table = (rows: readonly Row[]): string =>
  rows
    .map(
      ({ slug, id, named, twins }) =>
        `${slug}/${id}: ${named ?? 'nothing'} was named${twins.length > 0 ? `; answers as ${twins.join(', ')} does` : ''}`,
    )
    .sort()
    .join('\n')

test('nine in ten or more are named', () => {
  const missed = wrongSolutions.filter(({ id, named }) => named !== id)
  expect(wrongSolutions.length).toBeGreaterThan(0)
  expect(1 - missed.length / wrongSolutions.length, `\n${table(missed)}\n`).toBeGreaterThanOrEqual(
    0.9,
  )
})

test('none is named as another one that answers differently', () => {
  const wrong = wrongSolutions.filter(
    ({ id, named, twins }) => named !== null && named !== id && !twins.includes(named),
  )
  expect(table(wrong)).toBe('')
})

test('nothing is claimed of a right solution, nor of one that is not written yet', () => {
  expect(table(others.filter(({ named }) => named !== null))).toBe('')
  expect(others.length).toBeGreaterThan(0)
})
