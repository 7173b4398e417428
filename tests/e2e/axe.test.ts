import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, editorReady, type OpenApp, sees } from './app.ts'

const app = appSuite()

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** What axe finds, as one line each. */
async function violations(page: Page): Promise<string[]> {
  // Through the debugger, which the page's policy does not bind.
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    async () =>
      (
        (await (
          globalThis as unknown as { axe: { run: (options: unknown) => Promise<unknown> } }
        ).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })) as { violations: Violation[] }
      ).violations,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}: ${failureSummary}`),
  )
}

const screens: readonly (readonly [string, string, (app: OpenApp) => Promise<void>])[] = [
  ['first visit', '/', async () => {}],
  [
    'home after an answer',
    '/quiz',
    async ({ page, goto }) => {
      await page.locator('form label, form input, form textarea').first().click()
      await page.keyboard.press('a')
      await page.keyboard.press('Control+Enter')
      await goto('/')
    },
  ],
  ['a question', '/quiz', async () => {}],
  [
    'a question answered',
    '/questions/sqrt-dk-divided-by-dk',
    async ({ page }) => {
      await page.keyboard.press('a')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /Finish|完成/ }).waitFor()
    },
  ],
  ['question bank', '/questions', async () => {}],
  ['search without result', '/questions?q=zzzz', async () => {}],
  ['exercise list', '/exercises', async () => {}],
  [
    'workspace',
    '/exercises/softmax',
    async ({ page }) => {
      await editorReady(page)
      await page.keyboard.press('Control+Shift+Enter')
      await sees(page, /19|未通过|failed/, 60_000)
    },
  ],
  ['settings', '/settings', async () => {}],
  ['not found', '/nowhere', async () => {}],
]

describe.each(['en-US', 'zh-CN'])('%s', (locale) => {
  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    test.each(screens)('%s', async (_, path, act) => {
      const opened = await app.open(path, { locale, colorScheme })
      await act(opened)
      expect(await violations(opened.page)).toEqual([])
    })
  })
})

describe('phone', () => {
  const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }
  test.each(screens)('%s fits and has no violation', async (_, path, act) => {
    const opened = await app.open(path, phone)
    await act(opened)
    expect(await violations(opened.page)).toEqual([])
    const overflow = () =>
      opened.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    expect(await overflow()).toBe(0)
  })
})
