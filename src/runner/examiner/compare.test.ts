import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactly, findMismatch, isClose } from './compare.ts'

describe('findMismatch', () => {
  test('[R10] equal data has no mismatch; −0 equals 0 and a typed array its list', () => {
    expect(findMismatch([[1, -0]], [[1, 0]])).toBeNull()
    expect(findMismatch(new Float64Array([1, 2]), [1, 2])).toBeNull()
    expect(findMismatch([1, 2], new Float32Array([1, 2]))).toBeNull()
    expect(findMismatch({ a: [1], b: 'x' }, { b: 'x', a: [1] })).toBeNull()
    expect(findMismatch({ a: 1 }, { a: 1, b: undefined })).toBeNull()
    expect(findMismatch([], [])).toBeNull()
    expect(findMismatch([NaN, Infinity], [NaN, Infinity])).toBeNull()
  })

  test('[R11] the shape is told before any value', () => {
    expect(findMismatch([[9, 9]], [[1], [2]])).toEqual({
      kind: 'shape',
      path: [],
      expected: [[1], [2]],
      got: [[9, 9]],
      expectedShape: [2, 1],
      gotShape: [1, 2],
    })
    expect(
      findMismatch(
        [[1, 2], [3]],
        [
          [0, 0],
          [3, 4],
        ],
      ),
    ).toMatchObject({
      kind: 'shape',
      path: [1],
      expectedShape: [2],
      gotShape: [1],
    })
    expect(findMismatch({ gx: [5, 5], gy: [1] }, { gx: [1, 1], gy: [1, 2] })).toMatchObject({
      kind: 'shape',
      path: ['gy'],
    })
  })

  test('[R12] kinds, missing and extra keys are told where they are', () => {
    expect(findMismatch(undefined, [1])).toMatchObject({ kind: 'type', path: [] })
    expect(findMismatch([1, '2'], [1, 2])).toMatchObject({ kind: 'type', path: [1], got: '2' })
    expect(findMismatch([1, null], [1, 2])).toMatchObject({ kind: 'type', path: [1], got: null })
    expect(findMismatch({ a: 1 }, { a: 1, b: 2 })).toMatchObject({
      kind: 'property',
      path: ['b'],
      expected: 2,
      got: undefined,
    })
    expect(findMismatch({ a: 1, c: 3 }, { a: 1 })).toMatchObject({
      kind: 'property',
      path: ['c'],
      got: 3,
    })
    expect(findMismatch([1], { 0: 1 })).toMatchObject({ kind: 'type' })
  })

  test('[R13] the first difference in reading order, how many, and the largest', () => {
    expect(
      findMismatch(
        [
          [1, 2],
          [3.5, 5],
        ],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ).toEqual({
      kind: 'value',
      path: [1, 0],
      expected: 3,
      got: 3.5,
      differing: 2,
      total: 4,
      maxAbsolute: 1,
      maxRelative: 0.2,
    })
    expect(findMismatch(['a', true], ['a', false])).toMatchObject({ path: [1], differing: 1 })
  })

  test('[R14] NaN and infinity where a number is expected are their own kind', () => {
    expect(findMismatch([0, NaN], [0, 1])).toMatchObject({
      kind: 'not-finite',
      path: [1],
      maxAbsolute: Infinity,
    })
    expect(findMismatch(Infinity, -Infinity)).toMatchObject({ kind: 'value', path: [] })
    expect(findMismatch(1, NaN)).toMatchObject({ kind: 'value' })
  })

  test('[R15] a tolerance of nothing asks for the very same numbers', () => {
    expect(findMismatch([1 + 1e-12], [1])).toBeNull()
    expect(findMismatch([1 + 1e-12], [1], exactly)).toMatchObject({ path: [0] })
    expect(findMismatch([1.01], [1], { abs: 0.02 })).toBeNull()
  })

  test('[R16] a key named like a method of every object is a key like any other', () => {
    expect(findMismatch({}, { toString: 1 })).toMatchObject({ kind: 'property', got: undefined })
  })
})

describe('isClose', () => {
  const number = fc.double({ noDefaultInfinity: true, noNaN: true })

  test('is symmetric, reflexive and widens with the tolerance', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(isClose(a, a, exactly)).toBe(true)
        expect(isClose(a, b, {})).toBe(isClose(b, a, {}))
        if (isClose(a, b, {})) expect(isClose(a, b, { rel: 1e-3, abs: 1e-3 })).toBe(true)
      }),
    )
  })

  test('is |a − b| ≤ 1e-8 + 1e-6 · max(|a|, |b|)', () => {
    expect(isClose(1000, 1000.0009, {})).toBe(true)
    expect(isClose(1000, 1000.002, {})).toBe(false)
    expect(isClose(0, 9e-9, {})).toBe(true)
    expect(isClose(0, 2e-8, {})).toBe(false)
  })
})
