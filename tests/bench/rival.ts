// The same function and twenty asserts in @freecodecamp/curriculum-helpers, which isolates nothing: the yardstick.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { serve } from '../../tooling/serve.mjs'
import { openBrowser } from './browser.ts'
import { softmax } from './runner-material.ts'

interface HelperRunner {
  readonly runAllTests: (tests: readonly string[]) => Promise<readonly { readonly pass?: true }[]>
}
interface HelperWindow {
  readonly FCCTestRunner: {
    readonly createTestRunner: (config: object) => Promise<HelperRunner>
  }
}

export interface Rival {
  /** From submitting to the last result. The first after `reload` is a cold one. */
  readonly submit: () => Promise<number>
  readonly reload: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openRival(): Promise<Rival> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offhand-rival-'))
  const main = createRequire(import.meta.url).resolve(
    '@freecodecamp/curriculum-helpers/test-runner.js',
  )
  cpSync(path.dirname(main), path.join(folder, 'helpers'), { recursive: true })
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><title>Bench</title><link rel="icon" href="data:," /><script src="/helpers/index.js"></script>',
  )
  const server = await serve({ folder, port: 0 })
  const { page, close } = await openBrowser()
  const reload = async (): Promise<void> => {
    await page.goto(server.url)
  }
  await reload()
  return {
    submit: () => submitIn(page),
    reload,
    close: async () => {
      await close()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function submitIn(page: Page): Promise<number> {
  const { ms, passed } = await page.evaluate(
    async ({ source, beforeAll, tests }) => {
      const { FCCTestRunner } = window as unknown as HelperWindow
      const start = performance.now()
      const runner = await FCCTestRunner.createTestRunner({
        type: 'javascript',
        source,
        code: { contents: source },
        assetPath: '/helpers/',
        hooks: { beforeAll },
      })
      const results = await runner.runAllTests(tests)
      const passed = results.filter(({ pass }) => pass).length
      return { ms: performance.now() - start, passed }
    },
    { source: softmax.replace('export ', ''), beforeAll: prelude, tests: asserts },
  )
  if (passed !== asserts.length) throw new Error(`the yardstick passed ${passed} asserts`)
  return ms
}

/** What stands outside the asserts: the reference, a comparison, seeded numbers as the kit draws them. */
const prelude = `
self.reference = (x) => x.map((row) => {
  const largest = Math.max(...row)
  const powers = row.map((v) => Math.exp(v - largest))
  const sum = powers.reduce((total, p) => total + p, 0)
  return powers.map((p) => p / sum)
})
self.agrees = (x) => {
  const got = softmax_(x)
  const expected = reference(x)
  assert.lengthOf(got, expected.length)
  expected.forEach((row, i) => {
    assert.lengthOf(got[i], row.length)
    row.forEach((v, j) => assert.approximately(got[i][j], v, 1e-9))
  })
}
self.randomMatrix = (seed, rows, columns, low, high) => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => low + (high - low) * next()))
}`

const assert = (body: string): string => `self.softmax_ = softmax; ${body}`

/** The twenty checks of runner-material.ts, said in chai. */
const asserts: readonly string[] = [
  'agrees([[0, 0]])',
  'agrees([[1, 2, 3], [0, 0, 0]])',
  'assert.approximately(softmax([[3, 1, 2]])[0].reduce((a, b) => a + b, 0), 1, 1e-9)',
  ...[0, 1, 2, 3, 4].map((n) => `agrees([[${100 + n}, 101, 99]])`),
  ...[2, 8, 32].map((n) => `agrees(randomMatrix(${n}, ${n}, ${n}, -3, 3))`),
  'const got = softmax(randomMatrix(7, 3, 5, -2, 2)); assert.lengthOf(got, 3); got.forEach((row) => assert.lengthOf(row, 5))',
  'assert.isTrue(softmax([[1000, -1000], [-1e308, 1e308]]).flat().every(Number.isFinite))',
  'const [row] = softmax([[1, 3, 2]]); assert.isAbove(row[1], row[2]); row.forEach((v) => assert.isNumber(v))',
  'const x = [[1, 2], [3, 4]]; softmax(x); assert.deepEqual(x, [[1, 2], [3, 4]])',
  'assert.deepEqual(softmax([[1, 2]]), softmax([[1, 2]]))',
  'assert.deepEqual(softmax([[5]]), [[1]])',
  'assert.deepEqual(softmax([]), [])',
  'agrees([[4, 4, 4, 4]])',
  'agrees(randomMatrix(11, 1, 1000, -5, 5))',
].map(assert)
