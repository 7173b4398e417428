import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Judge, openJudge } from '../../../tests/fixtures/runner-thread/judge.ts'
import type { CheckVerdict } from '../verdict.ts'

let judge: Judge
beforeAll(async () => {
  judge = await openJudge()
})
afterAll(() => judge.dispose())

const run = (checks: string, candidate: string, more: object = {}) =>
  judge.judge({ checks, candidate, ...more })

const states = (verdicts: readonly CheckVerdict[]) =>
  Object.fromEntries(verdicts.map(({ id, state }) => [id, state]))

const double = 'export const double = (x) => x.map((v) => 2 * v)'

describe('verdicts', () => {
  test('[R20] every collected check gets one verdict, streamed and returned', async () => {
    const checks = `
      describe('samples', () => {
        test('right', async () => expectClose(await candidate.double([1, 2]), [2, 4]))
        test('wrong', async () => expectClose(await candidate.double([1, 2]), [2, 5]))
      })
      describe('hidden', () => {
        test.each([1, 2])('each-%i', async (n) => expectClose(await candidate.double([n]), [2 * n]))
        test.skip('skipped', () => {})
        test('throws', async () => void (await candidate.fails()))
        test('missing', async () => void (await candidate.nowhere()))
        test('broken-check', () => { null.x })
        test('vitest-matcher', async () => expect(await candidate.double([3])).toEqual([7]))
        test('soft', () => { expect.soft(1).toBe(2) })
        test.fails('expected-to-fail', () => expect(1).toBe(2))
        test.concurrent('concurrent', async () => expectClose(await candidate.double([4]), [8]))
      })`
    const candidate = `${double}; export const fails = () => { throw new Error('not today') }`
    const { verdicts, streamed, collected } = await run(checks, candidate)
    expect(states(verdicts)).toEqual({
      right: 'pass',
      wrong: 'fail',
      'each-1': 'pass',
      'each-2': 'pass',
      skipped: 'error',
      throws: 'error',
      missing: 'error',
      'broken-check': 'error',
      'vitest-matcher': 'fail',
      soft: 'fail',
      'expected-to-fail': 'pass',
      concurrent: 'pass',
    })
    expect(new Set(streamed.map(({ id }) => id))).toEqual(new Set(collected.map(({ id }) => id)))
    expect(verdicts.filter(({ group }) => group === 'samples').map(({ id }) => id)).toEqual([
      'right',
      'wrong',
    ])
  })

  test('[R28] a search shrinks what fails; the smallest input is told, with its call', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => {
         test('adds', () => fc.assert(fc.asyncProperty(
           fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }),
           async (x) => expectClose(await candidate.double(x), x.map((v) => 2 * v)))))
         test('throws', () => fc.assert(fc.asyncProperty(
           fc.array(fc.integer(), { minLength: 1 }), async (x) => void (await candidate.throws(x)))))
         test('holds', () => fc.assert(fc.asyncProperty(
           fc.array(fc.integer()), async (x) => void (await candidate.double(x)))))
       })`,
      `export const double = (x) => x.map((v, i) => (i < 2 ? 2 * v : v))
       export const throws = (x) => { if (x.length > 1) throw new Error('two') }`,
    )
    const search = { tries: expect.any(Number), shrinks: expect.any(Number) }
    const [adds, throws, holds] = verdicts
    expect(adds).toMatchObject({ state: 'fail', expected: [0, 0, 2], got: [0, 0, 1], search })
    expect(adds?.calls.at(-1)?.args).toEqual([[0, 0, 1]])
    expect(throws).toMatchObject({ state: 'error', failure: { message: 'two' }, search })
    expect(throws?.calls.at(-1)?.args).toEqual([[0, 0]])
    expect(holds).toMatchObject({ state: 'pass' })
    expect(holds).not.toHaveProperty('search')
  })

  test('[R21] a failing check tells its call, both values and the first difference', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => test('wrong', async () =>
         expectClose(await candidate.double([1, 2]), [2, 5])))`,
      double,
    )
    expect(verdicts).toMatchObject([
      {
        id: 'wrong',
        group: 'hidden',
        state: 'fail',
        message: 'the result at [1] is 4, expected 5; 1 of 2 values differ.',
        expected: [2, 5],
        got: [2, 4],
        mismatch: { kind: 'value', path: [1], expected: 5, got: 4, differing: 1, total: 2 },
        calls: [
          { fn: 'double', args: [[1, 2]], outcome: { ok: true, value: [2, 4] }, mutated: [] },
        ],
      },
    ])
  })

  test('[R22] a failure of the candidate is told as such', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => {
         test('throws', async () => void (await candidate.f()))
         test('missing', async () => void (await candidate.g()))
         test('function', async () => void (await candidate.h()))
       })`,
      `export const f = () => { throw new RangeError('too far') }
       export const h = () => [() => 1]`,
    )
    expect(verdicts.map(({ failure }) => failure)).toEqual([
      { kind: 'thrown', name: 'RangeError', message: 'too far' },
      { kind: 'missing-export', name: 'MissingExport', message: 'g is not an exported function' },
      { kind: 'uncloneable', name: 'Uncloneable', message: 'the function returned a function' },
    ])
  })

  test('[R23] only the samples run when only they are asked for', async () => {
    const checks = `
      describe('samples', () => test('one', async () => expectClose(await candidate.double([1]), [2])))
      describe('hidden', () => {
        beforeAll(() => { throw new Error('must not run') })
        test('two', async () => expectClose(await candidate.double([1]), [3]))
      })`
    const { verdicts, collected } = await run(checks, double, { only: 'samples' })
    expect(states(verdicts)).toEqual({ one: 'pass' })
    expect(collected).toEqual([{ id: 'one', group: 'samples' }])
  })

  test('[R24] a failing hook fails what depends on it, and no check passes unseen', async () => {
    const { verdicts } = await run(
      `describe('samples', () => {
         beforeEach(() => { throw new Error('each') })
         test('after-each', () => {})
       })
       describe('hidden', () => {
         beforeAll(() => { throw new Error('all') })
         test('never-started', () => {})
       })`,
      double,
    )
    expect(verdicts.map(({ state }) => state)).toEqual(['error', 'error'])
    const late = await run(
      `describe('hidden', () => { afterAll(() => { throw new Error('late') }); test('was-right', () => {}) })`,
      double,
    )
    expect(late.verdicts).toMatchObject([{ state: 'error', message: 'late' }])
  })

  test('[R25] a check file that cannot be collected throws; one without checks gives none', async () => {
    expect((await run(`throw new Error('no checks')`, double)).thrown).toContain('no checks')
    expect((await run('', double)).verdicts).toEqual([])
  })

  test('[R26] a check without a group and a name used twice are errors', async () => {
    const { verdicts } = await run(
      `test('alone', () => {})
       describe('hidden', () => { test('twice', () => {}); test('twice', () => {}) })`,
      double,
    )
    expect(verdicts.map(({ message }) => message)).toEqual([
      `"alone" must stand in describe('samples') or describe('hidden')`,
      'two checks are called "twice"',
      'two checks are called "twice"',
    ])
  })

  test('[R27] an announced number of assertions is counted', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => {
         test('too-few', () => { expect.assertions(2); expect(1).toBe(1) })
         test('enough', ({ expect }) => { expect.assertions(1); expect(1).toBe(1) })
       })`,
      double,
    )
    expect(states(verdicts)).toEqual({ 'too-few': 'error', enough: 'pass' })
  })
})

