// CPython and NumPy in the sandbox, in a real browser.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import strip from 'ts-blank-space'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RunVerdict } from '../../src/runner/verdict.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { pythonPackFiles } from '../../tooling/python/plugin.ts'
import {
  buildRunnerPage,
  type BuiltPage,
  checkFile,
  openRunnerPage,
  type OpenPage,
} from '../fixtures/runner-page/open.ts'
import type { PythonPage } from '../fixtures/python-page/main.ts'
import { until } from './harness.ts'

declare global {
  interface Window {
    readonly offhandPython: PythonPage
  }
}

const fixtures = path.resolve(import.meta.dirname, '../fixtures')
const exercise = path.resolve(import.meta.dirname, '../../exercises/softmax')
const right = readFileSync(path.join(exercise, 'solution.py'), 'utf8')
const limits = { checkTimeoutMs: 8000, deadlineMs: 120_000, startMs: 60_000 }

const large = `
import numpy as np

def both(x, y, *, rest=None, list=None):
    if rest is None:
        return x + y
    kinds = [str(x.dtype), str(y.dtype), str(rest["z"].dtype), type(list).__name__]
    return {"sum": x + y + rest["z"], "kinds": kinds, "pair": [x, np.ones((1, 1))]}

def overwrites(x, y):
    y[3][4] = 0
    return 0
`

let built: BuiltPage
let site: OpenPage
const run = async (source: string, scope?: 'samples' | 'all'): Promise<RunVerdict> =>
  (await site.call('run', source, scope)).verdict
/** Of pieces of Python. */
const loads = (): readonly string[] =>
  site.requests.filter((url) => /python-\w+-\d+-[\w-]+\.bin$/.test(url))
const visitAgain = async (): Promise<void> => {
  await site.page.reload()
  await site.call('open', await material(), limits)
}
const check = (verdict: RunVerdict, id: string) => verdict.checks.find((one) => one.id === id)

const material = async () => ({
  checks: await compileChecks(exercise),
  mutants: [],
  reference: strip(readFileSync(path.join(exercise, 'solution.ts'), 'utf8')),
})

beforeAll(async () => {
  built = await buildRunnerPage(path.join(fixtures, 'python-page'), [pythonPackFiles()])
  site = await openRunnerPage(built)
  await site.call('open', await material(), limits)
})
afterAll(async () => {
  await site.close()
  built.dispose()
})
/** Whatever happened, the next run is honest. */
afterEach(async () => {
  expect(await run(right)).toMatchObject({ state: 'pass' })
  expect(await site.call('problems')).toEqual([])
  expect(site.complaints).toEqual([])
})

