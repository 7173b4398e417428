import { describe, expect, test } from 'vitest'
import type { CallRecord, CheckVerdict, Plain } from '../../runner/verdict.ts'
import { evidenceOf } from './evidence.ts'

const call = (value: Plain, mutated: readonly number[] = []): CallRecord => ({
  fn: 'f',
  args: [[1, 2]],
  outcome: { ok: true, value },
  mutated,
  ms: 1,
})
const verdict = (more: Partial<CheckVerdict>): CheckVerdict => ({
  id: 'a',
  group: 'hidden',
  state: 'fail',
  ms: 1,
  calls: [],
  console: [],
  ...more,
})

describe('evidenceOf', () => {
  test('a wrong value shows both, the call that gave it, and their difference', () => {
    const evidence = evidenceOf(
      verdict({
        calls: [call([1, 2]), call([1, 9]), call([1, 2])],
        expected: [1, 2],
        got: [1, 9],
        mismatch: { kind: 'value', path: [1], expected: 2, got: 9, differing: 1, total: 2 },
      }),
      true,
    )
    expect(evidence).toMatchObject({
      call: { outcome: { value: [1, 9] } },
      expected: { value: [1, 2], path: [1] },
      got: { value: [1, 9], path: [1] },
      map: { scale: 7 },
    })
  })

  test('a shape shows the result alone', () => {
    const mismatch = { kind: 'shape', path: [], expected: undefined, got: [[1]] } as const
    const evidence = evidenceOf(verdict({ got: [[1]], mismatch }), true)
    expect(evidence).toMatchObject({ expected: null, got: { value: [[1]] }, map: null })
  })

  test('NaN deep in a record is shown where it lies', () => {
    const got = { loss: 1, grad: [1, NaN] }
    const mismatch = {
      kind: 'not-finite',
      path: ['grad', 1],
      expected: undefined,
      got: NaN,
    } as const
    expect(evidenceOf(verdict({ got, mismatch }), true)).toMatchObject({
      expected: null,
      got: { value: [1, NaN], path: [1] },
      prefix: ['grad'],
    })
  })

  test('a function that returned nothing has undefined to show', () => {
    const mismatch = { kind: 'type', path: [], expected: [1], got: undefined } as const
    expect(evidenceOf(verdict({ expected: [1], mismatch }), true)).toMatchObject({
      expected: { value: [1] },
      got: { value: undefined },
    })
  })

  test('a passed check shows its result', () => {
    const evidence = evidenceOf(verdict({ state: 'pass', calls: [call([3, 4])] }), true)
    expect(evidence).toMatchObject({ expected: null, got: { value: [3, 4] }, map: null })
  })

  test('a changed argument is an input: shown with it, hidden with it', () => {
    const changed = verdict({ calls: [call(1, [0])], expected: [1, 2], got: [0, 0] })
    expect(evidenceOf(changed, true)).toMatchObject({ expected: null, got: null })
    expect(evidenceOf(changed, false)).toMatchObject({
      expected: { value: [1, 2] },
      got: { value: [0, 0] },
    })
  })
})
