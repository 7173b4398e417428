import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { chromiumArgs, findChromium } from '../../tooling/browser.mjs'

export interface OpenBrowser {
  readonly context: BrowserContext
  readonly page: Page
  readonly close: () => Promise<void>
}

/** With a profile on disk, as a user has one: a private window would keep its database in memory. */
export async function openBrowser(
  options: Pick<BrowserContextOptions, 'serviceWorkers'> = {},
): Promise<OpenBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'offhand-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    args: chromiumArgs,
    locale: 'en-US',
    // Days begin at the same moment on every machine.
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  // A busy machine is slow, not broken.
  context.setDefaultTimeout(120_000)
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
