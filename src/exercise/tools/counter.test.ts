import { expect, test } from 'vitest'
import type { CheckVerdict, Plain, RunVerdict } from '../../runner/verdict.ts'
import { createCounter } from './counter.ts'

const record = (fn: string, value: Plain) => ({
  ...{ fn, args: [], mutated: [], ms: 1 },
  outcome: { ok: true as const, value },
})
const check = (id: string, ...values: readonly Plain[]): CheckVerdict => ({
  ...{ id, group: 'samples', state: 'pass', ms: 1, console: [] },
  calls: values.map((value, i) => record(i === 1 ? 'f' : 'read', value)),
})
const zeros = [0, 0, 0, 0, 0]

function scripted(checks: readonly CheckVerdict[], ends: Promise<RunVerdict> | null = null) {
  const verdict: RunVerdict = { state: 'pass', checks, console: [], ms: 1 }
  const sources: string[] = []
  const counter = createCounter({
    source: () => 'the code',
    prepared: () => Promise.resolve(true),
    runner: {
      count: ({ source }, onEvent) => {
        sources.push(source)
        for (const one of checks) onEvent({ type: 'check', verdict: one })
        return { verdict: ends ?? Promise.resolve(verdict), cancel: () => undefined }
      },
    },
  })
  return { counter, sources }
}

test('the last call of a check gives the counts, the one before is the sample’s', async () => {
  const { counter, sources } = scripted([
    check('one|0', zeros, 'value', [1, 2, 3, 4, 5]),
    check('two|1', zeros, 'value', ['1', 2, 3, 4, 5]),
    check('three|0', zeros, 'value'),
  ])
  await counter.run()
  expect(sources).toEqual(['the code'])
  const state = counter.store.getState()
  expect(state).toMatchObject({ type: 'done', failure: null, source: 'the code' })
  expect(state.type === 'done' && state.runs).toMatchObject([
    {
      sample: 'one',
      position: 0,
      call: { fn: 'f' },
      counts: { multiplications: 1, additions: 2, divisions: 3, comparisons: 4, functions: 5 },
    },
    { sample: 'two', position: 1, counts: null },
    { sample: 'three', position: 0, counts: null },
  ])
})

test('cancelled, and without a sandbox', async () => {
  const { counter } = scripted([])
  const run = counter.run()
  counter.cancel()
  await run
  expect(counter.store.getState()).toEqual({ type: 'none' })
  const { counter: lost } = scripted([], Promise.reject(new Error('no sandbox')))
  await lost.run()
  expect(lost.store.getState()).toEqual({ type: 'unavailable' })
})
