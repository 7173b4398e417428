// The page under attack in a real browser, and two servers that tell what reached them.
import { createSocket } from 'node:dgram'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { chromiumArgs, findChromium } from '../../tooling/browser.mjs'
import { pythonPackFiles } from '../../tooling/python/plugin.ts'
import { pageCsp } from '../../tooling/runner/csp.ts'
import { runnerScripts } from '../../tooling/runner/plugin.ts'
import { serve } from '../../tooling/serve.mjs'
import type { HostilePage } from './page/page.ts'

type PageName = 'page' | 'python-page'

/** Builds the page as the app is built, with the same policy in its head. */
export async function buildHostilePage(
  name: PageName = 'page',
): Promise<{ folder: string; dispose: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offhand-hostile-'))
  await build({
    root: path.join(import.meta.dirname, name),
    configFile: false,
    logLevel: 'error',
    plugins: [runnerScripts(), pageCsp(), pythonPackFiles()],
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  })
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Counts whatever arrives on one port, of any protocol: a connection is enough. */
async function openTrap(): Promise<{ address: string; caught: string[]; close: () => void }> {
  const caught: string[] = []
  const tcp = createServer((socket) => {
    caught.push('a connection')
    socket.on('data', (data) => caught.push(data.toString('latin1').slice(0, 80)))
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  const address = tcp.address()
  if (!address || typeof address === 'string') throw new Error('the trap has no port')
  const udp = createSocket('udp4', () => caught.push('a datagram'))
  await new Promise<void>((resolve) => udp.bind(address.port, '127.0.0.1', resolve))
  const close = (): void => {
    tcp.close()
    udp.close()
  }
  return { address: `127.0.0.1:${address.port}`, caught, close }
}

export interface HostileSite {
  readonly page: Page
  readonly call: <Name extends keyof HostilePage>(
    name: Name,
    ...args: Parameters<HostilePage[Name]>
  ) => Promise<Awaited<ReturnType<HostilePage[Name]>>>
  /** Puts the addresses of the two servers into the text of an attack. */
  readonly aim: (source: string) => string
  /** What has reached either server since it was last asked. */
  readonly reached: () => readonly string[]
  readonly errors: readonly string[]
  /** What stands in the browser's console. */
  readonly printed: readonly string[]
  readonly close: () => Promise<void>
}

export async function openHostileSite(name: PageName = 'page'): Promise<HostileSite> {
  const { folder, dispose } = await buildHostilePage(name)
  const requests: string[] = []
  const server = await serve({
    folder,
    port: 0,
    onRequest: (request) => requests.push(request.url ?? ''),
  })
  const trap = await openTrap()
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    headless: true,
    args: chromiumArgs,
  })
  const page = await browser.newPage()
  const errors: string[] = []
  const printed: string[] = []
  page.on('console', (message) => printed.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('dialog', (dialog) => errors.push(`a dialog: ${dialog.message()}`))
  page.on('download', () => errors.push('a download'))
  page.on('popup', () => errors.push('a popup'))
  await page.goto(server.url)
  return {
    page,
    errors,
    printed,
    call: (name, ...args) =>
      page.evaluate(
        ([name, args]) => {
          const { hostile } = window as unknown as {
            hostile: Record<string, (...args: unknown[]) => unknown>
          }
          return hostile[name]?.(...args)
        },
        [name, args] as const,
      ) as never,
    aim: (source) =>
      source.replaceAll('SITE', `${server.url}stolen`).replaceAll('TRAP', trap.address),
    reached: () => [...requests.splice(0), ...trap.caught.splice(0)],
    close: async () => {
      await browser.close()
      await server.close()
      trap.close()
      dispose()
    },
  }
}
