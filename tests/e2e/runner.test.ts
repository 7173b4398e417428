import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CheckVerdict, RunVerdict } from '../../src/runner/verdict.ts'
import {
  buildRunnerPage,
  type BuiltPage,
  checkFile,
  openRunnerPage,
  type OpenPage,
} from '../fixtures/runner-page/open.ts'
import { until } from './harness.ts'

let built: BuiltPage
let site: OpenPage
beforeAll(async () => {
  built = await buildRunnerPage()
  site = await openRunnerPage(built)
})
afterAll(async () => {
  await site.close()
  built.dispose()
})

const limits = { checkTimeoutMs: 300, deadlineMs: 4000 }
const secret = 'expected-value-7391'

const checks = checkFile(`
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
const right = 'export const f = (x) => x.map((v) => 2 * v)'

const prepare = (body?: string, more: object = {}) =>
  site.call(
    'open',
    { checks: body === undefined ? checks : checkFile(body), mutants },
    { ...limits, ...more },
  )
const run = async (source: string, scope?: 'samples' | 'all'): Promise<RunVerdict> =>
  (await site.call('run', source, scope)).verdict
const states = (verdict: RunVerdict) =>
  Object.fromEntries(verdict.checks.map(({ id, state }) => [id, state]))
const check = (verdict: RunVerdict, id: string): CheckVerdict | undefined =>
  verdict.checks.find((one) => one.id === id)

const allPass = { first: 'pass', second: 'pass', third: 'pass', secret: 'pass' }

/** Whatever happened, the next run is honest: right code passes, wrong code fails. */
afterEach(async () => {
  await prepare()
  expect(await run(right)).toMatchObject({ state: 'pass' })
  expect(await run('export const f = (x) => x')).toMatchObject({ state: 'fail' })
  expect(site.complaints).toEqual([])
})

describe('verdicts', () => {
  test('[R1] right code passes every check, each streamed as it is judged', async () => {
    await prepare()
    const { verdict, streamed } = await site.call('run', right)
    expect(verdict.state).toBe('pass')
    expect(states(verdict)).toEqual(allPass)
    expect(streamed).toEqual(verdict.checks)
    expect(verdict.misconception).toBeUndefined()
  })

  test('[R21] a wrong answer is told with its call and the first difference', async () => {
    await prepare()
    const verdict = await run('export const f = (x) => x.map((v) => (v < 5 ? 2 * v : 11))')
    expect(verdict.state).toBe('fail')
    expect(states(verdict)).toEqual({ ...allPass, third: 'fail' })
    expect(check(verdict, 'third')).toMatchObject({
      group: 'hidden',
      expected: [0, -2, 10],
      got: [0, -2, 11],
      mismatch: { kind: 'value', path: [2], expected: 10, got: 11, differing: 1, total: 3 },
      calls: [{ fn: 'f', args: [[0, -1, 5]], mutated: [] }],
    })
  })

  test('[R23] only the samples run when only they are asked for', async () => {
    await prepare()
    const verdict = await run(right, 'samples')
    expect(verdict.state).toBe('pass')
    expect(states(verdict)).toEqual({ first: 'pass' })
  })

  test('[R25] no checks is an error, never a pass', async () => {
    await prepare('')
    expect(await run(right)).toMatchObject({ state: 'error', checks: [] })
  })

  test('[R51] a tensor crosses both ways and is a nested list on both sides', async () => {
    await prepare(`
      const x = Array.from({ length: 30 }, (_, i) => Array.from({ length: 40 }, (_, j) => i - j))
      describe('samples', () => test('big', async () => {
        const got = await candidate.f(x)
        expectShape(got, [30, 40])
        expectClose(got, x.map((row) => row.map((v) => 2 * v)))
      }))`)
    const source = (value: string) =>
      `export const f = (x) => { if (!Array.isArray(x[0])) throw new Error('not nested'); return ${value} }`
    expect(await run(source('x.map((row) => row.map((v) => 2 * v))'))).toMatchObject({
      state: 'pass',
    })
    const wrong = await run(source('x.map((row) => row.map((v) => v))'))
    expect(check(wrong, 'big')?.mismatch).toMatchObject({ total: 1200, differing: 1170 })
    expect(check(wrong, 'big')?.calls[0]?.args[0]).toHaveLength(30)
  })

  test('[R40] a changed argument is told', async () => {
    await prepare(
      `describe('samples', () => test('kept', () => expectUnchanged(() => candidate.f([[2, 1]], 3))))`,
    )
    const verdict = await run('export const f = (x) => x[0].sort()')
    expect(verdict.state).toBe('fail')
    expect(check(verdict, 'kept')).toMatchObject({
      message: 'The call of f changed its argument 1.',
      calls: [{ args: [[[2, 1]], 3], mutated: [0] }],
    })
  })

  test('[R45] what the code prints belongs to the check it was printed in', async () => {
    await prepare()
    const verdict = await run(
      `console.info('loading'); export const f = (x) => { console.log('x is', x, { a: 1 }); return x.map((v) => 2 * v) }`,
    )
    expect(verdict.state).toBe('pass')
    expect(verdict.console).toEqual([{ level: 'info', text: 'loading' }])
    expect(check(verdict, 'first')?.console).toEqual([
      { level: 'log', text: 'x is [1, 2] { a: 1 }' },
    ])
  })

  test('[R46] a flood of output is capped', async () => {
    await prepare()
    const verdict = await run(
      `export const f = (x) => { for (let i = 0; i < 1e5; i++) console.log(i, 'x'.repeat(1e4)); return x.map((v) => 2 * v) }`,
    )
    expect(verdict.state).toBe('pass')
    expect(check(verdict, 'first')?.console).toHaveLength(200)
    expect(check(verdict, 'first')?.console[0]?.text.length).toBeLessThan(2100)
  })
})

describe('failures of the code', () => {
  test('[R60] a syntax error is told, and nothing was checked', async () => {
    await prepare()
    const verdict = await run('export const f = (x) => { return')
    expect(verdict).toMatchObject({ state: 'error', checks: [], failure: { kind: 'syntax' } })
  })

  test('[R61] what throws while it is loaded is told with its place', async () => {
    await prepare()
    const verdict = await run(`${right}\n\n  null.x`)
    expect(verdict.failure).toEqual({
      kind: 'load',
      name: 'TypeError',
      message: `Cannot read properties of null (reading 'x')`,
      line: 3,
      column: 8,
    })
  })

  test('[R62] an error of the code is told with its place', async () => {
    await prepare()
    const verdict = await run(
      `export const f = (x) => {\n  if (x.length === 3) throw new RangeError('three')\n  return x.map((v) => 2 * v)\n}`,
    )
    expect(states(verdict)).toEqual({ ...allPass, third: 'error' })
    expect(check(verdict, 'third')?.failure).toEqual({
      kind: 'thrown',
      name: 'RangeError',
      message: 'three',
      line: 2,
      column: 29,
    })
  })

  test('[R63] a missing export is told once for the whole run', async () => {
    await prepare()
    const verdict = await run('export const g = 1')
    expect(verdict).toMatchObject({
      state: 'error',
      failure: { kind: 'missing-export', message: 'f is not an exported function' },
    })
  })

  test.each([
    ['uncloneable', 'return () => 1'],
    ['uncloneable', 'return new Map([[1, 2]])'],
    ['uncloneable', 'const a = []; a.push(a); return a'],
    ['uncloneable', 'return { get then() { return undefined }, x: Symbol() }'],
    ['too-large', 'return new Array(300000).fill(0)'],
    ['too-large', 'const a = []; a.length = 2 ** 32 - 1; return a'],
    ['too-large', 'return new Float64Array(5e6)'],
    ['too-large', `return ['x'.repeat(9e6)]`],
    ['thrown', 'throw null'],
    ['thrown', 'throw new Proxy({}, { get() { throw 1 } })'],
    ['thrown', 'return { get x() { throw new Error("getter") } }'],
    ['thrown', 'const f = () => f(); f()'],
    ['thrown', 'Error.prepareStackTrace = (_, frames) => frames; null.x'],
  ])('[R64] %s: %s', async (kind, body) => {
    await prepare()
    const verdict = await run(`export const f = (x) => { ${body} }`)
    expect(check(verdict, 'first')).toMatchObject({ state: 'error', failure: { kind } })
  })
})

describe('time', () => {
  test('[R70] an endless loop ends after its budget and the remaining checks run', async () => {
    await prepare()
    const { verdict } = await site.call(
      'run',
      `export const f = (x) => { while (x.length === 1 && x[0] === 3); return x.map((v) => 2 * v) }`,
    )
    expect(verdict.state).toBe('timeout')
    expect(states(verdict)).toEqual({ ...allPass, second: 'timeout' })
    expect(check(verdict, 'second')?.failure?.kind).toBe('timeout')
  })

  test.each([
    ['a microtask loop', 'const next = () => Promise.resolve().then(next); return next()'],
    ['a promise that never settles', 'return new Promise(() => {})'],
    ['a thenable that never settles', 'return { then() {} }'],
    ['a regular expression that never ends', `return /^(a+)+$/.test('a'.repeat(60) + '!')`],
    ['a loop in a getter of the result', 'return { get x() { for (;;); } }'],
  ])('[R71] %s is a time-out', async (_, body) => {
    await prepare()
    const verdict = await run(
      `export const f = (x) => { if (x.length === 2) { ${body} } return x.map((v) => 2 * v) }`,
    )
    expect(states(verdict)).toEqual({ ...allPass, first: 'timeout' })
  })

  test.each([
    ['a loop', 'for (;;);'],
    ['a promise', 'await new Promise(() => {})'],
  ])('[R72] %s at the top level ends the run', async (_, body) => {
    await prepare()
    const verdict = await run(`${right}\n${body}`)
    expect(verdict).toMatchObject({ state: 'timeout', failure: { kind: 'timeout' }, checks: [] })
  })

  test('[R73] past the deadline the rest is not run', async () => {
    await prepare(undefined, { deadlineMs: 500 })
    const verdict = await run('export const f = (x) => { for (;;); }')
    expect(states(verdict)).toEqual({
      first: 'timeout',
      second: 'timeout',
      third: 'not-run',
      secret: 'not-run',
    })
    expect(verdict.state).toBe('timeout')
  })

  test('[R74] a run can be cancelled at any time', async () => {
    await prepare(undefined, { checkTimeoutMs: 3000 })
    await site.call(
      'start',
      'export const f = (x) => { while (x.length === 1); return x.map((v) => 2 * v) }',
    )
    await until('the first verdict', async () => (await site.call('streamed')).length > 0)
    await site.call('cancel')
    const { verdict } = await site.call('finish')
    expect(verdict.state).toBe('cancelled')
    expect(states(verdict)).toEqual({
      first: 'pass',
      second: 'not-run',
      third: 'not-run',
      secret: 'not-run',
    })
    await site.call('start', 'for (;;);')
    await site.call('cancel')
    expect((await site.call('finish')).verdict).toMatchObject({ state: 'cancelled', checks: [] })
  })

  test('[R75] two runs at once come one after the other', async () => {
    await prepare()
    const [slow, quick] = await Promise.all([
      site.call(
        'run',
        'export const f = (x) => { while (x.length === 1); return x.map((v) => 2 * v) }',
      ),
      site.call('run', right),
    ])
    expect([slow, quick].map(({ verdict }) => verdict.state)).toContain('pass')
  })
})

describe('watchdogs', () => {
  test('[R80] a candidate’s frame that died is replaced, and the remaining checks run', async () => {
    await prepare(undefined, { checkTimeoutMs: 20_000, deadlineMs: 30_000 })
    await site.call(
      'start',
      'export const f = (x) => { while (x[0] === 3); return x.map((v) => 2 * v) }',
    )
    await until('the first verdict', async () => (await site.call('streamed')).length > 0)
    await site.call('breakFrame', 0)
    const { verdict } = await site.call('finish')
    expect(states(verdict)).toEqual({ ...allPass, second: 'error' })
    expect(check(verdict, 'second')?.failure?.kind).toBe('memory')
    expect(await site.call('frames')).toBe(2)
  })

  test('[R81] an examiner that died ends the run with what it had streamed', async () => {
    await prepare(undefined, { checkTimeoutMs: 20_000, deadlineMs: 30_000 })
    await site.call(
      'start',
      'export const f = (x) => { while (x[0] === 3); return x.map((v) => 2 * v) }',
    )
    await until('the first verdict', async () => (await site.call('streamed')).length > 0)
    await site.call('breakFrame', 1)
    const { verdict } = await site.call('finish')
    expect(verdict.state).toBe('error')
    expect(states(verdict)).toEqual({
      first: 'pass',
      second: 'error',
      third: 'not-run',
      secret: 'not-run',
    })
    expect(await run(right)).toMatchObject({ state: 'pass' })
    expect(await site.call('frames')).toBe(2)
  })

  test('[R82] frames that died between two runs are replaced', async () => {
    for (const frame of [0, 1]) {
      await prepare(undefined, { answerMs: 300 })
      expect(await run(right)).toMatchObject({ state: 'pass' })
      await site.call('breakFrame', frame)
      await run(right)
      expect(await run(right)).toMatchObject({ state: 'pass' })
    }
  })

  test('[R83] frames are renewed after their number of runs', async () => {
    await prepare(undefined, { runsPerStand: 2 })
    const before = await site.page.$$('iframe')
    for (let i = 0; i < 3; i++) expect(await run(right)).toMatchObject({ state: 'pass' })
    const connected = await Promise.all(before.map((frame) => frame.evaluate((f) => f.isConnected)))
    expect(connected).toEqual([false, false])
    expect(await site.call('frames')).toBe(2)
  })

  test('[R84] a disposed runner leaves no frame behind', async () => {
    await prepare()
    await site.call('dispose')
    await until('no frames', async () => (await site.call('frames')) === 0)
  })
})

describe('what the code cannot reach', () => {
  const explorer = `
    const seen = new Set(), found = []
    const explore = (value, depth) => {
      if (typeof value === 'string') found.push(value.slice(0, 2000))
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return
      if (depth > 6 || seen.has(value) || found.length > 20000) return
      seen.add(value)
      if (Object.prototype.toString.call(value) === '[object MessagePort]') found.push('a port')
      if (typeof value === 'function') try { found.push(Function.prototype.toString.call(value)) } catch {}
      for (let at = value; at; at = Object.getPrototypeOf(at))
        for (const key of Reflect.ownKeys(at)) {
          found.push(String(key))
          try { explore(value[key], depth + 1) } catch {}
        }
    }
    export const f = (x) => {
      try { null.x } catch (error) { found.push(error.stack) }
      found.push(import.meta.url)
      explore(globalThis, 0)
      explore(f.caller, 0)
      return found
    }`

  test('[R90] checks and expected values are nowhere in its realm', async () => {
    await prepare(
      `describe('samples', () => test('explore', async () => {
         const expected = '${secret}'
         expectSame((await candidate.f(0)).some((text) => text.includes(expected)), false)
       }))`,
    )
    const verdict = await run(
      explorer.replace('f.caller', '(() => { try { return f.caller } catch {} })()'),
    )
    expect(verdict.state).toBe('pass')
    const outcome = check(verdict, 'explore')?.calls[0]?.outcome
    const found = outcome?.ok && Array.isArray(outcome.value) ? outcome.value.join('\n') : ''
    expect(found).toContain('structuredClone')
    for (const word of [secret, 'expectSame', 'vitest', 'verdict', 'a port'])
      expect([word, found.includes(word)]).toEqual([word, false])
  })

  test('[R91] the globals that lead out are gone, and the network is shut', async () => {
    await prepare(`describe('samples', () => test('reach', async () => { await candidate.f(0) }))`)
    const before = site.requests.length
    const names = [
      ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'importScripts'],
      ...['indexedDB', 'caches', 'BroadcastChannel', 'postMessage', 'close', 'Blob', 'URL'],
      ...['MessageChannel', 'MessagePort', 'navigator', 'location', 'addEventListener'],
    ]
    const verdict = await run(`
      export const f = async () => {
        const there = ${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== 'undefined')
        const loaded = []
        for (const url of ['/', '${site.page.url()}', 'data:text/javascript,1', 'blob:null/1'])
          try { await import(url); loaded.push(url) } catch {}
        try { new Function('return 1')(); loaded.push('Function') } catch {}
        try { eval('1'); loaded.push('eval') } catch {}
        return { there, loaded }
      }`)
    expect(check(verdict, 'reach')?.calls[0]?.outcome).toEqual({
      ok: true,
      value: { there: [], loaded: [] },
    })
    expect(site.requests.slice(before)).toEqual([])
    // The policy's refusals are the point here.
    site.complaints.length = 0
  })

  test('[R92] patched built-ins neither forge a pass nor reach the port', async () => {
    await prepare()
    const verdict = await run(`
      const caught = []
      const patch = (object, name, wrap) => { const old = object[name]; object[name] = wrap(old) }
      for (const [object, name] of [[Promise.prototype, 'then'], [Array.prototype, 'map'], [Reflect, 'apply'], [JSON, 'stringify'], [Object, 'keys'], [Array, 'isArray']])
        patch(object, name, (old) => function (...args) { caught.push(this, ...args); return old.apply(this, args) })
      Object.defineProperty(Object.prototype, 'ok', { get: () => true, set() {}, configurable: true })
      Object.defineProperty(Object.prototype, 'data', { get() { caught.push(this); return undefined }, configurable: true })
      Object.defineProperty(Array.prototype, Symbol.iterator, { value: function* () {}, configurable: true })
      export const f = (x) => caught.some((v) => Object.prototype.toString.call(v) === '[object MessagePort]') ? 'port' : 'none'
    `)
    expect(verdict.state).not.toBe('pass')
    expect(JSON.stringify(verdict)).not.toContain('"port"')
  })
})

describe('diagnosis', () => {
  test('[R100] names the known wrong solution that answers as the code does', async () => {
    await prepare()
    expect(await run('export const f = (x) => x.map((v) => v ** 2)')).toMatchObject({
      state: 'fail',
      misconception: 'squares',
    })
    expect(await run('export const f = ([first]) => [first + first]')).toMatchObject({
      misconception: 'first-only',
    })
  })

  test('[R101] claims nothing when one answer differs, and nothing on a sample run', async () => {
    await prepare()
    const almost = 'export const f = (x) => x.map((v) => (v === 7391 ? 0 : v ** 2))'
    expect((await run(almost)).misconception).toBeUndefined()
    const squares = 'export const f = (x) => x.map((v) => v ** 2)'
    expect((await run(squares, 'samples')).misconception).toBeUndefined()
  })

  test('[R102] a changed argument is part of the answer', async () => {
    await prepare(`
      describe('samples', () => test('value', async () => expectClose(await candidate.f([1]), [2])))
      describe('hidden', () => test('kept', () => expectUnchanged(() => candidate.f([1, 2]))))`)
    const source =
      'export const f = (x) => { for (let i = 0; i < x.length; i++) x[i] *= 2; return [...x] }'
    expect(await run(source)).toMatchObject({ state: 'fail', misconception: 'overwrites' })
  })

  test('[R103] a mutant that never ends costs the diagnosis, not the verdict', async () => {
    await site.call(
      'open',
      { checks, mutants: [{ id: 'endless', code: 'export const f = (x) => { for (;;); }' }] },
      limits,
    )
    const verdict = await run('export const f = (x) => x')
    expect(verdict).toMatchObject({ state: 'fail' })
    expect(verdict.checks).toHaveLength(4)
    expect(verdict.misconception).toBeUndefined()
  })
})
