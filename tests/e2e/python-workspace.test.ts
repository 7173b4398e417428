// An exercise written in Python: the workspace speaks it from the starter to the report.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, codeShown, editorReady, pasteCode, sees } from './app.ts'
import { root, until } from './harness.ts'

const app = appSuite()
const right = readFileSync(path.join(root, 'exercises/softmax/solution.py'), 'utf8')
const submitKeys = 'Control+Shift+Enter'
// The first run loads the interpreter.
const judged = 90_000

const choose = async (page: Page, language: 'Python' | 'TypeScript'): Promise<void> => {
  await page.getByRole('radio', { name: language, exact: true }).check()
  await editorReady(page)
}
const shows = (page: Page, text: string): Promise<void> =>
  until(`the editor shows ${text}`, async () => (await codeShown(page)).includes(text))

describe('softmax in Python', () => {
  test('starter and statement, a right and a wrong solution, drafts of both languages', async () => {
    const { page, reload } = await app.open('/exercises/softmax')
    await pasteCode(page, '// written in TypeScript')
    await choose(page, 'Python')
    await shows(page, 'raise NotImplementedError("not written yet")')
    await sees(page, 'In Python')
    await sees(page, 'def softmax(x: np.ndarray, *, axis: int = 1, temperature: float = 1.0)')
    await sees(page, 'softmax(np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]]))')
    expect(await page.locator('main').innerText()).not.toContain('softmax([[1, 2, 3], [0, 0, 0]])')
    await page.getByText('How to read the statement in Python').click()
    await sees(page, /It runs CPython 3\.11 with NumPy 1\.24/)

    await pasteCode(page, right)
    await page.keyboard.press(submitKeys)
    await sees(page, 'All 20 checks pass.', judged)

    // A known mistake is named, and calls are those of Python.
    const wrong = right.replace('x - x.max(axis=axis, keepdims=True)', 'x')
    await pasteCode(page, wrong)
    await page.keyboard.press(submitKeys)
    await sees(page, 'Your output equals: Exponentiates without subtracting the maximum', judged)
    await sees(page, 'softmax(x: (2, 2))')
    await sees(page, '[0][0] is NaN; expected 0.2689.')
    await page.getByRole('option', { name: /Columns/ }).click()
    await sees(page, 'softmax(x: (2, 3), axis=0, temperature=2)')

    await reload()
    await shows(page, 'shifted = (x) / temperature')
    await choose(page, 'TypeScript')
    await shows(page, '// written in TypeScript')
    await sees(page, 'Count operations')
    expect(await page.getByText('In Python', { exact: true }).count()).toBe(0)
  })

  test('an error opens its line; what is called cannot be counted, but tried', async () => {
    const { page } = await app.open('/exercises/softmax')
    await choose(page, 'Python')
    await pasteCode(
      page,
      'import numpy as np\n\n\ndef softmax(x, *, axis=1, temperature=1.0):\n    return x.nothing\n',
    )
    await page.keyboard.press('Control+Enter')
    await sees(page, "AttributeError: 'numpy.ndarray' object has no attribute 'nothing'", judged)
    await sees(page, 'Your code raised an error.')
    await page.getByRole('button', { name: 'Go to line 5, column 12' }).click()
    await page.keyboard.type('here.')
    await shows(page, 'return here.x.nothing')

    await pasteCode(page, right)
    expect(await page.getByRole('button', { name: 'Count operations' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Try it' }).click()
    const scratch = page.getByRole('region', { name: 'Try it' })
    await scratch.locator('.monaco-editor').click()
    await page.keyboard.insertText('softmax(np.zeros((1, 2))).sum()')
    await page.keyboard.press('Control+Enter')
    await until(
      'the value',
      async () => /Value · .*\n?.*\n?1\b/.test(await scratch.innerText()),
      judged,
    )
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('nowhere + 1')
    await page.keyboard.press('Control+Enter')
    await sees(page, 'In the expression above:', judged)
    await sees(page, "NameError: name 'nowhere' is not defined")
  })

  test('the history tells the language, and code is taken back in its own', async () => {
    const { page } = await app.open('/exercises/softmax')
    await choose(page, 'Python')
    await pasteCode(page, `${right}# kept\n`)
    await page.keyboard.press('Control+Enter')
    await sees(page, '3 pass', judged)
    await choose(page, 'TypeScript')
    await page.getByRole('button', { name: 'History' }).click()
    await sees(page, /3 of 3 · Python/)
    await page.getByRole('button', { name: 'Take this code back in Python' }).click()
    await sees(page, 'That code is back in the editor.')
    await shows(page, '# kept')
  })
})
