import { describe, expect, test } from 'vitest'
import { checks, limits, allPass, check, right, runnerSuite, states } from './runner-suite.ts'

const suite = runnerSuite()
const { prepare, run } = suite

describe('verdicts', () => {
  test('[R1] right code passes every check, each streamed as it is judged', async () => {
    await prepare()
    const { verdict, streamed } = await suite.site.call('run', right)
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
    await suite.site.call(
      'open',
      {
        checks,
        mutants: [{ id: 'endless', code: 'export const f = (x) => { for (;;); }' }],
        reference: right,
      },
      limits,
    )
    const verdict = await run('export const f = (x) => x')
    expect(verdict).toMatchObject({ state: 'fail' })
    expect(verdict.checks).toHaveLength(4)
    expect(verdict.misconception).toBeUndefined()
  })
})

describe('tools', () => {
  test('[R120] an expression over the code gives its value, with what it printed', async () => {
    await prepare()
    const source = `${right}\nconst hidden = 3\nconsole.log('loaded')`
    const tried = await suite.site.call('tryCall', source, 'f([hidden, 1]).concat(4);')
    expect(tried).toMatchObject({
      state: 'pass',
      checks: [{ state: 'pass', calls: [{ outcome: { ok: true, value: [6, 2, 4] } }] }],
      console: [{ text: 'loaded' }],
    })
    const endless = await suite.site.call('tryCall', source, '(() => { for (;;); })()')
    expect(endless).toMatchObject({ state: 'timeout', checks: [{ state: 'timeout' }] })
    const thrown = await suite.site.call('tryCall', source, 'f(undefined)')
    expect(thrown.checks[0]?.failure).toMatchObject({ kind: 'thrown', name: 'TypeError', line: 1 })
    expect(await run(right)).toMatchObject({ state: 'pass' })
  })

  test('[R121] a probe repeats the calls of the samples at every scale, beside the reference', async () => {
    await prepare()
    const fine = await suite.site.call('probe', right, [0])
    expect(states(fine)).toEqual({
      'first|0|1|double': 'pass',
      'first|0|100|double': 'pass',
      'first|0|1000|double': 'pass',
      'first|0|10000|double': 'pass',
    })
    const breaks = 'export const f = (x) => x.map((v) => Math.log(Math.exp(2 * v)))'
    const broken = await suite.site.call('probe', breaks, [0])
    expect(broken.checks.map(({ state }) => state)).toEqual(['pass', 'pass', 'fail', 'fail'])
    expect(broken.checks[2]).toMatchObject({
      mismatch: { kind: 'not-finite', path: [0], got: Infinity },
      calls: [{ args: [[1000, 2000]] }],
    })
    expect(broken.misconception).toBeUndefined()
    const still = await suite.site.call('probe', breaks, [1])
    expect(still.checks.map(({ state }) => state)).toEqual(['pass', 'pass', 'pass', 'pass'])
  })

  test('[R123] the calls of the samples are counted, of wrong code as well', async () => {
    await prepare(`
      describe('samples', () => {
        test('first', async () => {
          expectClose(await candidate.f([1, 2]), [2, 4])
          expectClose(await candidate.f([5]), [10])
          expectClose(await candidate.f([1, 2]), [2, 4])
        })
      })
      describe('hidden', () => test('second', async () => expectClose(await candidate.f([3]), [6])))`)
    const count = (source: string) => suite.site.call('count', source)
    const counting = (value: string) =>
      `COUNT = 7\nexport const f = (x) => { COUNT += x.length; return x.map((v) => ${value}) }`
    const right = await count(counting('2 * v'))
    expect(right.checks).toMatchObject([
      {
        ...{ id: 'first|0', state: 'pass' },
        calls: [{}, { fn: 'f', args: [[1, 2]] }, { outcome: { value: [2, 0, 0, 0, 0] } }],
      },
      { id: 'first|1', state: 'pass', calls: [{}, {}, { outcome: { value: [1, 0, 0, 0, 0] } }] },
    ])
    expect(right.misconception).toBeUndefined()
    const wrong = await count(counting('v * v'))
    expect(wrong.checks).toMatchObject([
      { state: 'fail', got: [1, 4], calls: [{}, {}, { outcome: { value: [2, 0, 0, 0, 0] } }] },
      { state: 'fail', calls: [{}, {}, { outcome: { value: [1, 0, 0, 0, 0] } }] },
    ])
  })

  test('[R124] a spoilt counter gives no counts, and code that never ends is stopped', async () => {
    await prepare()
    const spoilt = (body: string) =>
      suite.site.call(
        'count',
        `export const f = (x) => { COUNT = x.length; ${body}; return x.map((v) => 2 * v) }`,
      )
    for (const value of ["'many'", '[1, 2]', '-1', '0.5', 'NaN', 'null', '[5, 4, 3, 2, {}]'])
      expect((await spoilt(`COUNT = ${value}`)).checks).toMatchObject([
        { state: 'fail', message: expect.stringContaining('gave no counts') as unknown },
      ])
    for (const value of ['() => 1', '{ get a() { for (;;); } }'])
      expect((await spoilt(`COUNT = ${value}`)).state).not.toBe('pass')
    const missing = await suite.site.call('count', 'export const g = 1')
    expect(missing).toMatchObject({ failure: { kind: 'missing-export' } })
    expect(await spoilt('for (;;);')).toMatchObject({
      state: 'timeout',
      checks: [{ state: 'timeout' }],
    })
    expect(await spoilt('throw new RangeError("no")')).toMatchObject({
      checks: [{ state: 'error', failure: { name: 'RangeError' } }],
    })
  })
})