describe('time', () => {
  test('[R30] a call that never settles is a time-out, and the remaining checks run', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => {
         test('never', async () => expectClose(await candidate.never(), 1))
         test('caught', async () => { try { await candidate.never() } catch {} })
         test('after', async () => expectClose(await candidate.one(), 1))
       })`,
      'export const never = () => new Promise(() => {}); export const one = () => 1',
      { testTimeoutMs: 60 },
    )
    expect(states(verdicts)).toEqual({ never: 'timeout', caught: 'timeout', after: 'pass' })
    expect(verdicts[0]?.failure?.kind).toBe('timeout')
  })

  test('[R31] a check that waits for something else is a time-out as well', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => test('waits', () => new Promise(() => {})))`,
      double,
      { testTimeoutMs: 40 },
    )
    expect(states(verdicts)).toEqual({ waits: 'timeout' })
  })
})

describe('calls', () => {
  test('[R40] arguments are copied before the call, and a changed one is told', async () => {
    const { verdicts, calls } = await run(
      `describe('hidden', () => {
         test('changes', async () => {
           const x = [3, 1, 2]
           await candidate.sort([0], x)
           expectSame(x, [3, 1, 2])
         })
         test('unchanged', async () => expectUnchanged(() => candidate.sort([0], [3, 1, 2])))
       })`,
      'export const sort = (_, x) => x.sort().length',
    )
    expect(states(verdicts)).toEqual({ changes: 'pass', unchanged: 'fail' })
    expect(verdicts[1]).toMatchObject({
      message: 'The call of sort changed its argument 2.',
      expected: [3, 1, 2],
      got: [1, 2, 3],
    })
    expect(calls['changes']).toMatchObject([{ args: [[0], [3, 1, 2]], mutated: [1] }])
  })

  test('[R41] the verdict shows the last eight calls of a check', async () => {
    const { verdicts, calls } = await run(
      `describe('hidden', () => test('many', async () => {
         for (let i = 0; i < 12; i++) await candidate.same(i)
       }))`,
      'export const same = (x) => x',
    )
    expect(verdicts[0]?.calls.map(({ args }) => args[0])).toEqual([4, 5, 6, 7, 8, 9, 10, 11])
    expect(calls['many']).toHaveLength(12)
  })

  test('[R42] what a check does with a result does not reach the record', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => test('sorts', async () => { (await candidate.list()).sort() }))`,
      'export const list = () => [2, 1]',
    )
    expect(verdicts[0]?.calls).toMatchObject([{ outcome: { ok: true, value: [2, 1] } }])
  })
})

describe('kit in a check', () => {
  test('[R43] only an error of the learner’s own is deliberate', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => {
         for (const name of ['own', 'returns', 'engine', 'silent', 'text'])
           test(name, () => expectDeliberateError(() => candidate[name](undefined)))
       })`,
      `export const own = () => { throw new TypeError('x must be a matrix') }
       export const returns = () => NaN
       export const engine = (x) => x.length
       export const silent = () => { throw new Error('') }
       export const text = () => { throw 'no' }`,
    )
    expect(states(verdicts)).toEqual({
      own: 'pass',
      returns: 'fail',
      engine: 'fail',
      silent: 'fail',
      text: 'fail',
    })
  })

  test('[R44] gradients are taken through the candidate', async () => {
    const { verdicts } = await run(
      `describe('hidden', () => test('square', async () =>
         expectClose(await numericalGradient((x) => candidate.f(x), [1, -2]), [2, -4], { abs: 1e-6 })))`,
      'export const f = (x) => x[0] ** 2 + x[1] ** 2',
    )
    expect(states(verdicts)).toEqual({ square: 'pass' })
  })
})
