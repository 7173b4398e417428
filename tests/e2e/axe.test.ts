import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, editorReady, type OpenApp, sees } from './app.ts'
import { until } from './harness.ts'
import { importHistory, someHistory } from './history.ts'
import { stored } from './stored.ts'

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
    '/questions/sqrt-dk-divided-by-dk',
    async ({ page, goto }) => {
      await page.keyboard.press('a')
      await page.keyboard.press('Enter')
      await until('the answer is stored', async () => (await stored(page))['events']?.length === 1)
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
  ['concept', '/concepts/losses/dice', async () => {}],
  ['concept map', '/map', async () => {}],
  [
    'map of a topic',
    '/settings',
    async (app) => {
      await importHistory(app, someHistory())
      await app.goto('/map?topic=losses&view=map&at=focal')
      await sees(app.page, /Focal/)
    },
  ],
  ['map as a list', '/map?topic=params-flops&view=list', async () => {}],
  [
    'concept with its history',
    '/settings',
    async (app) => {
      await importHistory(app, someHistory())
      await app.goto('/concepts/convolution/output-size')
      await sees(app.page, /Last answers|最近的作答/)
    },
  ],
  ['primer', '/topics/convolution', async ({ page }) => sees(page, /Common traps|常见陷阱/)],
  [
    'workspace',
    '/exercises/softmax',
    async ({ page }) => {
      await editorReady(page)
      await page.keyboard.press('Control+Shift+Enter')
      await sees(page, /20|未通过|failed/, 60_000)
    },
  ],
  ['statistics of nothing', '/stats', async () => {}],
  [
    'statistics',
    '/settings',
    async (app) => {
      await importHistory(app, someHistory())
      await app.goto('/stats?topic=losses&show=due.overdue')
      await sees(app.page, /Slowest|最慢/)
      for (const twin of await app.page.getByText(/^(As a table|查看表格)$/).all())
        await twin.click()
    },
  ],
  ['settings', '/settings', async () => {}],
  [
    'export to Anki',
    '/settings?topic=losses#anki',
    async ({ page }) => {
      await page.locator('#anki select').selectOption('topics')
      await page.locator('#anki input[type=checkbox]').last().check()
      await page.locator('#anki button').click()
      await sees(page, /Saved as|已存为/, 60_000)
    },
  ],
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
