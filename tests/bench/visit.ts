// A repeat visit without a network: the built site from its service worker, the server stopped.
import type { BrowserContext, Page } from 'playwright-core'
import { serve } from '../../tooling/serve.mjs'
import { until } from '../e2e/harness.ts'
import { openBrowser } from './browser.ts'
import { builtIndex } from './built-index.ts'
import { type Row, timeRow } from './row.ts'
import { type Sight, watchFor } from './sight.ts'

const visits = 15
/** A busy machine is slow, not broken. */
const patienceMs = 60_000

/** The button that starts today's session; at a first visit there is none that leads to /quiz itself. */
const home: Sight = { name: 'home', all: ['main a[href$="/quiz"]'] }
const firstScreen: Sight = { name: 'first screen', all: ['main h1', 'main a'] }
/** The code in Monaco, not its still picture, and the button that runs it. */
const editor: Sight = {
  name: 'editor',
  all: [
    '.monaco-editor .view-line span span',
    'button[aria-keyshortcuts="Control+Enter"]:not(:disabled)',
  ],
}

export async function visitGroup(dist: string): Promise<readonly Row[]> {
  const slugs = builtIndex(dist).index.exercises.map(({ slug }) => slug)
  const slug = slugs.includes('softmax') ? 'softmax' : slugs[0]
  if (slug === undefined) throw new Error('there is no exercise to visit')
  const times = await offlineVisits(dist, { '': home, [`exercises/${slug}`]: editor })
  return [
    timeRow('repeat visit offline: start button there', times[0] ?? [], { budget: 300 }),
    timeRow('repeat visit offline: editor shows the code, can run', times[1] ?? [], {
      budget: 600,
    }),
  ]
}

/** The first screen of any build, from the server, with what the browser has cached of it. */
export async function firstScreens(dist: string): Promise<Row> {
  const server = await serve({ folder: dist, port: 0, base: process.env['BASE_PATH'] ?? '/' })
  // What the service worker fetches meanwhile would take its time from the page.
  const browser = await openBrowser({ serviceWorkers: 'block' })
  try {
    const times: number[] = []
    for (let i = 0; i <= visits; i++) {
      const page = await browser.context.newPage()
      const seenAt = await watchFor(page, firstScreen)
      await page.goto(server.url, { waitUntil: 'commit' })
      await until(firstScreen.name, async () => (await seenAt()) !== null, patienceMs)
      // The first one fills the cache.
      if (i > 0) times.push((await seenAt()) ?? NaN)
      await page.close()
    }
    return timeRow('first screen', times)
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Each place is visited with the server up, then many times without. */
async function offlineVisits(
  dist: string,
  places: Readonly<Record<string, Sight>>,
): Promise<readonly (readonly number[])[]> {
  const { index } = builtIndex(dist)
  const question = index.questions.find(({ type, generated }) => type === 'single' && !generated)
  if (!question) throw new Error('the bank has no question to answer')
  const base = process.env['BASE_PATH'] ?? '/'
  const server = await serve({ folder: dist, port: 0, base })
  const browser = await openBrowser()
  const { context, page } = browser
  try {
    await page.goto(server.url)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await answerOne(page, `${server.url}questions/${question.id}`)
    for (const [place, sight] of Object.entries(places)) {
      const seenAt = await watchFor(page, sight)
      await page.goto(`${server.url}${place}`)
      await until(sight.name, async () => (await seenAt()) !== null, patienceMs)
    }
    await server.close()
    const times = Object.keys(places).map((): number[] => [])
    for (let i = 0; i < visits; i++)
      for (const [n, [place, sight]] of Object.entries(places).entries())
        times[n]?.push(await visit(context, `${server.url}${place}`, sight))
    return times
  } finally {
    await browser.close()
    await server.close()
  }
}

/** With one answer in the log the next visit is no first one. */
async function answerOne(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('main input[type=radio]').first().check()
  const reviews = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('offhand')
          opening.onsuccess = () => {
            const events = opening.result.transaction('events').objectStore('events')
            const counting = events.count()
            counting.onsuccess = () => {
              opening.result.close()
              resolve(counting.result)
            }
          }
        }),
    )
  const answered = async (): Promise<boolean> => {
    // Pressed again while nothing has come of it: the key may be quicker than the page's listener.
    await page.keyboard.press('Enter')
    return (await reviews()) > 0
  }
  await until('the review in the log', answered, patienceMs)
}

/** In a new tab, with the service worker asleep as after a pause; from the address to the sight. */
async function visit(context: BrowserContext, url: string, sight: Sight): Promise<number> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    await session.send('ServiceWorker.enable')
    await session.send('ServiceWorker.stopAllWorkers')
    await session.detach()
    const seenAt = await watchFor(page, sight)
    await page.goto(url, { waitUntil: 'commit' })
    await until(sight.name, async () => (await seenAt()) !== null, patienceMs)
    const controlled = await page.evaluate(() => navigator.serviceWorker.controller !== null)
    if (!controlled) throw new Error('the page does not come from the service worker')
    return (await seenAt()) ?? NaN
  } finally {
    await page.close()
  }
}
