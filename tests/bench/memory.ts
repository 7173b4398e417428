import { spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'

export interface Memory {
  /** Resident megabytes of the page and its sandboxed frames; null where `ps` is absent. */
  readonly renderers: number | null
  /** Megabytes of the page's own heap, after a collection. */
  readonly heap: number
}

export async function memoryOf(page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return { renderers: await residentOf(page), heap: usedSize / 1e6 }
}

async function residentOf(page: Page): Promise<number | null> {
  const browser = page.context().browser()
  if (!browser) return null
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const ps = spawnSync('ps', ['-o', 'rss=', '-p', ids.join(',')], { encoding: 'utf8' })
  if (ps.status !== 0) return null
  const kilobytes = ps.stdout.split(/\s+/).map(Number)
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1000
}
