// What the two suites of the runner share: a page with the real runner in a real browser, and a small check file.
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { CheckVerdict, RunVerdict } from '../../src/runner/verdict.ts'
import {
  buildRunnerPage,
  type BuiltPage,
  checkFile,
  openRunnerPage,
  type OpenPage,
} from '../fixtures/runner-page/open.ts'

export const limits = { checkTimeoutMs: 300, deadlineMs: 4000 }
export const secret = 'expected-value-7391'

export const checks = checkFile(`
  describe('samples', () => {
    test('first', async () => expectClose(await candidate.f([1, 2]), [2, 4]))
  })
  describe('hidden', () => {
    test('second', async () => expectClose(await candidate.f([3]), [6]))
    test('third', async () => expectClose(await candidate.f([0, -1, 5]), [0, -2, 10]))
    test('secret', async () => expect(await candidate.f([7391])).not.toEqual(['${secret}']))
  })
`)
const mutants = [
  { id: 'squares', code: 'export const f = (x) => x.map((v) => v * v)' },
  { id: 'first-only', code: 'export const f = (x) => [2 * x[0]]' },
  {
    id: 'overwrites',
    code: 'export const f = (x) => { x.forEach((v, i) => (x[i] = 2 * v)); return x }',
  },
]
export const right = 'export const f = (x) => x.map((v) => 2 * v)'

export const states = (verdict: RunVerdict) =>
  Object.fromEntries(verdict.checks.map(({ id, state }) => [id, state]))
export const check = (verdict: RunVerdict, id: string): CheckVerdict | undefined =>
  verdict.checks.find((one) => one.id === id)
export const allPass = { first: 'pass', second: 'pass', third: 'pass', secret: 'pass' }

/** Registers the hooks of a suite; afterwards the page is there for its tests. */
export function runnerSuite() {
  let built: BuiltPage
  const suite = {
    site: null as unknown as OpenPage,
    prepare: (body?: string, more: object = {}) =>
      suite.site.call(
        'open',
        { checks: body === undefined ? checks : checkFile(body), mutants, reference: right },
        { ...limits, ...more },
      ),
    run: async (source: string, scope?: 'samples' | 'all'): Promise<RunVerdict> =>
      (await suite.site.call('run', source, scope)).verdict,
  }
  beforeAll(async () => {
    built = await buildRunnerPage()
    suite.site = await openRunnerPage(built)
  })
  afterAll(async () => {
    await suite.site.close()
    built.dispose()
  })
  /** Whatever happened, the next run is honest: right code passes, wrong code fails. */
  afterEach(async () => {
    await suite.prepare()
    expect(await suite.run(right)).toMatchObject({ state: 'pass' })
    expect(await suite.run('export const f = (x) => x')).toMatchObject({ state: 'fail' })
    expect(suite.site.complaints).toEqual([])
  })
  return suite
}
