// A file of Python in the user's own editor, judged from the terminal.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exerciseIn, judgeSoftmax } from '../fixtures/terminal.ts'

const root = path.resolve(import.meta.dirname, '../..')
const softmax = (name: string) => path.join(root, 'exercises/softmax', name)
const right = softmax('solution.py')
let folder = ''
let mine = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offhand-python-'))
  mine = path.join(folder, 'softmax.py')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function written(name: string, source: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, source)
  return file
}

describe('npm run exercise', () => {
  test.each([
    ['softmax', true],
    ['softmax.py', false],
  ])('%s, --python %s: gives the starter of Python and judges it', async (name, python) => {
    const { code, output } = await exerciseIn(folder, name, python)
    expect(output).toContain('softmax.py (copied from the starter)')
    expect(output).toContain('exercises/softmax/statement.en.md')
    expect(output).not.toContain('In Python')
    expect(output).toContain('NotImplementedError: not written yet')
    expect(output).toContain('softmax.py:10')
    expect(code).toBe(1)
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(softmax('starter.py'), 'utf8'))
    expect(existsSync(path.join(folder, 'softmax.ts'))).toBe(false)
  })

  test('a file of Python alone says which language is meant', async () => {
    copyFileSync(right, mine)
    const { code, output } = await exerciseIn(folder, 'softmax')
    expect(output).toContain('softmax.py (kept as it was)')
    expect(output).toMatch(/Tests +\d+ passed/)
    expect(code).toBe(0)
    expect(readFileSync(mine, 'utf8')).toBe(readFileSync(right, 'utf8'))
  })
})

describe('CANDIDATE=my.py npx vitest run exercises/<slug>', () => {
  test('passes what is right', async () => {
    const { code, output } = await judgeSoftmax(right)
    expect(output).toMatch(/Tests +\d+ passed/)
    expect(code).toBe(0)
  })

  test('tells what differs, what was printed, and the line of an error', async () => {
    const source = readFileSync(right, 'utf8')
      .replace('x - x.max(axis=axis, keepdims=True)', 'x')
      .replace(
        '    if x.ndim',
        '    print("axis", axis)\n    if x.size == 1:\n        x.foo\n    if x.ndim',
      )
    const { code, output } = await judgeSoftmax(written('wrong.py', source))
    expect(output).toContain('samples > large-logits')
    expect(output).toContain('the result at [0][0] is NaN, expected 0.2689414213699951')
    expect(output).toContain('axis 0')
    expect(output).toContain("AttributeError: 'numpy.ndarray' object has no attribute 'foo'")
    expect(output).toContain('wrong.py:8:9')
    expect(code).toBe(1)
  })

  test('tells where a file cannot be read', async () => {
    const broken = written('broken.py', 'def softmax(x):\n    return (x\n')
    const { code, output } = await judgeSoftmax(broken)
    expect(output).toContain("SyntaxError: '(' was never closed")
    expect(output).toContain('broken.py:2:12')
    expect(code).toBe(1)
  })
})
