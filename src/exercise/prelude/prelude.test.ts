import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { matmul, shape, transpose, zeros } from '../../../exercises/prelude.ts'

const size = fc.integer({ min: 1, max: 5 })
const matrix = (n: number, m: number) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: m, maxLength: m }), {
    minLength: n,
    maxLength: n,
  })
const pair = fc
  .tuple(size, size, size)
  .chain(([n, k, m]) => fc.tuple(matrix(n, k), matrix(k, m), fc.constant([n, m])))
const anyMatrix = fc.tuple(size, size).chain(([n, m]) => matrix(n, m))

/** By the definition, entry for entry. */
function naive(a: number[][], b: number[][], [n = 0, m = 0]: readonly number[]): number[][] {
  const out: number[][] = []
  for (let i = 0; i < n; i++) {
    out.push([])
    for (let j = 0; j < m; j++) {
      let sum = 0
      for (let k = 0; k < b.length; k++) sum += (a[i]?.[k] ?? NaN) * (b[k]?.[j] ?? NaN)
      out[i]?.push(sum)
    }
  }
  return out
}

/** What a caller in JavaScript may hand over. */
const loose = { matmul, shape, transpose, zeros } as unknown as Readonly<
  Record<'matmul' | 'shape' | 'transpose' | 'zeros', (...args: readonly unknown[]) => unknown>
>

describe('matmul', () => {
  test('is the matrix product, and leaves its arguments alone', () => {
    fc.assert(
      fc.property(pair, ([a, b, sizes]) => {
        const before = JSON.stringify([a, b])
        expect(matmul(a, b)).toEqual(naive(a, b, sizes))
        expect(JSON.stringify([a, b])).toBe(before)
      }),
    )
  })

  test('of transposed factors in the other order is the transposed product', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(matmul(transpose(b), transpose(a))).toEqual(transpose(matmul(a, b)))
      }),
    )
  })

  test('knows empty matrices', () => {
    expect(matmul([], [[1, 2]])).toEqual([])
    expect(matmul([[], []], [])).toEqual([[], []])
  })

  test.each([
    [[[1, 2]], [[1, 2]], 'matmul: [1][2] and [1][2] do not fit: a row of 2 meets a column of 1'],
    [[[1], [2, 3]], [[1]], 'matmul: rows of 1 and 2 entries are no matrix'],
    [[1, 2], [[1]], 'matmul: expected a matrix, found a list that holds a number'],
    [[[1]], undefined, 'matmul: expected a matrix, found undefined'],
    [[[[1]]], [[1]], 'matmul: expected a matrix of numbers, found a list in a row'],
    [[[1]], [[true]], 'matmul: expected a matrix of numbers, found a boolean in a row'],
    [[[1]], [[undefined]], 'matmul: expected a matrix of numbers, found undefined in a row'],
  ])('refuses %j and %j', (a, b, message) => {
    expect(() => loose.matmul(a, b)).toThrow(new Error(message))
  })
})

describe('transpose', () => {
  test('twice gives the matrix back, once its rows as columns', () => {
    fc.assert(
      fc.property(anyMatrix, (a) => {
        const t = transpose(a)
        expect(shape(t)).toEqual(shape(a).toReversed())
        a.forEach((row, i) => expect(t.map((column) => column[i])).toEqual(row))
        expect(transpose(t)).toEqual(a)
      }),
    )
  })

  test('refuses what is no matrix', () => {
    expect(transpose([])).toEqual([])
    expect(() => loose.transpose([[1], []])).toThrow('transpose: rows of 1 and 0 entries')
    expect(() => loose.transpose('ab')).toThrow('transpose: expected a matrix, found a string')
    expect(() => loose.transpose([null])).toThrow('found a list that holds null')
  })
})

describe('zeros and shape', () => {
  test('zeros has the shape that it was asked for, holds zeros and shares no list', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 5 }), (sizes) => {
        const made = zeros(sizes)
        expect(shape(made)).toEqual(sizes)
        const lists: unknown[] = []
        const visit = (x: unknown): void => {
          if (!Array.isArray(x)) {
            expect(x).toBe(0)
            return
          }
          lists.push(x)
          x.forEach(visit)
        }
        visit(made)
        expect(new Set(lists).size).toBe(lists.length)
      }),
    )
  })

  test('know sizes of zero', () => {
    expect(zeros([0])).toEqual([])
    expect(zeros([2, 0])).toEqual([[], []])
    expect(shape([])).toEqual([0])
    expect(shape([[], []])).toEqual([2, 0])
    expect(shape(7)).toEqual([])
  })

  test('refuse what is no shape, and what has none', () => {
    expect(() => zeros([])).toThrow('zeros: expected a list of one size or more')
    expect(() => loose.zeros(3)).toThrow('zeros: expected a list of one size or more')
    expect(() => zeros([2, -1])).toThrow('zeros: -1 is no size')
    expect(() => zeros([1.5])).toThrow('zeros: 1.5 is no size')
    expect(() => zeros([NaN])).toThrow('zeros: NaN is no size')
    expect(() => shape([[1], [2, 3]])).toThrow('shape: a list holds [1] and [2] side by side')
    expect(() => shape([[1], 2])).toThrow('shape: a list holds [1] and a number side by side')
    expect(() => loose.shape([['a']])).toThrow(
      'shape: found a string where a number or a list belongs',
    )
  })

  test('are typed by their number of axes', () => {
    expectTypeOf(zeros([2])).toEqualTypeOf<number[]>()
    expectTypeOf(zeros([2, 3])).toEqualTypeOf<number[][]>()
    expectTypeOf(zeros([2, 3, 4])).toEqualTypeOf<number[][][]>()
    expectTypeOf(zeros([2, 3, 4, 5])).toEqualTypeOf<number[][][][]>()
    const x: number[][][] = [[[1, 2]]]
    expectTypeOf(shape(x)).toEqualTypeOf<[number, number, number]>()
    expectTypeOf(zeros(shape(x))).toEqualTypeOf<number[][][]>()
    expect(zeros(shape(x))).toEqual([[[0, 0]]])
  })
})
