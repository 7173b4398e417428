// The editor of Python: completion, parameters, explanations, indentation.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, codeShown, editorReady, sees, pasteCode } from './app.ts'
import { until } from './harness.ts'

const app = appSuite()

async function openPython(slug = 'softmax') {
  const opened = await app.open(`/exercises/${slug}`)
  await editorReady(opened.page)
  await toPython(opened.page)
  return opened
}

async function toPython(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Python', exact: true }).check()
  await until('the starter', async () => (await codeShown(page)).includes('def '), 30_000)
}

/** Empties the editor and types as a user does, key by key. */
async function write(page: Page, ...lines: readonly string[]): Promise<void> {
  await pasteCode(page, '')
  for (const [i, line] of lines.entries()) {
    if (i > 0) await page.keyboard.press('Enter')
    await page.keyboard.type(line)
  }
}

const list = (page: Page) => page.locator('.suggest-widget.visible')
const rows = async (page: Page): Promise<readonly string[]> => {
  const texts = await list(page).locator('.monaco-list-row').allInnerTexts()
  return texts.map((text) => text.replace(/\s+/g, ' ').replace(' (', '('))
}
const offered = (page: Page, row: RegExp): Promise<void> =>
  until(
    `${String(row)} is offered`,
    async () => (await rows(page)).some((text) => row.test(text)),
    30_000,
  )
const hints = (page: Page) => page.locator('.parameter-hints-widget.visible')
const hinted = (page: Page, text: string): Promise<void> =>
  until(`the hint ${text}`, async () =>
    (await hints(page).count()) === 0
      ? false
      : (await hints(page).innerText()).replace(/\s+/g, ' ').includes(text),
  )
const marked = (page: Page) => hints(page).locator('.signature .parameter.active').innerText()

/** The lines in the order that they stand in; Monaco writes spaces as no-break spaces. */
const written = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.monaco-editor')
    .first()
    .locator('.view-line')
    .evaluateAll((lines) =>
      lines
        .map((line) => ({ top: parseInt((line as HTMLElement).style.top), text: line.textContent }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => (text ?? '').replaceAll('\u00a0', ' ')),
    )

describe('Python in the editor', () => {
  test('functions of NumPy with their signature, parameters while they are given', async () => {
    const { page } = await openPython()
    await write(page, 'import numpy as np', 'x = np.ex')
    await offered(page, /^exp\(x, \/, out=None/)
    await page.keyboard.type('p')
    await page.keyboard.press('Tab')
    await page.keyboard.type('(')
    await hinted(page, 'numpy.exp(x, /, out=None, *, where=True, dtype=None)')
    expect(await hints(page).innerText()).toContain('Calculate the exponential of all elements')
    expect(await marked(page)).toBe('x')
    await page.keyboard.type('y, dt')
    await until('the second parameter', async () => (await marked(page)) === 'out=None')
    await offered(page, /^dtype=/)
    await page.keyboard.press('Tab')
    await until('the name of the argument', async () =>
      (await codeShown(page)).includes('x = np.exp(y, dtype=)'),
    )
    await until('its parameter', async () => (await marked(page)) === 'dtype=None')
  })

  test('names of one’s own, methods of arrays, and Enter that ends a line', async () => {
    const { page } = await openPython()
    await write(page, 'def scale(rows, *, factor=2):', 'return rows.resh')
    await offered(page, /^reshape\(/)
    await page.keyboard.press('Escape')
    await write(page, 'def scale(rows, *, factor=2):', 'return rows')
    await offered(page, /^rows/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('sc')
    await offered(page, /^scale\(rows, \*, factor=2\)/)
    await page.keyboard.press('Tab')
    await page.keyboard.type('(1, fa')
    await offered(page, /^factor=/)
    await page.keyboard.press('Escape')
    expect(await written(page)).toEqual([
      'def scale(rows, *, factor=2):',
      '    return rows',
      'scale(1, fa)',
    ])
  })

  test('indentation: behind a colon, back behind return, else, Backspace; comments', async () => {
    const { page } = await openPython()
    await write(page, 'def f(x):', 'for i in x:', 'if i:', 'continue', 'else:')
    await until(
      'the else in its place',
      async () => (await written(page)).at(-1) === '        else:',
    )
    await page.keyboard.press('Enter')
    await page.keyboard.type('pass')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('return x')
    await offered(page, /^x/)
    expect(await written(page)).toEqual([
      'def f(x):',
      '    for i in x:',
      '        if i:',
      '            continue',
      '        else:',
      '            pass',
      '    return x',
    ])
    // With the list open: there Monaco has another use for the key.
    await page.keyboard.press('Control+/')
    await until('the comment', async () => (await written(page)).at(-1) === '    # return x')
    await page.keyboard.press('Control+/')
    await until('the line again', async () => (await written(page)).at(-1) === '    return x')
    await write(page, 'if x:', 'y = 1', 'else:')
    await until('the else in its place', async () => (await written(page)).at(-1) === 'else:')
  })

  test('explanations under the pointer', async () => {
    const { page } = await openPython()
    await write(page, 'import numpy as np', 'x = np.linalg.norm')
    await page.keyboard.press('Escape')
    // One span holds the whole of it.
    const words = page
      .locator('.monaco-editor .view-line')
      .last()
      .getByText('np.linalg.norm')
      .last()
    const { width = 0 } = (await words.boundingBox()) ?? {}
    await words.hover({ position: { x: width - 8, y: 8 } })
    await sees(page, 'numpy.linalg.norm(x, ord=None, axis=None, keepdims=False)')
    await sees(page, 'Matrix or vector norm.')
  })

  test('the line of the scratch panel knows the file', async () => {
    const { page } = await openPython()
    await page.getByRole('button', { name: 'Try it' }).click()
    const scratch = page.getByRole('region', { name: 'Try it' })
    await scratch.locator('.monaco-editor').click()
    await page.keyboard.type('softm')
    await offered(page, /^softmax\(x: np\.ndarray, \*, axis: int = 1/)
    await page.keyboard.press('Tab')
    await page.keyboard.type('(np.on')
    await offered(page, /^ones\(shape/)
  })

  test('nothing is offered unasked where suggestions are off', async () => {
    const { page, goto } = await openPython()
    await goto('/settings')
    await page
      .getByRole('radiogroup', { name: 'Suggestions while typing' })
      .getByRole('radio', { name: 'Off' })
      .check()
    await goto('/exercises/softmax')
    await editorReady(page)
    await write(page, 'import numpy as np', 'np.exp(')
    await page.keyboard.press('Control+Space')
    await offered(page, /^abs\(/)
    expect(await hints(page).count()).toBe(0)
  })
})

test('who writes TypeScript waits for nothing of it', async () => {
  const { page } = await app.open('/exercises/softmax', { serviceWorkers: 'block' })
  await pasteCode(page, 'const rows = [[1]]\nrows.')
  await page.keyboard.type('ma')
  await offered(page, /^map/)
  const loaded = () =>
    page.evaluate(
      () =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes('assets/python-language')).length,
    )
  expect(await loaded()).toBe(0)
  await toPython(page)
  await until('the language', async () => (await loaded()) === 1)
})
