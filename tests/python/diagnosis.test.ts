// Mistakes in Python, named by the known wrong solutions, which are TypeScript: both answer alike.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import strip from 'ts-blank-space'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { openThread, type Thread } from '../fixtures/runner-thread/open.ts'
import type {
  PythonDiagnosis,
  PythonDiagnosisRequest,
} from '../fixtures/runner-thread/python-diagnosis-thread.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sources = readExerciseSources(root)

let thread: Thread<PythonDiagnosisRequest, PythonDiagnosis>
let folder: string
beforeAll(async () => {
  thread = await openThread('python-diagnosis-thread.ts')
  folder = mkdtempSync(path.join(tmpdir(), 'offhand-diagnosis-'))
})
afterAll(() => {
  thread.dispose()
  rmSync(folder, { recursive: true, force: true })
})

/** The reference with one of its lines changed, judged by the real checks. */
async function diagnosed(slug: string, from: string, to: string): Promise<PythonDiagnosis> {
  const source = sources.find((one) => one.slug === slug)
  const { python, value } = source ?? {}
  if (!source || !python || !value?.python) throw new Error(`${slug} is not in Python`)
  expect(python.solution.split(from)).toHaveLength(2)
  const file = path.join(folder, `${slug}.py`)
  writeFileSync(
    file,
    python.solution.replace(from, () => to),
  )
  return thread.ask({
    ...{ root, file, signatures: value.python },
    checks: await compileChecks(source.folder),
    mutants: source.mutants.map(({ id, code }) => ({ id, code: strip(code) })),
  })
}

describe('a mistake in Python has the name that it has in TypeScript', () => {
  test.each([
    ['softmax', 'no-max-subtraction', 'x - x.max(axis=axis, keepdims=True)', 'x'],
    ['softmax', 'ignores-temperature', ' / temperature', ''],
    ['nms', 'equality-dropped', '> iou_threshold', '>= iou_threshold'],
    ['nms', 'score-at-threshold-dropped', '>= score_threshold', '> score_threshold'],
    ['attention', 'divides-by-d', '1 / np.sqrt(q.shape[1])', '1 / q.shape[1]'],
    [
      ...(['conv2d', 'flipped-kernel'] as const),
      'filters = w.reshape(',
      'filters = w[:, :, ::-1, ::-1].reshape(',
    ],
    ['batch-norm-step', 'running-variance-biased', 'momentum * unbiased', 'momentum * var'],
    ['causal-attention', 'divides-by-d', 'np.sqrt(q.shape[2])', 'q.shape[2]'],
    ['kmeans', 'inertia-averaged', '** 2).sum()', '** 2).sum() / len(points)'],
    ['cosine-lr', 'whole-period', 'np.pi * progress', '2 * np.pi * progress'],
    ['rms-norm', 'eps-outside-root', 'np.sqrt(mean_square + eps)', '(np.sqrt(mean_square) + eps)'],
    ['adam-step', 'eps-inside-the-root', 'np.sqrt(v_hat) + eps', 'np.sqrt(v_hat + eps)'],
    ['otsu', 'weights-forgotten', '(n0 / img.size) * (n1 / img.size) * ', ''],
    ['dice-loss', 'factor-two-missing', '2 * overlap', 'overlap'],
    ['pool2d', 'sum-not-average', ' / np.outer(rows, columns)', ''],
  ])('%s: %s', async (slug, mutant, from, to) => {
    expect(await diagnosed(slug, from, to)).toMatchObject({ named: mutant })
  })
})

describe('nothing is claimed', () => {
  test('of a mistake that has no name', async () => {
    const unknown = 'axis=axis, keepdims=True) + 1e-3'
    const { failed, named } = await diagnosed(
      ...(['softmax', 'exps.sum(axis=axis, keepdims=True)', `exps.sum(${unknown}`] as const),
    )
    expect(named).toBeNull()
    expect(failed).toBeGreaterThan(0)
  })

  test('of an input that is stumbled over where the known mistake accepts it', async () => {
    const refusal = 'raise ValueError("x must be a matrix with at least one entry")'
    const { failed, named } = await diagnosed('softmax', refusal, '[][0]')
    expect(named).toBeNull()
    expect(failed).toBeGreaterThan(0)
  })

  test('of what is right', async () => {
    expect(await diagnosed('softmax', 'shifted =', 'shifted  =')).toEqual({
      failed: 0,
      named: null,
    })
  })
})
