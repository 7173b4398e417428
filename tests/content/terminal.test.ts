// Exercises in the user's own editor: `npm run exercise`, and CANDIDATE for any other file.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExerciseRequest } from '../../tooling/exercise/terminal.ts'

const root = path.resolve(import.meta.dirname, '../..')
const softmax = (name: string) => path.join(root, 'exercises/softmax', name)
let folder = ''
let mine = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offhand-exercise-'))
  mine = path.join(folder, 'softmax.ts')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly output: string
}

/** A run of Vitest inside one of Vitest must not take itself for that one. */
const outside = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|CANDIDATE|NODE_ENV|TEST$)/.test(name)),
)

const node = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  new Promise<Ended>((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...outside, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })

/** What tooling/exercise.mjs does, with another folder than the developer's own. */
const exercise = (slug?: string): Promise<Ended> => {
  const loader = pathToFileURL(path.join(root, 'tooling/load-ts.mjs')).href
  const request: ExerciseRequest = { root, folder, slug, once: true }
  return node([
    '--input-type=module',
    '--eval',
    `const { loadTs } = await import(${JSON.stringify(loader)})
     const { exercise } = await loadTs('tooling/exercise/terminal.ts')
     process.exitCode = await exercise(${JSON.stringify(request)})`,
  ])
}

describe('npm run exercise', () => {
  test('gives the starter and judges it', async () => {
    const { code, output } = await exercise('softmax')
    expect(output).toContain('copied from the starter')
    expect(output).toContain('exercises/softmax/statement.en.md')
    expect(output).toContain('Error: not written yet')
    expect(output).toContain('softmax.ts:10')
    expect(code).toBe(1)
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(softmax('starter.ts'), 'utf8'))
  })

  test('keeps a file that is there, and passes one that is right', async () => {
    copyFileSync(softmax('solution.ts'), mine)
    const { code, output } = await exercise('softmax')
    expect(output).toContain('kept as it was')
    expect(output).toMatch(/Tests +\d+ passed/)
    expect(code).toBe(0)
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(softmax('solution.ts'), 'utf8'))
  })

  test.each([
    ['sofmax', 'did you mean softmax?'],
    ['iou', 'did you mean box-iou?'],
    ['../softmax', 'did you mean softmax?'],
    [undefined, 'Which exercise?'],
  ])('answers %s with what there is', async (slug, answer) => {
    const { code, output } = await exercise(slug)
    expect(output).toContain(answer)
    expect(output).toContain('one of: attention, ')
    expect(code).toBe(1)
  })
})

describe('CANDIDATE=file npx vitest run exercises/<slug>', () => {
  // Without the project, Vitest first prepares those that need all content.
  const judge = (candidate: string) =>
    node(
      [
        path.join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project=exercises',
        'exercises/softmax',
      ],
      { CANDIDATE: candidate },
    )

  test('tells which check failed, and the first difference', async () => {
    const source = readFileSync(softmax('solution.ts'), 'utf8')
    writeFileSync(mine, source.replace('(v - max)', 'v'))
    const { code, output } = await judge(mine)
    expect(output).toContain('samples > large-logits')
    expect(output).toContain('the result at [0][0] is NaN, expected 0.2689414213699951')
    expect(code).toBe(1)
  })

  test('says that a file is missing', async () => {
    const { code, output } = await judge('nowhere.ts')
    expect(output).toContain(`CANDIDATE names no file: ${path.join(root, 'nowhere.ts')}`)
    expect(code).toBe(1)
  })
})
