// The prelude where exercises offer it: it is of use there, it counts, and elsewhere it is refused.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { counterName, counterReader } from '../../src/runner/engine.ts'
import type { CheckVerdict } from '../../src/runner/verdict.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { compileContent } from '../../tooling/content/compile.ts'
import type { Counted } from '../../tooling/content/count-operations.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { countingOf } from '../../tooling/content/prove.ts'
import type { CountingRequest } from '../fixtures/runner-thread/counting-thread.ts'
import { openThread, type Thread } from '../fixtures/runner-thread/open.ts'
import type { VerdictsRequest } from '../fixtures/runner-thread/verdicts-thread.ts'
import { exerciseIn } from '../fixtures/terminal.ts'
import { compiled } from '../fixtures/typescript-engine.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sources = new Map(readExerciseSources(root).map((source) => [source.slug, source]))
const sourceOf = (slug: string) => {
  const source = sources.get(slug)
  if (!source) throw new Error(`no exercise ${slug}`)
  return source
}

type Edit = readonly [from: string | RegExp, to: string]

/** The reference, written with the prelude. */
function withPrelude(slug: string, names: string, edits: readonly Edit[]): string {
  return edits.reduce(
    (code, [from, to]) => {
      const edited = code.replace(from, () => to)
      if (edited === code) throw new Error(`${slug}: nothing to replace: ${String(from)}`)
      return edited
    },
    `import { ${names} } from 'prelude'\n\n${sourceOf(slug).solution}`,
  )
}
const own = (name: string): Edit => [new RegExp(`function ${name}\\([^]*?\\n}\\n`), '']

const solutions: Readonly<Record<string, string>> = {
  attention: withPrelude('attention', 'matmul, transpose', [
    ['q.map((query, i) => {', 'matmul(q, transpose(k)).map((dots, i) => {'],
    ['k.map((key) => factor * dot(query, key))', 'dots.map((s) => factor * s)'],
    [/weights\.map\(\(row\) => \{[^]*?\n {2}\}\)/, 'matmul(weights, v)'],
    own('dot'),
  ]),
  'mlp-backward': withPrelude('mlp-backward', 'matmul, transpose', [
    own('matmul'),
    own('transpose'),
  ]),
  'linear-regression': withPrelude('linear-regression', '\n  matmul as times,\n  transpose,\n', [
    [
      'columns.map((p, i) => columns.map((q, j) => dot(p, q) + penalty(i, j)))',
      'times(columns, rows).map((row, i) => row.map((v, j) => v + penalty(i, j)))',
    ],
    ['columns.map((p) => dot(p, y))', 'times(columns, transpose([y])).map(([v]) => v!)'],
    own('transpose'),
    own('dot'),
  ]),
  'gaussian-blur': withPrelude('gaussian-blur', 'transpose', [own('transpose')]),
  'max-pool2d-backward': withPrelude('max-pool2d-backward', 'zeros, shape', [
    ['map.map((line) => line.map(() => 0))', 'zeros(shape(map))'],
  ]),
  'hough-lines': withPrelude('hough-lines', 'zeros', [
    [
      'Array.from({ length: 2 * diagonal + 1 }, () => thetas.map(() => 0))',
      'zeros([2 * diagonal + 1, thetas.length])',
    ],
  ]),
}

describe('a solution that uses it', () => {
  let verdicts: Thread<VerdictsRequest, readonly CheckVerdict[]>
  let counting: Thread<CountingRequest, Counted>
  beforeAll(async () => {
    verdicts = await openThread('verdicts-thread.ts')
    counting = await openThread('counting-thread.ts')
  })
  afterAll(() => {
    verdicts.dispose()
    counting.dispose()
  })

  test.each(Object.entries(solutions))('%s: passes every check', async (slug, solution) => {
    const { code } = await compiled(solution)
    const checks = await compileChecks(sourceOf(slug).folder)
    const judged = await verdicts.ask({ checks, candidate: code })
    expect(judged.filter(({ state }) => state !== 'pass')).toEqual([])
    expect(judged.map(({ id }) => id)).toEqual(sourceOf(slug).value?.checks.map(({ id }) => id))
  })

  test.each(['attention', 'mlp-backward', 'gaussian-blur'])(
    '%s: takes as many operations as the formula says',
    async (slug) => {
      const solution = solutions[slug] ?? ''
      const name = counterName(solution)
      const { code } = await compiled(solution, { type: 'counting', name })
      const checks = await compileChecks(sourceOf(slug).folder)
      const { formulas } = countingOf(sourceOf(slug))
      const counted = await counting.ask({
        checks,
        counting: { code, reader: counterReader(name), formulas },
      })
      expect(counted.problems).toEqual([])
      const compared = counted.calls.filter((call) => call.formulas)
      expect(compared.length).toBeGreaterThan(5)
      for (const { reference, formulas: said } of compared)
        expect(reference.multiplications).toBe(said?.multiplications)
    },
  )
})

