import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { appSuite, codeShown, editorReady, sees, pasteCode } from './app.ts'
import { root, until } from './harness.ts'

const app = appSuite()
const solution = readFileSync(path.join(root, 'exercises/softmax/solution.ts'), 'utf8')
const submitKeys = 'Control+Shift+Enter'
const judged = 60_000

describe('softmax', () => {
  test('written from an empty editor: fails in two ways, survives an endless loop, passes', async () => {
    const { page, reload } = await app.open('/exercises/softmax')
    await pasteCode(page, '')
    await page.keyboard.press(submitKeys)
    await sees(page, 'A function that the checks call is missing.', judged)

    // A known misconception is named.
    await pasteCode(page, solution.replace('(v - max) / temperature', 'v / temperature'))
    await page.keyboard.press(submitKeys)
    await sees(page, 'Your output equals: Exponentiates without subtracting the maximum', judged)
    await sees(page, /14 pass/)

    // An unknown one is shown with call, expected and got.
    await pasteCode(
      page,
      'export const softmax = (x: number[][]) => x.map((row) => row.map(() => 0.25))',
    )
    await page.keyboard.press(submitKeys)
    await sees(page, 'Expected', judged)
    await sees(page, 'Got')

    await pasteCode(
      page,
      `${solution}\nexport const loop = 1\n`.replace(
        'return axis === 1',
        'while (x.length === 1 && x[0]!.length === 4) {}\n  return axis === 1',
      ),
    )
    await page.keyboard.press(submitKeys)
    await sees(page, '2 timeout', judged)

    await pasteCode(page, solution)
    await page.keyboard.press(submitKeys)
    await sees(page, 'All 20 checks pass.', judged)
    await sees(page, 'Rated Hard: not at the first submit.')

    // What is judged afterwards has a verdict of its own; the rating stays.
    await pasteCode(page, 'export const softmax = (x: number[][]) => x')
    await page.keyboard.press(submitKeys)
    await sees(page, 'Expected', judged)
    await sees(page, 'Rated Hard: not at the first submit.')
    expect(await page.locator('body').innerText()).not.toContain('All 20 checks pass.')
    await pasteCode(page, solution)
    await page.keyboard.press(submitKeys)
    await sees(page, 'All 20 checks pass.', judged)

    await reload()
    await editorReady(page)
    await until('the draft', async () => (await codeShown(page)).includes('probabilities'))
  })

  test('a sample run, hints, a reset that can be taken back, and the reference', async () => {
    const { page } = await app.open('/exercises/softmax')
    await pasteCode(page, `${solution}\n// mine\n`)
    await page.keyboard.press('Control+Enter')
    await sees(page, '3 pass', judged)
    await page.getByRole('button', { name: /Hint 1 of 3|hint 1/i }).click()
    await sees(page, 'The exponential grows fast.')
    await page.getByRole('button', { name: 'Back to the starter' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Back to the starter' }).click()
    await until('the starter', async () => (await codeShown(page)).includes('not written yet'))
    await page.getByRole('button', { name: /Take my code back|Bring my code back|undo/i }).click()
    await until('the own code', async () => (await codeShown(page)).includes('mine'))
    await page.getByRole('button', { name: 'Reference solution' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click()
    await sees(page, 'Complexity', judged)
  })

  test('an expression of one’s own, and where the numbers break down', async () => {
    const { page } = await app.open('/exercises/softmax')
    await pasteCode(page, solution.replace('(v - max) / temperature', 'v / temperature'))
    await page.getByRole('button', { name: 'Try it' }).click()
    const scratch = page.getByRole('region', { name: 'Try it' })
    await scratch.locator('.monaco-editor').click()
    await page.keyboard.insertText('softmax([[0, Math.log(3)]])')
    await page.keyboard.press('Control+Enter')
    await sees(page, '0.2500 0.7500', judged)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('nowhere + 1')
    await page.keyboard.press('Control+Enter')
    await sees(page, 'In the expression above:', judged)

    await page.getByRole('button', { name: 'Stability lens' }).click()
    await page.getByRole('button', { name: 'Look through the lens' }).click()
    await sees(page, /It first breaks down at ×1 in float64: NaN/, judged)
    await pasteCode(page, solution)
    await page.getByRole('button', { name: 'Look again' }).click()
    await sees(page, 'Your code stays with the reference at every scale.', judged)
  })
})