describe('Python in the sandbox', () => {
  test('[R139] NumPy passes the checks of the exercise', async () => {
    const { verdict, streamed } = await site.call('run', right)
    expect(verdict.checks.length).toBeGreaterThan(10)
    expect(verdict.checks.filter(({ state }) => state !== 'pass')).toEqual([])
    expect(streamed).toEqual(verdict.checks)
    expect(new Set(loads()).size).toBe(16)
    expect(loads()).toHaveLength(16)
  })

  test('what was loaded once is not loaded again, and what is broken anew', async () => {
    const before = loads()
    await visitAgain()
    expect(loads()).toEqual(before)
    await site.page.evaluate(async () => {
      const cache = await caches.open('offhand-python')
      for (const { url } of await cache.keys())
        if (url.includes('numpy-3')) await cache.put(url, new Response('broken'))
    })
    await visitAgain()
    const more = loads().slice(before.length)
    expect(more.length).toBe(before.filter((url) => url.includes('numpy')).length)
    expect(more.every((url) => url.includes('numpy'))).toBe(true)
  })

  test('[R162] the started interpreter is kept, for the next visit and for another exercise', async () => {
    const kept = async () => {
      // The second run has its worker only after all that the frame had to say of the first.
      for (const _ of [1, 2]) expect(await run(right)).toMatchObject({ state: 'pass' })
      return site.page.evaluate(() => window.offhandPython.kept())
    }
    const files = () =>
      site.page.evaluate(async () => {
        const cache = await caches.open('offhand-python-snapshot')
        return (await cache.keys()).map(({ url }) => new URL(url).pathname)
      })
    await site.page.evaluate(() => window.offhandPython.forgetSnapshot())
    await visitAgain()
    expect(await kept()).toBe(1)
    await until('the file', async () => (await files()).length === 1)
    expect(await files()).toEqual([expect.stringMatching(/^\/assets\/python-snapshot-\w+\.bin$/)])

    // A worker that had to start anew would leave its own.
    await site.call('open', await material(), limits)
    expect(await kept()).toBe(1)
    await visitAgain()
    expect(await kept()).toBe(0)

    await site.page.evaluate(async () => {
      const cache = await caches.open('offhand-python-snapshot')
      for (const { url } of await cache.keys()) {
        const file = await (await cache.match(url))?.blob()
        // A bit of it, as one flips on a disk.
        const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0))
        const at = bytes.length >> 1
        bytes[at] = (bytes[at] ?? 0) ^ 1
        await cache.put(url, new Response(bytes))
      }
    })
    await visitAgain()
    expect(await kept()).toBe(1)
  })

  test('[R139] what is wrong fails, with what it printed', async () => {
    const source = right
      .replace('x - x.max(axis=axis, keepdims=True)', 'x')
      .replace('    shifted', '    print(x.dtype, x.shape)\n    shifted')
    const verdict = await run(source)
    expect(verdict.state).toBe('fail')
    expect(check(verdict, 'rows')).toMatchObject({
      state: 'pass',
      console: [{ level: 'log', text: 'float64 (2, 3)' }],
    })
    expect(check(verdict, 'large-logits')).toMatchObject({
      state: 'fail',
      mismatch: { kind: 'not-finite', path: [0, 0] },
    })
  })

  test('[R51] large arrays in every place: arguments of one shape, options, results, changed ones', async () => {
    const checks = checkFile(`
      const grid = (by) => Array.from({ length: 30 }, (_, i) => Array.from({ length: 20 }, (_, j) => by * (20 * i + j)))
      describe('samples', () => {
        test('both', async () => {
          let result
          await kit.expectUnchanged(async () => {
            result = await candidate.both(grid(1), grid(2), { rest: { z: grid(3) }, list: grid(4) })
          })
          expect(result).toEqual({ sum: grid(6), kinds: ['float64', 'int32', 'float64', 'list'], pair: [grid(1), [[1]]] })
        })
        test('alone', async () => expect(await candidate.both(grid(1), grid(2))).toEqual(grid(3)))
        test('changed', () => kit.expectUnchanged(() => candidate.overwrites(grid(1), grid(2))))
      })`)
    await site.call('open', { ...(await material()), checks }, limits)
    const { checks: judged } = await run(large)
    await site.call('open', await material(), limits)
    expect(judged.map(({ id, state }) => [id, state])).toEqual([
      ['both', 'pass'],
      ['alone', 'pass'],
      ['changed', 'fail'],
    ])
    expect(judged[2]?.calls.map(({ mutated }) => mutated)).toEqual([[1]])
  })

  test('[R70] an endless loop ends with its check, and the others run', async () => {
    const source = right.replace(
      '    if not temperature',
      '    if x.max() == 1001:\n        while True:\n            pass\n    if not temperature',
    )
    const verdict = await run(source)
    expect(check(verdict, 'large-logits')).toMatchObject({ state: 'timeout' })
    const others = verdict.checks.filter(({ id }) => id !== 'large-logits')
    expect(others.filter(({ state }) => state !== 'pass')).toEqual([])
  })

  test('[R72] one at its top ends the run', async () => {
    expect(await run('while True: pass')).toMatchObject({ state: 'timeout', checks: [] })
  })

  test('[R60] [R62] errors have their place', async () => {
    expect(await run('def softmax(x:\n    pass')).toMatchObject({
      state: 'error',
      failure: { kind: 'syntax', line: 1 },
    })
    const verdict = await run('def softmax(x, axis=1, temperature=1):\n    return x.nothing')
    expect(check(verdict, 'rows')?.failure).toMatchObject({
      kind: 'thrown',
      name: 'AttributeError',
      line: 2,
      column: 12,
    })
  })

  test('[R120] an expression over the code gives its value', async () => {
    const tried = await site.call('tryCall', right, 'softmax(np.zeros((1, 2))).sum()')
    expect(tried.checks[0]?.calls[0]?.outcome).toEqual({ ok: true, value: 1 })
  })

  test('[R91] nothing leads out', async () => {
    const source = `
import os, sys
def tried(f):
    try:
        f()
        return 'done'
    except (OSError, ImportError) as error:
        return type(error).__name__
def socket():
    import socket
    socket.create_connection(('127.0.0.1', 80))
def process():
    import subprocess
    subprocess.run(['ls'])
def js():
    import js
found = [tried(socket), tried(process), tried(js), sorted(os.listdir('/'))]`
    const { checks } = await site.call('tryCall', source, 'found')
    expect(checks[0]?.calls[0]?.outcome).toMatchObject({
      value: ['gaierror', 'OSError', 'ModuleNotFoundError', ['dev', 'home', 'io', 'tmp', 'usr']],
    })
  })
})
