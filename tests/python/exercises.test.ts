// The exercises in Python, against the very checks that the TypeScript ones are held against.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { snakeCase } from '../../src/base/python-names.ts'
import type { CheckVerdict } from '../../src/runner/verdict.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { openThread, type Thread } from '../fixtures/runner-thread/open.ts'
import type { PythonRequest } from '../fixtures/runner-thread/python-thread.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sources = readExerciseSources(root)
const file = (slug: string, name: 'solution.py' | 'starter.py') =>
  path.join(root, 'exercises', slug, name)
const signaturesOf = (slug: string): NonNullable<PythonRequest['signatures']> =>
  sources.find((source) => source.slug === slug)?.value?.python ?? {}

let thread: Thread<PythonRequest, readonly CheckVerdict[]>
let folder: string
beforeAll(async () => {
  thread = await openThread('python-thread.ts')
  folder = mkdtempSync(path.join(tmpdir(), 'offhand-python-'))
})
afterAll(() => {
  thread.dispose()
  rmSync(folder, { recursive: true, force: true })
})

async function judge(slug: string, code: string, signatures = signaturesOf(slug)) {
  const checks = await compileChecks(path.join(root, 'exercises', slug))
  const verdicts = await thread.ask({ root, checks, file: code, signatures })
  expect(verdicts.length).toBeGreaterThan(10)
  return verdicts
}
const notPassed = (verdicts: readonly CheckVerdict[]) =>
  verdicts.filter(({ state }) => state !== 'pass').map(({ id, message }) => `${id}: ${message}`)
const stateOf = (verdicts: readonly CheckVerdict[], id: string) =>
  verdicts.find((verdict) => verdict.id === id)?.state

test('every exercise is there in Python', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter(({ python }) => !python).map(({ slug }) => slug)).toEqual([])
})

test('every reference passes, every starter fails', { timeout: 900_000 }, async () => {
  const queue = sources.flatMap(({ slug, python }) => (python ? [slug] : []))
  const found: string[] = []
  const work = async (): Promise<void> => {
    for (let slug = queue.shift(); slug !== undefined; slug = queue.shift()) {
      const verdicts = await judge(slug, file(slug, 'solution.py'))
      found.push(...notPassed(verdicts).map((problem) => `${slug}/solution.py: ${problem}`))
      if (notPassed(await judge(slug, file(slug, 'starter.py'))).length === 0)
        found.push(`${slug}/starter.py passes`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  expect(found).toEqual([])
})

describe('starter and reference', () => {
  const both = sources.flatMap(({ slug, python, value }) =>
    python && value ? [{ slug, functions: Object.keys(value.python ?? {}), ...python }] : [],
  )
  test.each(both)('$slug: the same functions, told in docstrings', (exercise) => {
    const { starter, solution, functions } = exercise
    for (const name of functions.map(snakeCase)) {
      expect(headOf(starter, name)).not.toBe('')
      expect(headOf(starter, name)).toBe(headOf(solution, name))
      expect(starter.split(headOf(starter, name))[1]).toMatch(/^\n {4}"""[^"]+/)
    }
    expect(starter).toContain('raise NotImplementedError("not written yet")')
    for (const text of [starter, solution]) {
      expect(text.split('\n').filter((line) => line.length > 100 || /\s$|\t/.test(line))).toEqual(
        [],
      )
      expect(text).toMatch(/[^\n]\n$/)
      // Gone or not yet there in one of the versions that people have.
      expect(text).not.toMatch(
        /np\.(float_|in1d|trapz|product|row_stack|concat|permute_dims|vecdot|astype)\b/,
      )
    }
  })
})

/** `def name(…) -> …:` with its arguments. */
function headOf(source: string, name: string): string {
  return new RegExp(`^def ${name}\\([^]*?\\) -> [^\\n]*:$`, 'm').exec(source)?.[0] ?? ''
}

/** The solution, with one of its lines replaced. */
function changed(slug: string, from: string, to: string): string {
  const source = readFileSync(file(slug, 'solution.py'), 'utf8')
  expect(source).toContain(from)
  const made = path.join(folder, `${slug}-${Math.abs(from.length * 31 + to.length)}.py`)
  writeFileSync(made, source.replace(from, to))
  return made
}

describe('what is wrong fails', () => {
  test('no maximum is subtracted', async () => {
    const code = changed('softmax', 'x - x.max(axis=axis, keepdims=True)', 'x')
    const verdicts = await judge('softmax', code)
    expect(stateOf(verdicts, 'rows')).toBe('pass')
    expect(stateOf(verdicts, 'large-logits')).toBe('fail')
  })

  test('an array that was handed in is written to', async () => {
    const code = changed('softmax', '    shifted =', '    x -= x.max()\n    shifted =')
    expect(stateOf(await judge('softmax', code), 'input-unchanged')).toBe('fail')
  })

  test('a tuple stands for the record only where its names are told', async () => {
    const { attention = {} } = signaturesOf('attention')
    const { returns: _, ...untold } = attention
    const verdicts = await judge('attention', file('attention', 'solution.py'), {
      attention: untold,
    })
    expect(stateOf(verdicts, 'two-queries')).toBe('fail')
  })

  test('input is stumbled over, not refused', async () => {
    const code = changed('softmax', 'raise ValueError("the temperature must be positive")', '[][0]')
    const verdicts = await judge('softmax', code)
    const verdict = verdicts.find(({ id }) => id === 'temperature-must-be-positive')
    expect(verdict).toMatchObject({ state: 'fail' })
    expect(verdict?.message).toContain('stumbled over it: IndexError: list index out of range')
  })
})
