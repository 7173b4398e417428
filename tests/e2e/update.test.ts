import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { serve, type Served } from '../../tooling/serve.mjs'
import { codeShown, editorReady, sees, shown, pasteCode } from './app.ts'
import { openSite, root, until } from './harness.ts'

test('an update waits until it is accepted, and no draft is lost', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'offhand-update-'))
  cpSync(path.join(root, 'dist'), folder, { recursive: true })
  appendFileSync(path.join(folder, 'sw.js'), '\n// the next version\n')
  const site = await openSite()
  let published: Served | null = null
  try {
    const { page } = await site.open()
    await page.goto(site.url)
    await shown(page)
    const worker = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        return { active: registration?.active?.state, waiting: registration?.waiting?.state }
      })
    await until('the first version', async () => (await worker()).active === 'activated', 60_000)

    // A new version is published while the user works.
    await site.stopServer()
    published = await serve({ folder, port: Number(new URL(site.url).port) })
    await page.goto(new URL('/exercises/softmax', site.url).href)
    await editorReady(page)
    await pasteCode(page, '// typed before the update')
    await until(
      'the second version waits',
      async () => (await worker()).waiting === 'installed',
      60_000,
    )
    expect(await codeShown(page)).toContain('typed before the update')

    await page.getByRole('link', { name: 'Today' }).first().click()
    await sees(page, 'A new version is ready.')
    await page.getByRole('button', { name: 'Update now' }).click()
    await until('the second version', async () => {
      try {
        const { active, waiting } = await worker()
        return active === 'activated' && waiting === undefined
      } catch {
        // The page reloads.
        return false
      }
    })
    await shown(page)
    await page.goto(new URL('/exercises/softmax', site.url).href)
    await editorReady(page)
    await until('the draft', async () =>
      (await codeShown(page)).includes('typed before the update'),
    )
  } finally {
    await published?.close()
    await site.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
