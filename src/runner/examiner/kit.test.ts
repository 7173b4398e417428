import { describe, expect, test } from 'vitest'
import { isEngineError } from './engine-error.ts'
import {
  expectClose,
  expectFinite,
  expectSame,
  expectShape,
  expectSumsToOne,
  expectThat,
  mapNested,
  numericalGradient,
  randomTensor,
  seeded,
  shapeOf,
} from './kit.ts'
import { MismatchError } from './mismatch-error.ts'

const mismatchOf = (run: () => void): MismatchError => {
  try {
    run()
  } catch (error) {
    if (error instanceof MismatchError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('expectations', () => {
  test('[R10] expectClose carries both values and the first difference', () => {
    expectClose([1, 2], [1, 2 + 1e-9])
    const error = mismatchOf(() => expectClose([1, 3], [1, 2]))
    expect(error).toMatchObject({ got: [1, 3], expected: [1, 2], mismatch: { path: [1] } })
    expect(error.message).toBe('the result at [1] is 3, expected 2; 1 of 2 values differ.')
  })

  test('[R15] expectSame allows no tolerance', () => {
    expectSame({ index: 2, label: 'cat' }, { label: 'cat', index: 2 })
    expect(mismatchOf(() => expectSame(1 + 1e-12, 1)).mismatch?.kind).toBe('value')
  })

  test('[R11] expectShape wants a regular nesting of numbers', () => {
    expectShape([[1, NaN]], [1, 2])
    expectShape(3, [])
    expectShape([], [0])
    expectShape(new Float64Array(3), [3])
    expect(mismatchOf(() => expectShape([[1], [2, 3]], [2, 1])).mismatch).toEqual({
      kind: 'shape',
      path: [],
      expected: undefined,
      got: [[1], [2, 3]],
      expectedShape: [2, 1],
    })
    expect(mismatchOf(() => expectShape([1], [])).mismatch?.gotShape).toEqual([1])
    expect(mismatchOf(() => expectShape(undefined, [2])).mismatch?.kind).toBe('shape')
  })

  test('[R14] expectFinite wants numbers, at least one', () => {
    expectFinite([[1], [2]])
    expectFinite({ loss: 1 })
    expect(mismatchOf(() => expectFinite([1, [NaN]])).mismatch).toMatchObject({
      kind: 'not-finite',
      path: [1, 0],
    })
    expect(mismatchOf(() => expectFinite([1, null])).mismatch).toMatchObject({ kind: 'type' })
    expect(mismatchOf(() => expectFinite([])).message).toContain('no number')
  })

  test('expectSumsToOne', () => {
    expectSumsToOne([0.1, 0.2, 0.7])
    expectSumsToOne([0.5, 0.5001], { abs: 1e-3 })
    expect(mismatchOf(() => expectSumsToOne([0.5, 0.4])).message).toContain('sum to 0.9')
    expect(mismatchOf(() => expectSumsToOne([NaN])).mismatch?.kind).toBe('not-finite')
  })

  test('expectThat carries the words and the values', () => {
    expectThat(true, 'holds')
    expect(mismatchOf(() => expectThat(false, 'Must rise.', { got: [1] }))).toMatchObject({
      message: 'Must rise.',
      got: [1],
    })
  })
})

describe('numbers', () => {
  test('seeded numbers are the same each time and lie in [0, 1)', () => {
    const [a, b] = [seeded(7), seeded(7)]
    const drawn = Array.from({ length: 1000 }, () => a())
    expect(drawn).toEqual(Array.from({ length: 1000 }, () => b()))
    expect(drawn.every((v) => v >= 0 && v < 1)).toBe(true)
    expect(new Set(drawn).size).toBe(1000)
  })

  test('a random tensor has its shape and range', () => {
    const x = randomTensor(3, [2, 3, 4], -2, 5)
    expect(shapeOf(x)).toEqual([2, 3, 4])
    expect(x.flat(2).every((v) => v >= -2 && v < 5)).toBe(true)
    expect(mapNested(x, (v) => v * 0)[1]?.[2]).toEqual(
      [0, 0, 0, 0].map((v, i) => (x[1]?.[2]?.[i] ?? 0) * v),
    )
  })

  test('shapeOf refuses what is not regular', () => {
    expect(shapeOf(1)).toEqual([])
    expect(() => shapeOf([[1], [2, 3]])).toThrow(MismatchError)
  })

  test('[R44] central differences are good to nine digits or so', async () => {
    const gradient = await numericalGradient(([a = 0, b = 0]) => Math.sin(a) * b, [0.3, 2])
    expect(gradient[0]).toBeCloseTo(2 * Math.cos(0.3), 8)
    expect(gradient[1]).toBeCloseTo(Math.sin(0.3), 8)
  })
})

describe('[R43] errors of the engine', () => {
  const provoked: readonly (() => unknown)[] = [
    () => (undefined as never)['x'],
    () => ((undefined as never)['x'] = 1 as never),
    () => (1 as unknown as () => void)(),
    () => [...(1 as never)],
    () => new Array(-1),
    () => new Float64Array(-1),
    () => 'x'.repeat(-1),
    () => (1).toFixed(1000),
    () => ([] as number[]).reduce((a) => a),
    () => Object.keys(null as never),
    () => JSON.parse('{'),
    () => 1n + (1 as never),
    function overflow(): unknown {
      return overflow()
    },
    () => (globalThis as never as { nowhere: () => void }).nowhere(),
    () => new Function('return nowhere')(),
  ]

  test('are known by what they say', () => {
    for (const provoke of provoked) {
      try {
        provoke()
        expect.unreachable()
      } catch (error) {
        const { name, message } = error as Error
        expect([message, isEngineError(name, message)]).toEqual([message, true])
      }
    }
  })

  test('a learner’s own words are not among them', () => {
    for (const [name, message] of [
      ['Error', 'x is not iterable'],
      ['TypeError', 'x must be a full [n][d] matrix'],
      ['RangeError', 'target 7 is out of range'],
      ['RangeError', 'log of 0 is not defined'],
      ['Error', 'Invalid array length'],
    ] as const)
      expect(isEngineError(name, message)).toBe(false)
  })
})
