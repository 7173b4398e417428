// What the tests of the whole app share: the built site, and the moves that users make often.
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openSite, type Site, until } from './harness.ts'

export interface OpenApp {
  readonly page: Page
  readonly problems: string[]
  readonly goto: (path: string) => Promise<void>
  readonly reload: () => Promise<void>
}

/** Registers the hooks of a suite. Every page it opens must end without an error of its own. */
export function appSuite() {
  let site: Site
  const opened: OpenApp[] = []
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.close())
  afterEach(async () => {
    for (const { page, problems } of opened.splice(0)) {
      await page.context().close()
      expect(problems).toEqual([])
    }
  })
  return {
    site: () => site,
    /** `before` runs in the page ahead of the app's own scripts. */
    open: async (
      path: string,
      options: BrowserContextOptions = {},
      before?: () => void,
    ): Promise<OpenApp> => {
      const { page, problems } = await site.open(options)
      if (before) await page.addInitScript(before)
      const goto = async (to: string) => {
        await page.goto(new URL(to, site.url).href)
        await shown(page)
      }
      const reload = async () => {
        await page.reload()
        await shown(page)
      }
      const app = { page, problems, goto, reload }
      opened.push(app)
      await goto(path)
      return app
    },
  }
}

/** The page has its heading, or the workspace its editor. */
export const shown = (page: Page): Promise<void> =>
  until('a page', async () => (await page.locator('main h1, main .monaco-editor').count()) > 0)

/** Puts code into the editor by pasting over all of it: what is typed would be indented as it comes. */
export async function pasteCode(page: Page, source: string): Promise<void> {
  await editorReady(page)
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  if (source === '') return
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  }, source)
}

export const editorReady = (page: Page): Promise<void> =>
  until(
    'the editor with its code',
    async () => (await page.locator('.monaco-editor .view-line').count()) > 0,
    30_000,
  )

/** Resolves when the text stands somewhere on the page. */
export const sees = (page: Page, text: string | RegExp, ms?: number): Promise<void> =>
  until(
    `the page says ${String(text)}`,
    async () => {
      const body = await page.locator('body').innerText()
      return typeof text === 'string' ? body.includes(text) : text.test(body)
    },
    ms,
  )

/** What the editor shows; Monaco writes spaces as no-break spaces. */
export const codeShown = async (page: Page): Promise<string> =>
  (await page.locator('.monaco-editor').first().innerText()).replaceAll('\u00a0', ' ')
