// What the frame takes from its workers, in a real browser.
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BoxPage } from '../fixtures/box-page/main.ts'
import {
  buildRunnerPage,
  type BuiltPage,
  openRunnerPage,
  type OpenPage,
} from '../fixtures/runner-page/open.ts'

declare global {
  interface Window {
    readonly offhandBox: BoxPage
  }
}

let built: BuiltPage
let site: OpenPage
beforeAll(async () => {
  built = await buildRunnerPage(path.resolve(import.meta.dirname, '../fixtures/box-page'))
  site = await openRunnerPage(built)
})
afterAll(async () => {
  await site.close()
  built.dispose()
})

/**
 * Says to the frame what it was told to, but only some time after its provisions; from the moment on that it
 * has its port, through which code of the user's would come, it says something else again and again.
 */
const worker = `
  let hasSpoken = false
  let given = null
  const bytes = (text) => new TextEncoder().encode(text)
  const text = (bytes) => bytes && new TextDecoder().decode(bytes)
  onmessage = ({ data, ports: [port] }) => {
    if (port) {
      const { texts, text: one, made, snapshot } = given
      port.postMessage([hasSpoken, texts.map(text), text(one), made, text(snapshot)])
      setInterval(() => postMessage({ shared: { made: 'evil' }, left: { snapshot: bytes('evil') } }), 5)
      return
    }
    given = data
    setTimeout(() => {
      hasSpoken = true
      postMessage({ shared: { made: 'first' }, left: { snapshot: bytes('first') } })
    }, 100)
  }
`

test('[R162] what a worker says once it has its port is not heard', async () => {
  const { page } = site
  await page.evaluate((script) => window.offhandBox.open(script, 'pack'), worker)
  const first = () => page.evaluate(() => window.offhandBox.firstOf())
  expect(await first()).toEqual([true, ['pack'], 'pack', undefined, undefined])
  // Those after it have what the first one has left, whatever it said later and they say themselves.
  for (let n = 0; n < 3; n++)
    expect(await first()).toEqual([true, ['pack'], 'pack', 'first', 'first'])
  expect(await page.evaluate(() => window.offhandBox.left())).toEqual(['first'])
  expect(await page.evaluate(() => window.offhandBox.problems())).toEqual([])
  expect(site.complaints).toEqual([])
})
