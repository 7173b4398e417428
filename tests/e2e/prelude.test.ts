// The prelude in the workspace: code that imports it is judged, counted and noted; elsewhere it is refused.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, sees, pasteCode } from './app.ts'
import { root, until } from './harness.ts'

const app = appSuite()
const submitKeys = 'Control+Shift+Enter'
const judged = 60_000
const solutionOf = (slug: string) =>
  readFileSync(path.join(root, 'exercises', slug, 'solution.ts'), 'utf8')

/** The products of the reference by the prelude. */
const attention =
  `import { matmul as times, transpose } from 'prelude'\n\n${solutionOf('attention')}`
    .replace('q.map((query, i) => {', 'times(q, transpose(k)).map((dots, i) => {')
    .replace('k.map((key) => factor * dot(query, key))', 'dots.map((s) => factor * s)')
    .replace(/weights\.map\(\(row\) => \{[^]*?\n {2}\}\)/, 'times(weights, v)')

const note = (page: Page) => page.getByText('You may import from')
/** What the editor itself marks as wrong, as far as it is in view. */
const marked = (page: Page) => page.locator('.monaco-editor .squiggly-error')
async function typeAndSeeTop(page: Page, source: string): Promise<void> {
  await pasteCode(page, source)
  await page.keyboard.press('Control+Home')
}

describe('where it is offered', () => {
  test('code that imports it passes, is counted, is tried and is noted in the history', async () => {
    const { page, goto } = await app.open('/exercises/attention')
    expect(await note(page).innerText()).toBe(
      "You may import from 'prelude': zeros(shape: number[]), shape(x): number[], matmul(a, b): number[][], transpose(a): number[][]",
    )
    await typeAndSeeTop(page, attention)
    await page.keyboard.press(submitKeys)
    await sees(page, 'All 25 checks pass.', judged)
    expect(await marked(page).count()).toBe(0)

    await page.getByRole('button', { name: 'Count operations' }).click()
    const counter = page.getByRole('region', { name: 'Count operations' })
    await counter.getByRole('button', { name: /^Count/ }).click()
    // 2 · 2 · (2 + 2 + 1), all but four of them inside of matmul.
    await sees(page, 'Multiplications: 20, exactly what the formula says.', judged)

    await page.getByRole('button', { name: 'Stability lens' }).click()
    await page.getByRole('button', { name: 'Look through the lens' }).click()
    await sees(page, 'Your code stays with the reference at every scale.', judged)

    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('region', { name: 'Try it' }).locator('.monaco-editor').click()
    await page.keyboard.insertText('attention([[1]], [[0], [0]], times([[1], [3]], [[1]])).out')
    await page.keyboard.press('Control+Enter')
    await sees(page, /\b2\.0*\b|\[\[2\]\]/, judged)

    await page.getByRole('button', { name: 'History' }).click()
    await sees(page, /25 of 25 · with the prelude/)
    await page.keyboard.press('Escape')
    await goto('/exercises/attention')
    await pasteCode(page, solutionOf('attention'))
    await page.keyboard.press('Control+Enter')
    await sees(page, '3 pass', judged)
    await page.getByRole('button', { name: 'History' }).click()
    await sees(page, /3 of 3/)
    const rows = await page.getByRole('dialog').locator('li').allInnerTexts()
    expect(rows.map((row) => row.includes('with the prelude'))).toEqual([false, true])
  })

  test('an error that it throws has the line of the code, a name that it lacks its own', async () => {
    const { page } = await app.open('/exercises/attention')
    await pasteCode(page, attention.replace('times(weights, v)', 'times(weights, [...v, ...v])'))
    await page.keyboard.press(submitKeys)
    await sees(page, /matmul: \[\d\]\[\d\] and \[\d\]\[\d\] do not fit/, judged)
    const line = attention.slice(0, attention.indexOf('times(weights')).split('\n').length
    // While it is typed, the editor indents in its own way.
    await sees(page, `Go to line ${line}, column `)

    await typeAndSeeTop(page, attention.replace('times, transpose', 'times, softmax, transpose'))
    await until('a mark', async () => (await marked(page).count()) > 0, judged)
    await page.keyboard.press(submitKeys)
    await sees(page, "'prelude' has no softmax; it has shape, zeros, matmul, transpose", judged)
    await sees(page, 'Go to line 1, column 27')
  })

  test('what it offers is completed and explained', async () => {
    const { page } = await app.open('/exercises/attention')
    await pasteCode(page, "import { mat } from 'prelude'")
    await page.keyboard.press('Home')
    for (let i = 0; i < 'import { mat'.length; i++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+Space')
    await until(
      'the suggestion',
      async () => (await page.locator('.suggest-widget').innerText()).includes('matmul'),
      judged,
    )
  })

  test('in Python there is NumPy instead', async () => {
    const { page } = await app.open('/exercises/attention')
    expect(await note(page).count()).toBe(1)
    await page.getByRole('radio', { name: 'Python' }).check()
    await until('the note to go', async () => (await note(page).count()) === 0)
  })
})

describe('where it is not offered', () => {
  test('its import is refused at its line, and nothing is run', async () => {
    const { page } = await app.open('/exercises/softmax')
    expect(await note(page).count()).toBe(0)
    const mine = `// mine\n  import { transpose } from 'prelude'\n${solutionOf('softmax')}`
    await typeAndSeeTop(page, mine)
    // The editor does not know it either.
    await until('a mark', async () => (await marked(page).count()) > 0, judged)
    await page.keyboard.press(submitKeys)
    await sees(page, 'The code imports the prelude, which this exercise does not offer.', judged)
    await sees(page, 'Go to line 2, column 3')

    // Coming from an exercise that offers it changes nothing.
    await page.getByRole('link', { name: 'Exercises', exact: true }).click()
    await page.getByRole('link', { name: /^Scaled dot-product attention/ }).click()
    await until('its note', async () => (await note(page).count()) > 0, judged)
    await typeAndSeeTop(page, attention)
    await page.goBack()
    await page.goBack()
    await until('a mark', async () => (await marked(page).count()) > 0, judged)
  })

  test('any other module is refused as ever', async () => {
    const { page } = await app.open('/exercises/attention')
    await pasteCode(page, `import { x } from './prelude'\n${attention}`)
    await page.keyboard.press(submitKeys)
    await sees(page, /Failed to resolve module specifier/, judged)
  })
})
