import { describe, expect, test } from 'vitest'
import { until } from './harness.ts'
import { allPass, check, right, runnerSuite, secret, states } from './runner-suite.ts'

const suite = runnerSuite()
const { prepare, run } = suite

describe('time', () => {
  test('[R70] an endless loop ends after its budget and the remaining checks run', async () => {
    await prepare()
    const { verdict } = await suite.site.call(
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
    await suite.site.call(
      'start',
      'export const f = (x) => { while (x.length === 1); return x.map((v) => 2 * v) }',
    )
    await until('the first verdict', async () => (await suite.site.call('streamed')).length > 0)
    await suite.site.call('cancel')
    const { verdict } = await suite.site.call('finish')
    expect(verdict.state).toBe('cancelled')
    expect(states(verdict)).toEqual({
      first: 'pass',
      second: 'not-run',
      third: 'not-run',
      secret: 'not-run',
    })
    await suite.site.call('start', 'for (;;);')
    await suite.site.call('cancel')
    expect((await suite.site.call('finish')).verdict).toMatchObject({
      state: 'cancelled',
      checks: [],
    })
  })

  test('[R75] two runs at once come one after the other', async () => {
    await prepare()
    const [slow, quick] = await Promise.all([
      suite.site.call(
        'run',
        'export const f = (x) => { while (x.length === 1); return x.map((v) => 2 * v) }',
      ),
      suite.site.call('run', right),
    ])
    expect([slow, quick].map(({ verdict }) => verdict.state)).toContain('pass')
  })
})

describe('watchdogs', () => {
  test('[R80] a candidate’s frame that died is replaced, and the remaining checks run', async () => {
    await prepare(undefined, { checkTimeoutMs: 20_000, deadlineMs: 30_000 })
    await suite.site.call(
      'start',
      'export const f = (x) => { while (x[0] === 3); return x.map((v) => 2 * v) }',
    )
    await until('the first verdict', async () => (await suite.site.call('streamed')).length > 0)
    await suite.site.call('breakFrame', 0)
    const { verdict } = await suite.site.call('finish')
    expect(states(verdict)).toEqual({ ...allPass, second: 'error' })
    expect(check(verdict, 'second')?.failure?.kind).toBe('memory')
    expect(await suite.site.call('frames')).toBe(2)
  })

  test('[R81] an examiner that died ends the run with what it had streamed', async () => {
    await prepare(undefined, { checkTimeoutMs: 20_000, deadlineMs: 30_000 })
    await suite.site.call(
      'start',
      'export const f = (x) => { while (x[0] === 3); return x.map((v) => 2 * v) }',
    )
    await until('the first verdict', async () => (await suite.site.call('streamed')).length > 0)
    await suite.site.call('breakFrame', 1)
    const { verdict } = await suite.site.call('finish')
    expect(verdict.state).toBe('error')
    expect(states(verdict)).toEqual({
      first: 'pass',
      second: 'error',
      third: 'not-run',
      secret: 'not-run',
    })
    expect(await run(right)).toMatchObject({ state: 'pass' })
    expect(await suite.site.call('frames')).toBe(2)
  })

  test('[R82] frames that died between two runs are replaced', async () => {
    for (const frame of [0, 1]) {
      await prepare(undefined, { answerMs: 1500, deadlineMs: 20_000 })
      expect(await run(right)).toMatchObject({ state: 'pass' })
      await suite.site.call('breakFrame', frame)
      await run(right)
      expect(await run(right)).toMatchObject({ state: 'pass' })
    }
  })

  test('[R83] frames are renewed after their number of runs', async () => {
    await prepare(undefined, { runsPerStand: 2 })
    const before = await suite.site.page.$$('iframe')
    for (let i = 0; i < 3; i++) expect(await run(right)).toMatchObject({ state: 'pass' })
    const connected = await Promise.all(before.map((frame) => frame.evaluate((f) => f.isConnected)))
    expect(connected).toEqual([false, false])
    expect(await suite.site.call('frames')).toBe(2)
  })

  test('[R84] a disposed runner leaves no frame behind', async () => {
    await prepare()
    await suite.site.call('dispose')
    await until('no frames', async () => (await suite.site.call('frames')) === 0)
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
    const before = suite.site.requests.length
    const names = [
      ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'importScripts'],
      ...['indexedDB', 'caches', 'BroadcastChannel', 'postMessage', 'close', 'Blob', 'URL'],
      ...['MessageChannel', 'MessagePort', 'navigator', 'location', 'addEventListener'],
    ]
    const verdict = await run(`
      export const f = async () => {
        const there = ${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== 'undefined')
        const loaded = []
        for (const url of ['/', '${suite.site.page.url()}', 'data:text/javascript,1', 'blob:null/1'])
          try { await import(url); loaded.push(url) } catch {}
        try { new Function('return 1')(); loaded.push('Function') } catch {}
        try { eval('1'); loaded.push('eval') } catch {}
        return { there, loaded }
      }`)
    expect(check(verdict, 'reach')?.calls[0]?.outcome).toEqual({
      ok: true,
      value: { there: [], loaded: [] },
    })
    expect(suite.site.requests.slice(before)).toEqual([])
    // The policy's refusals are the point here.
    suite.site.complaints.length = 0
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
