import { describe, expect, test } from 'vitest'
import type { CandidateFailure } from '../verdict.ts'
import type { RecordedCall } from './channel.ts'
import { type CheckCalls, diagnose, type Mutant } from './diagnose.ts'

const mutant = (id: string, f: (x: number[]) => unknown): Mutant => ({
  id,
  load: () => Promise.resolve({ f }),
})
const call = (arg: number[], outcome: RecordedCall['outcome'], after = arg): RecordedCall => ({
  fn: 'f',
  args: [arg],
  outcome,
  mutated: after === arg ? [] : [0],
  ms: 0,
  echo: [{ type: 'value', value: after }],
})
const gives = (value: number[]): RecordedCall['outcome'] => ({ ok: true, value })
const fails = (failure: CandidateFailure): RecordedCall['outcome'] => ({ ok: false, failure })
const throws = (name: string, message: string) => fails({ kind: 'thrown', name, message })
const failing = (...calls: RecordedCall[]): CheckCalls => ({ passed: false, calls })
const passing = (...calls: RecordedCall[]): CheckCalls => ({ passed: true, calls })

const squares = mutant('squares', (x) => x.map((v) => v * v))
const doubles = mutant('doubles', (x) => x.map((v) => 2 * v))

describe('evidence', () => {
  const ninth = failing(call([3], gives([9])))

  test('[R104] a mutant must answer as the candidate did on every call, those of passed checks too', async () => {
    expect(await diagnose([ninth], [doubles, squares])).toBe('squares')
    expect(await diagnose([passing(call([2], gives([4]))), ninth], [squares])).toBe('squares')
    expect(await diagnose([passing(call([5], gives([10]))), ninth], [squares])).toBeNull()
    expect(await diagnose([failing(call([3], gives([9]), [9]))], [squares])).toBeNull()
  })

  test('[R105] nothing is claimed without a failing check that made a call', async () => {
    expect(await diagnose([passing(call([3], gives([9])))], [squares])).toBeNull()
    expect(await diagnose([passing(call([3], gives([9]))), failing()], [squares])).toBeNull()
  })

  test.each(['timeout', 'memory', 'missing-export', 'uncloneable', 'too-large'] as const)(
    '[R106] nothing is claimed when a call ended in %s',
    async (kind) => {
      const lost = failing(call([1], fails({ kind, name: 'Lost', message: '' })))
      expect(await diagnose([ninth, lost], [squares])).toBeNull()
    },
  )

  test('[R107] nothing is claimed beyond the limits', async () => {
    const limits = { calls: 10, values: 100, ms: 1000 }
    expect(await diagnose([ninth], [squares], limits)).toBe('squares')
    for (const tight of [{ calls: 0 }, { values: 1 }, { ms: -1 }])
      expect(await diagnose([ninth], [squares], { ...limits, ...tight })).toBeNull()
  })
})

describe('several mutants answer so', () => {
  const nearly = (by: number) => mutant(`off by ${by}`, (x) => x.map((v) => v * v * (1 + by)))
  const checks = [failing(call([3], gives([9 * (1 + 1e-14)])))]

  test('[R108] the closest is named, wherever it stands', async () => {
    expect(await diagnose(checks, [nearly(1e-8), squares, nearly(1e-10)])).toBe('squares')
    expect(await diagnose(checks, [nearly(1e-8), nearly(1e-10)])).toBe('off by 1e-10')
  })

  test('[R109] of those that cannot be told apart the first, of those that can none', async () => {
    const again = mutant('again', (x) => x.map((v) => v ** 2))
    expect(await diagnose(checks, [again, squares])).toBe('again')
    expect(await diagnose(checks, [nearly(1e-7), nearly(2e-7)])).toBeNull()
  })
})

describe('errors', () => {
  const refuses = mutant('refuses', () => {
    throw new Error('no')
  })
  const stumbles = mutant('stumbles', () => (undefined as unknown as number[]).length)
  const ends = (outcome: RecordedCall['outcome']) =>
    diagnose([failing(call([1], outcome))], [refuses, stumbles])

  test("[R110] an error of the candidate's own is another answer than one stumbled over", async () => {
    expect(await ends(throws('RangeError', 'another text'))).toBe('refuses')
    expect(
      await ends(throws('TypeError', "Cannot read properties of undefined (reading '0')")),
    ).toBe('stumbles')
    expect(await ends(throws('Error', ' '))).toBe('stumbles')
    expect(await ends(throws('NonErrorThrown', 'no'))).toBe('stumbles')
    expect(await ends(gives([1]))).toBeNull()
  })
})
