import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binOf, differenceMap } from './heat-map.ts'

describe('differenceMap', () => {
  test('is got − expected, with bins symmetric about zero', () => {
    const map = differenceMap(
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 3],
        [1, 4.5],
      ],
      [0, 1],
    )
    expect(map?.cells.map((line) => line.map(({ difference, bin }) => [difference, bin]))).toEqual([
      [
        [0, 0],
        [1, 2],
      ],
      [
        [-2, -3],
        [0.5, 1],
      ],
    ])
    expect(map).toMatchObject({ scale: 2, first: [0, 1], slice: [], from: [0, 0], size: [2, 2] })
  })

  test('what the checks take for equal is equal', () => {
    const map = differenceMap([1, 1], [1 + 1e-9, 1.1], [1])
    expect(map?.cells[0]?.map((cell) => cell.bin)).toEqual([0, 3])
  })

  test('the smallest difference that counts is not in the middle', () => {
    const map = differenceMap([0, 0], [0.001, 1000], [0])
    expect(map?.cells[0]?.map((cell) => cell.bin)).toEqual([1, 3])
  })

  test('NaN is a bin of its own and does not stretch the scale', () => {
    const map = differenceMap([1, 2, 3], [NaN, 2.5, Infinity], [0])
    expect(map?.cells[0]?.map((cell) => cell.bin)).toEqual(['not-finite', 3, 'not-finite'])
    expect(map?.scale).toBe(0.5)
  })

  test('both infinite on the same side is no difference', () => {
    expect(differenceMap([-Infinity, 1], [-Infinity, 2], [1])?.cells[0]?.[0]?.bin).toBe(0)
  })

  test('a large tensor is windowed around the first difference, in its slice', () => {
    const grid = (value: number) =>
      Array.from({ length: 60 }, () => Array.from({ length: 50 }, () => value))
    const expected = [grid(0), grid(0)]
    const got = [
      grid(0),
      grid(0).map((line, r) => line.map((x, c) => (r === 40 && c === 45 ? 7 : x))),
    ]
    const map = differenceMap(expected, got, [1, 40, 45])
    expect(map).toMatchObject({ slice: [1], size: [60, 50], scale: 7 })
    const [r, c] = map?.first ?? [0, 0]
    expect(map?.cells[r]?.[c]).toMatchObject({ path: [1, 40, 45], difference: 7, bin: 3 })
  })

  test.each([
    ['scalars', 1, 2],
    ['different shapes', [1, 2], [[1, 2]]],
    ['a list of text', ['a'], ['b']],
    ['one number in a list', [1], [2]],
    ['empty', [], []],
    ['ragged', [[1], [1, 2]], [[1], [1, 2]]],
  ])('has no map for %s', (_what, expected, got) => {
    expect(differenceMap(expected, got)).toBeNull()
  })
})

test('bins are odd functions of the difference', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1, max: 1 }), (d) => {
      const bin = binOf(d, 1)
      const mirror = binOf(-d, 1)
      if (bin === 'not-finite' || mirror === 'not-finite') throw new Error('finite')
      expect(bin + mirror).toBe(0)
      expect(Math.sign(bin)).toBe(Math.sign(d) + 0)
    }),
  )
})
