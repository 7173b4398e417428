// A bomb without a bound. The frame's process dies of it; Playwright takes that for the death of the page,
// so nobody drives this browser: the page runs by itself and reports by fetch. A small heap makes it quick.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { chromiumArgs, findChromium } from '../../tooling/browser.mjs'
import { serve } from '../../tooling/serve.mjs'
import { buildHostilePage } from './site.ts'

test('[R99] memory without end kills the frame, not the page; the next honest run passes', async () => {
  const { folder, dispose } = await buildHostilePage()
  let tell: (report: unknown) => void
  const report = new Promise((resolve) => {
    tell = resolve
  })
  const server = await serve({
    folder,
    port: 0,
    onRequest: ({ url = '' }) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost')
      if (pathname === '/report') tell(JSON.parse(searchParams.get('of') ?? 'null'))
    },
  })
  const profile = mkdtempSync(path.join(tmpdir(), 'offhand-profile-'))
  const browser = spawn(
    await findChromium(),
    [
      ...chromiumArgs,
      '--headless=new',
      `--user-data-dir=${profile}`,
      '--js-flags=--max-old-space-size=256',
      `${server.url}#out-of-memory`,
    ],
    { stdio: 'ignore' },
  )
  const gone = new Promise((resolve) => browser.once('exit', resolve))
  try {
    expect(await report).toEqual({ bombed: 'error', failure: 'memory', next: 'pass', loads: 1 })
  } finally {
    browser.kill()
    await gone
    await server.close()
    dispose()
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
  }
})
