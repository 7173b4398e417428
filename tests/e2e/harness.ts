// One build served as a static host would, one Chromium, a fresh profile for each test.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { IncomingMessage } from 'node:http'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { chromiumArgs, findChromium } from '../../tooling/browser.mjs'
import { serve } from '../../tooling/serve.mjs'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Site {
  readonly url: string
  readonly browser: Browser
  readonly requests: string[]
  readonly stopServer: () => Promise<void>
  readonly close: () => Promise<void>
  readonly open: (
    options?: BrowserContextOptions,
  ) => Promise<{ context: BrowserContext; page: Page; problems: string[] }>
}

/** Serves dist/ (built by `npm test` or `npm run build`) and opens a browser. */
export async function openSite(): Promise<Site> {
  if (!existsSync(path.join(root, 'dist/index.html')))
    throw new Error('no build in dist/: run npm run build first')
  const requests: string[] = []
  const server = await serve({
    port: 0,
    onRequest: (request: IncomingMessage) => requests.push(request.url ?? ''),
  })
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    headless: true,
    args: chromiumArgs,
  })
  return {
    url: server.url,
    browser,
    requests,
    stopServer: () => server.close(),
    close: async () => {
      await browser.close()
      await server.close()
    },
    open: async (options = {}) => {
      const context = await browser.newContext({
        locale: 'en-US',
        viewport: { width: 1280, height: 900 },
        ...options,
      })
      const page = await context.newPage()
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(`page error: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()}`)
      })
      return { context, page, problems }
    },
  }
}

/** Under the page's CSP `waitForFunction` needs eval: poll instead. */
export async function until(
  what: string,
  test: () => Promise<boolean>,
  ms = 15_000,
): Promise<void> {
  const end = Date.now() + ms
  for (;;) {
    if (await test()) return
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
