// A page with the app's own modules over a bank of our choice, in a real Chromium with a profile on disk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { packIndex } from '../../src/content/packed-index.ts'
import type { ContentIndex } from '../../src/content/types.ts'
import { pythonPackFiles } from '../../tooling/python/plugin.ts'
import { pageCsp } from '../../tooling/runner/csp.ts'
import { runnerScripts } from '../../tooling/runner/plugin.ts'
import { serve } from '../../tooling/serve.mjs'
import { openBrowser } from './browser.ts'
import type { Part, PartName } from './page/main.ts'

type Functions<Name extends PartName> = {
  readonly [F in keyof Part<Name>]: Part<Name>[F] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never
}

export interface BenchPage<Name extends PartName> {
  readonly page: Page
  /** The functions of that part; they run in the page. */
  readonly run: Functions<Name>
  /** Loads the page anew, over one of its banks. */
  readonly load: (bank: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Builds and opens the page; `banks` are the indexes it can be loaded over. */
export async function openBenchPage<Name extends PartName>(
  part: Name,
  banks: Readonly<Record<string, ContentIndex>> = {},
): Promise<BenchPage<Name>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offhand-bench-'))
  await buildInto(folder)
  for (const [bank, index] of Object.entries(banks))
    writeFileSync(path.join(folder, `${bank}.json`), packed(index))
  const server = await serve({ folder, port: 0 })
  const browser = await openBrowser()
  const { page } = browser
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))

  const call = async (fn: string, args: readonly unknown[]): Promise<unknown> => {
    const result: unknown = await page.evaluate(
      ([part, fn, args]) => {
        const { bench } = window as unknown as {
          bench: (part: string, fn: string, args: readonly unknown[]) => unknown
        }
        return bench(part, fn, args)
      },
      [part, fn, args] as const,
    )
    if (problems.length > 0) throw new Error(`in the page: ${problems.join('\n')}`)
    return result
  }
  const run = new Proxy({} as Functions<Name>, {
    get:
      (_, fn) =>
      (...args: readonly unknown[]) =>
        call(String(fn), args),
  })
  const load = async (bank: string): Promise<void> => {
    await page.goto(`${server.url}?index=${bank}.json`)
  }
  await load(Object.keys(banks)[0] ?? 'none')
  return {
    page,
    run,
    load,
    close: async () => {
      await browser.close()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** As the app gets it. */
export const packed = (index: ContentIndex): string =>
  JSON.stringify(
    packIndex(index, (text) => Array.from(segmenter.segment(text), ({ segment }) => segment)),
  )

/** As the app is built, but for the content. */
async function buildInto(folder: string): Promise<void> {
  const root = path.join(import.meta.dirname, 'page')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [runnerScripts(), pythonPackFiles(), pageCsp()],
    resolve: {
      alias: {
        'virtual:offhand/index': path.join(root, 'content-index.ts'),
        'virtual:offhand/chunks': path.join(root, 'content-chunks.ts'),
      },
    },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 8000 },
  })
}
