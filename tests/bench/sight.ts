import type { Page } from 'playwright-core'

/** Something that is on the screen once each of these selectors finds something that takes room. */
export interface Sight {
  readonly name: string
  readonly all: readonly string[]
}

/** Watches the page's next load; gives the milliseconds from its start to the sight, or null. */
export async function watchFor(page: Page, { all }: Sight): Promise<() => Promise<number | null>> {
  await page.addInitScript((selectors: readonly string[]) => {
    // The sandbox's frames run this as well.
    if (window !== top) return
    const isThere = (selector: string) =>
      (document.querySelector(selector)?.getClientRects().length ?? 0) > 0
    const observer = new MutationObserver(() => {
      if (!selectors.every(isThere)) return
      Object.assign(window, { seenAt: performance.now() })
      observer.disconnect()
    })
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  }, all)
  return () =>
    page.evaluate(() => (window as unknown as { seenAt?: number }).seenAt ?? null).catch(() => null)
}
