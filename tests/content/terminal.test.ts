// Exercises in the user's own editor: `npm run exercise`, and CANDIDATE for any other file.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exerciseIn, judgeSoftmax } from '../fixtures/terminal.ts'

const root = path.resolve(import.meta.dirname, '../..')
const softmax = (name: string) => path.join(root, 'exercises/softmax', name)
let folder = ''
let mine = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offhand-exercise-'))
  mine = path.join(folder, 'softmax.ts')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run exercise', () => {
  test('gives the starter and judges it', async () => {
    const { code, output } = await exerciseIn(folder, 'softmax')
    expect(output).toContain('copied from the starter')
    expect(output).toContain('exercises/softmax/statement.en.md')
    expect(output).toMatch(/In Python +npm run exercise -- softmax\.py\n/)
    expect(output).toContain('Error: not written yet')
    expect(output).toContain('softmax.ts:10')
    expect(code).toBe(1)
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(softmax('starter.ts'), 'utf8'))
  })

  test('keeps a file that is there, and passes one that is right', async () => {
    copyFileSync(softmax('solution.ts'), mine)
    const { code, output } = await exerciseIn(folder, 'softmax')
    expect(output).toContain('kept as it was')
    expect(output).toMatch(/Tests +\d+ passed/)
    expect(code).toBe(0)
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(softmax('solution.ts'), 'utf8'))
  })

  test.each([
    ['sofmax', /did you mean softmax\?/],
    ['sofmax.py', /No exercise is called sofmax; did you mean softmax\?/],
    ['iou', /did you mean (\S+ or )*box-iou\b/],
    ['../softmax', /did you mean softmax\?/],
    [undefined, /Which exercise\?/],
  ])('answers %s with what there is', async (name, answer) => {
    const { code, output } = await exerciseIn(folder, name)
    expect(output).toMatch(answer)
    expect(output).toMatch(/one of: (\S+, )*attention, /)
    expect(code).toBe(1)
  })

  test('asks for the language where both files are there, and judges the one that is named', async () => {
    copyFileSync(softmax('solution.ts'), mine)
    copyFileSync(softmax('starter.py'), path.join(folder, 'softmax.py'))
    const asked = await exerciseIn(folder, 'softmax')
    expect(asked.output).toContain('say npm run exercise -- softmax.ts or softmax.py')
    expect(asked.code).toBe(1)
    const named = await exerciseIn(folder, 'softmax.ts')
    expect(named.output).toMatch(/Tests +\d+ passed/)
    expect(named.code).toBe(0)
  })

  test('does not take one language for the other', async () => {
    const { code, output } = await exerciseIn(folder, 'softmax.ts', true)
    expect(output).toContain('softmax.ts is not Python: leave out .ts or --python')
    expect(code).toBe(1)
    expect(existsSync(mine)).toBe(false)
  })
})

describe('CANDIDATE=file npx vitest run exercises/<slug>', () => {
  test('tells which check failed, and the first difference', async () => {
    const source = readFileSync(softmax('solution.ts'), 'utf8')
    writeFileSync(mine, source.replace('(v - max)', 'v'))
    const { code, output } = await judgeSoftmax(mine)
    expect(output).toContain('samples > large-logits')
    expect(output).toContain('the result at [0][0] is NaN, expected 0.2689414213699951')
    expect(code).toBe(1)
  })

  test('judges it by the checks of that exercise alone', async () => {
    const { code, output } = await judgeSoftmax(softmax('solution.ts'))
    expect(output).toMatch(/Test Files +1 passed \(1\)/)
    expect(output).not.toContain('softmax-backward')
    expect(code).toBe(0)
  })

  test('says that a file is missing', async () => {
    const { code, output } = await judgeSoftmax('nowhere.ts')
    expect(output).toContain(`CANDIDATE names no file: ${path.join(root, 'nowhere.ts')}`)
    expect(code).toBe(1)
  })
})
