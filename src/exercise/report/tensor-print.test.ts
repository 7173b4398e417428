import { tensorShape } from '../../runner/tensor-shape.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plain } from '../../runner/verdict.ts'
import { styleFor } from './number-text.ts'
import { numbersIn, type Path } from './plain.ts'
import { printTensor, sliceText, windowOf } from './tensor-print.ts'

const room = { rows: 3, columns: 4 }

function print(value: Plain, path?: Path) {
  const shape = tensorShape(value)
  if (!shape) throw new Error('not a tensor')
  const result = printTensor(value, {
    shape,
    style: styleFor(numbersIn(value)),
    ...room,
    ...(path ? { path } : {}),
  })
  return {
    slice: sliceText(result.slice),
    text: result.lines.map((line) => line.map((s) => (s.marked ? `«${s.text}»` : s.text)).join('')),
  }
}

describe('printTensor', () => {
  test('aligns columns and writes a true minus', () => {
    expect(
      print([
        [-0.79612, 0.05341],
        [0.5, -12],
      ]).text,
    ).toEqual(['[[ −0.7961   0.0534]', ' [  0.5000 −12.0000]]'])
  })

  test('leaves out what does not fit and says so', () => {
    const value = Array.from({ length: 5 }, (_, r) =>
      Array.from({ length: 6 }, (_, c) => r * 6 + c),
    )
    expect(print(value).text).toEqual([
      '[[ 0  1  2  3 …]',
      ' [ 6  7  8  9 …]',
      ' [12 13 14 15 …]',
      ' …]',
    ])
  })

  test('keeps the first difference in view and marks it', () => {
    const value = Array.from({ length: 5 }, (_, r) =>
      Array.from({ length: 9 }, (_, c) => r * 9 + c),
    )
    expect(print(value, [4, 8]).text).toEqual([
      '[…',
      ' [… 23 24 25 26]',
      ' [… 32 33 34 35]',
      ' [… 41 42 43 «44»]]',
    ])
  })

  test('shows the slice of the first difference', () => {
    const value = [[[1, 2]], [[3, 4]]]
    expect(print(value, [1, 0, 1])).toEqual({ slice: '[1, :, :]', text: ['[[3 «4»]]'] })
  })

  test('numbers, vectors and empty tensors', () => {
    expect(print(-0.5).text).toEqual(['−0.5000'])
    expect(print(2, []).text).toEqual(['«2»'])
    expect(print([1, 2, 3]).text).toEqual(['[1 2 3]'])
    expect(print([]).text).toEqual(['[]'])
    expect(print(Float64Array.of(0.25, NaN, -Infinity)).text).toEqual(['[0.2500    NaN     −∞]'])
  })
})

test('a window never leaves what it is cut from and always holds the entry to keep', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 30 }), fc.nat(200), (count, room, at) => {
      const keep = count === 0 ? 0 : at % count
      const { from, to } = windowOf(count, room, keep)
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(count)
      expect(to - from).toBe(Math.min(count, room))
      if (count > 0) expect(keep >= from && keep < to).toBe(true)
    }),
  )
})
