// What the operation counter compares with: each formula is proved by the build on the samples, and here
// on every call of every check.
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CountedCall } from '../../src/content/types.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { compileContent } from '../../tooling/content/compile.ts'
import type { Counted } from '../../tooling/content/count-operations.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { countingOf } from '../../tooling/content/prove.ts'
import type { CountingRequest } from '../fixtures/runner-thread/counting-thread.ts'
import { openThread } from '../fixtures/runner-thread/open.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Exercises whose arithmetic is a formula that is asked for in interviews. */
const known = [
  ...['attention', 'box-iou', 'causal-attention', 'conv-transpose2d', 'conv2d'],
  ...['deformable-conv', 'depthwise-separable-conv', 'filter2d', 'gaussian-blur'],
  ...['grouped-query-attention', 'im2col', 'integral-image', 'lora-linear', 'mlp-backward'],
  ...['multi-head-attention', 'patch-embed', 'pool2d', 'sobel'],
]

interface Row {
  readonly slug: string
  readonly counted: Counted
}
const rows: Row[] = []

beforeAll(async () => {
  const { ask, dispose } = await openThread<CountingRequest, Counted>('counting-thread.ts')
  try {
    for (const source of readExerciseSources(root)) {
      if (!source.value?.operations) continue
      const checks = await compileChecks(source.folder)
      const counted = await ask({ checks, counting: countingOf(source) })
      rows.push({ slug: source.slug, counted })
    }
  } finally {
    dispose()
  }
})

test('the exercises of the syllabus have a formula', () => {
  expect(known.filter((slug) => !rows.some((row) => row.slug === slug))).toEqual([])
})

test('every formula says what the reference counts, on every call of every check', () => {
  expect(
    rows.flatMap(({ slug, counted }) =>
      counted.problems.map(({ path: at, message }) => `${slug}: ${at.join('.')}: ${message}`),
    ),
  ).toEqual([])
})

test('enough calls were compared', () => {
  const compared = rows.map(({ counted }) => counted.calls.filter((call) => call.formulas).length)
  expect(Math.min(...compared)).toBeGreaterThanOrEqual(6)
  expect(compared.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(400)
})

describe('the built exercises', () => {
  let callsOf: (slug: string) => readonly CountedCall[]
  beforeAll(async () => {
    const { exercises } = await compileContent(root, { prove: false })
    callsOf = (slug) =>
      exercises.find(({ exercise }) => exercise.slug === slug)?.exercise.operations?.calls ?? []
  })

  test('carry the counts of the reference on the samples', () => {
    // 2 × 2 outputs of 3 × 3 taps, padding included.
    expect(callsOf('conv2d').find(({ sample }) => sample === 'padding-stride-bias')).toMatchObject({
      reference: { multiplications: 36, additions: 36, divisions: 0, comparisons: 0, functions: 0 },
      formulas: { multiplications: 36, additions: 36 },
      letters: { n: 1, cout: 1, ho: 2, wo: 2, cin: 1, kh: 3, kw: 3 },
    })
    for (const { reference } of callsOf('im2col'))
      expect(Object.values(reference)).toEqual([0, 0, 0, 0, 0])
  })

  test('have no formula for their other functions', () => {
    const [kernel, blur] = callsOf('gaussian-blur')
    expect(kernel?.formulas).toBe(undefined)
    expect(blur?.formulas).toEqual({ multiplications: 63 })
  })
})