describe('offered', () => {
  const offering = [...sources.values()].filter(({ value }) => value?.prelude)

  test('where lists of lists go in or come out, and a reference has use for it', () => {
    expect(offering.length).toBeGreaterThanOrEqual(30)
    for (const { slug, starter } of offering)
      expect([slug, /number\[\]\[\]/.test(starter)]).toEqual([slug, true])
    const slugs = offering.map(({ slug }) => slug)
    expect(Object.keys(solutions).filter((slug) => !slugs.includes(slug))).toEqual([])
    // Who writes such a function in the reference would rather have imported it.
    const writing = [...sources.values()].filter(({ solution }) =>
      /^function (matmul|transpose|columns)\(/m.test(solution),
    )
    const notOffering = writing.map(({ slug }) => slug).filter((slug) => !slugs.includes(slug))
    // Along an axis: which one is the point.
    expect(notOffering).toEqual(['softmax'])
  })

  test('nowhere that such a function, or the loops it would stand for, is the point', () => {
    const never =
      /^(im2col|conv|deformable-conv|depthwise|softmax|log-softmax|window-partition|pool2d|model-summary)/
    expect(offering.map(({ slug }) => slug).filter((slug) => never.test(slug))).toEqual([])
  })

  test('to whoever shows and judges the exercise', async () => {
    const { exercises } = await compileContent(root, { prove: false })
    for (const { exercise, material } of exercises) {
      const { prelude = false } = sourceOf(exercise.slug).value ?? {}
      expect([exercise.slug, exercise.prelude ?? false]).toEqual([exercise.slug, prelude])
      expect([exercise.slug, material.prelude ?? false]).toEqual([exercise.slug, prelude])
    }
  })
})

describe('from the terminal', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'offhand-prelude-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const judge = async (slug: string, source: string) => {
    writeFileSync(path.join(folder, `${slug}.ts`), source)
    return exerciseIn(folder, `${slug}.ts`)
  }

  test('code that imports it is judged', async () => {
    const { code, output } = await judge('hough-lines', solutions['hough-lines'] ?? '')
    expect(output).toMatch(/Tests +\d+ passed/)
    expect(code).toBe(0)
  })

  test('an error that it throws has the line of the code', async () => {
    const wrong = (solutions['gaussian-blur'] ?? '').replace(
      'transpose(rows)',
      'transpose(img[0]!)',
    )
    const { code, output } = await judge('gaussian-blur', wrong)
    expect(output).toContain('transpose: expected a matrix, found a list that holds a number')
    expect(output).toMatch(/gaussian-blur\.ts:\d+/)
    expect(output).not.toContain('prelude.ts')
    expect(code).toBe(1)
  })

  test('a name that it lacks, and an exercise that does not offer it, are refused at their line', async () => {
    const lacking = await judge('hough-lines', "\nimport { dot } from 'prelude'\n")
    expect(lacking.output).toContain("hough-lines.ts:2:10: 'prelude' has no dot")
    expect(lacking.code).toBe(1)
    const softmax = readFileSync(path.join(root, 'exercises/softmax/solution.ts'), 'utf8')
    const refused = await judge('softmax', `import { transpose } from 'prelude'\n${softmax}`)
    expect(refused.output).toContain(
      "softmax.ts:1:1: this exercise does not offer the module 'prelude'",
    )
    expect(refused.code).toBe(1)
  })
})
