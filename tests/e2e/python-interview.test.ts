import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { appSuite, codeShown, editorReady, sees } from './app.ts'
import { root, until } from './harness.ts'
import { isKept } from './stored.ts'

const app = appSuite()
const judged = 90_000

const group = (page: Page, name: string) => page.getByRole('radiogroup', { name, exact: true })
const choose = (page: Page, name: string, option: string) =>
  group(page, name).getByRole('radio', { name: option, exact: true }).check()
const parts = (page: Page) =>
  page.getByRole('list', { name: 'Parts of the paper' }).locator('button')
const starts = /def |NotImplementedError/
const shows = (page: Page, what: string, text: string | RegExp) =>
  until(what, async () => {
    const code = await codeShown(page)
    return typeof text === 'string' ? code.includes(text) : text.test(code)
  })

/** Puts code into the editor from the clipboard: typed, each line would be indented once more. */
async function paste(page: Page, source: string): Promise<void> {
  await editorReady(page)
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('Control+A')
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = { clipboardData, bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', event))
  }, source)
}

/** A short interview of code alone, whose first part is open; tells which exercise it asks. */
async function begin(page: Page, board: 'Whiteboard' | 'Editor' = 'Whiteboard'): Promise<string> {
  await choose(page, 'Length in minutes', '20')
  await choose(page, 'Difficulty', 'Up to derive')
  await choose(page, 'Share of code', 'All')
  await choose(page, 'Write code in', 'Python')
  await choose(page, 'Code', board)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await until('the paper', async () => (await parts(page).count()) > 0, 30_000)
  await editorReady(page)
  return slugOf(await page.locator('main h1').first().innerText())
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End', exact: true }).first().click()
  await page.getByRole('button', { name: 'End it' }).click()
}

/** The exercise of an English title. */
function slugOf(title: string): string {
  const found = readdirSync(path.join(root, 'exercises')).find((slug) => {
    const about = textOf(slug, 'exercise.yaml')
    return about !== null && (parse(about) as { title: { en: string } }).title.en === title
  })
  if (found === undefined) throw new Error(`no exercise is called ${title}`)
  return found
}

function textOf(slug: string, file: string): string | null {
  const at = path.join(root, 'exercises', slug, file)
  return existsSync(at) ? readFileSync(at, 'utf8') : null
}

describe('an interview in Python', () => {
  test('is the same paper, is judged by the same checks, and says in its report what it was written in', async () => {
    const { page, reload, goto } = await app.open('/interview')
    const code = await page.locator('output').innerText()
    await choose(page, 'Write code in', 'Python')
    expect(await page.locator('output').innerText()).toBe(code)
    const slug = await begin(page)
    await shows(page, 'the starter in Python', starts)

    // Each language keeps what was typed in it.
    // Named at both ends: the editor draws only what is in view.
    await paste(page, `# mine\n${textOf(slug, 'solution.py') ?? ''}# mine\n`)
    await choose(page, 'Programming language', 'TypeScript')
    await shows(page, 'the starter in TypeScript', 'export')
    await paste(page, 'export const begun = 1\n')
    await choose(page, 'Programming language', 'Python')
    await shows(page, 'what was typed in Python', '# mine')
    await until(
      'both texts are stored',
      async () => (await isKept(page, '# mine')) && (await isKept(page, 'export const begun')),
    )
    await reload()
    await editorReady(page)
    await shows(page, 'what was typed in Python, after a reload', '# mine')

    await end(page)
    await sees(page, 'Compare your answers', judged)
    await page.getByRole('button', { name: 'See the report' }).click()
    await sees(page, /Code: 1 of \d passed at the first run\./)
    const part = page.locator('details').filter({ hasText: 'Python' }).first()
    await part.locator('summary').click()
    await sees(page, 'Your code · Python')
    await sees(page, 'Begun in TypeScript, not run')
    await sees(page, 'export const begun = 1')

    // One exercise: what it was written in counts for both, and the way to it keeps the language.
    await part.getByRole('link').last().click()
    await editorReady(page)
    expect(new URL(page.url()).search).toBe('?in=python')
    expect(await group(page, 'Programming language').getByLabel('Python').isChecked()).toBe(true)
    await goto('/exercises?status=solved')
    await until(
      'the exercise among those that are solved',
      async () => (await page.locator(`a[data-row][href$="/exercises/${slug}"]`).count()) === 1,
    )
  })

  test('waits with the judging where Python cannot be fetched, and loses nothing', async () => {
    const { page, problems, reload } = await app.open('/interview')
    await page.route(/python-\w+-[\w-]+\.bin/, (route) => route.abort())
    const slug = await begin(page)
    await paste(page, textOf(slug, 'solution.py') ?? '')
    await end(page)
    await sees(page, 'Python could not be fetched, so nothing was run yet.')
    await page.getByRole('button', { name: 'Try again' }).click()
    await sees(page, 'Python could not be fetched, so nothing was run yet.')
    // Nor is anything lost by leaving.
    await reload()
    await sees(page, 'Python could not be fetched, so nothing was run yet.')
    await page.unroute(/python-\w+-[\w-]+\.bin/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await sees(page, 'Compare your answers', judged)
    await page.getByRole('button', { name: 'See the report' }).click()
    await sees(page, /Code: 1 of \d passed at the first run\./)
    // The browser itself reports the requests that it was refused.
    const refused = problems.filter((text) => /ERR_FAILED/.test(text))
    problems.splice(0, problems.length, ...problems.filter((text) => !refused.includes(text)))
    expect(refused.length).toBeGreaterThan(0)
  })
})

describe('a whiteboard in Python', () => {
  test('completes and explains nothing, asked or not; the editor does', async () => {
    const { page, goto } = await app.open('/interview')
    const help = page.locator('.suggest-widget.visible, .parameter-hints-widget.visible')
    const write = async () => {
      await paste(page, 'import numpy as np\n')
      await page.keyboard.type('np.clip(np.mea')
    }
    await begin(page, 'Editor')
    await write()
    await until('a completion', async () => (await help.count()) > 0, 30_000)

    await goto('/interview')
    await page.getByRole('button', { name: 'Discard it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard it' }).click()
    await begin(page, 'Whiteboard')
    await write()
    await page.keyboard.press('Control+Space')
    await page.keyboard.press('Control+Shift+Space')
    // As long as it took the editor, and longer.
    await page.waitForTimeout(2000)
    expect(await help.count()).toBe(0)
    await shows(page, 'what was typed', 'np.clip(np.mea')
  })
})

describe('the address of an exercise', () => {
  test('opens it in the language it asks for, and follows when another is chosen', async () => {
    const { page, reload, goto } = await app.open('/exercises/softmax?in=python')
    await editorReady(page)
    await shows(page, 'the starter in Python', 'def softmax')
    await choose(page, 'Programming language', 'TypeScript')
    await shows(page, 'the starter in TypeScript', 'export')
    expect(new URL(page.url()).search).toBe('?in=typescript')
    await reload()
    await editorReady(page)
    await shows(page, 'the starter in TypeScript', 'export')

    // A draft is gone on with in its own language.
    await goto('/exercises/nms?in=python')
    await paste(page, 'import numpy as np\n\nmine = 1\n')
    await sees(page, 'draft saved')
    await goto('/exercises/nms?in=typescript')
    await editorReady(page)
    await shows(page, 'the starter in TypeScript', 'export')
    await goto('/')
    await sees(page, 'Go on writing')
    await sees(page, /Python · draft of/)
    await page.keyboard.press('c')
    await editorReady(page)
    await shows(page, 'the draft in Python', 'mine = 1')
  })
})
