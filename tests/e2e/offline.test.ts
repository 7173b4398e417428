import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { editorReady, sees, shown, pasteCode } from './app.ts'
import { openSite, root, until } from './harness.ts'

const solution = readFileSync(path.join(root, 'exercises/softmax/solution.ts'), 'utf8')

test('after the first visit everything works with the server gone', async () => {
  const site = await openSite()
  try {
    const { page, problems } = await site.open()
    await page.goto(site.url)
    await shown(page)
    await until(
      'everything is stored',
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration()
          return registration?.active?.state === 'activated'
        }),
      60_000,
    )
    await site.stopServer()
    const before = site.requests.length

    await page.reload()
    await shown(page)
    await sees(page, 'Start with ten questions')
    expect(await sources(page)).toEqual(['cache-storage'])
    expect(await editorAsked(page)).toBe(false)

    await page.getByRole('link', { name: /Start with ten questions/ }).click()
    await sees(page, 'Question 1 of 10')

    // A deep link, with the editor, its workers, the examiner and the checks.
    await page.goto(new URL('/exercises/softmax', site.url).href)
    await editorReady(page)
    expect(await sources(page)).toEqual(['cache-storage'])
    expect(await editorAsked(page)).toBe(true)
    await pasteCode(page, solution)
    await page.keyboard.press('Control+Shift+Enter')
    await sees(page, 'All 20 checks pass.', 60_000)

    await page.goto(new URL('/questions', site.url).href)
    await shown(page)
    await page.getByRole('searchbox').fill('dilat')
    await until('search results', async () => (await page.locator('[data-row]').count()) > 0)

    await page.goto(new URL('/settings', site.url).href)
    await shown(page)
    await sees(page, 'Works offline')
    expect(site.requests.length).toBe(before)
    // The browser itself reports that its look for a newer worker found no server.
    expect(
      problems.filter((text) => !/ERR_CONNECTION_REFUSED|ERR_FAILED|sw\.js/.test(text)),
    ).toEqual([])
  } finally {
    await site.close()
  }
})

/** How the page got its scripts: the browser takes what is stored without asking the service worker. */
const sources = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    // TypeScript does not know the field yet.
    const entries = performance.getEntriesByType('resource') as (PerformanceResourceTiming & {
      readonly deliveryType?: string
    })[]
    const scripts = entries.filter(({ name }) => /assets\/[^/]+\.js$/.test(name))
    return [...new Set(scripts.map(({ deliveryType }) => deliveryType ?? 'unknown'))]
  })

/** Whether the page itself names the editor's files, before the app asks for them. */
const editorAsked = async (page: Page): Promise<boolean> =>
  (await page.locator('link[rel=modulepreload][href*="/assets/editor.api-"]').count()) > 0
