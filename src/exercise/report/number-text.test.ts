import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loneNumber, numberText, plainNumbers, styleFor } from './number-text.ts'

const write = (numbers: readonly number[], apart?: readonly [number, number]) => {
  const style = styleFor(numbers, apart)
  return numbers.map((x) => numberText(x, style))
}

describe('numbers of a tensor', () => {
  test.each([
    [
      [1, -2, 30],
      ['1', '−2', '30'],
    ],
    [
      [0.5, -0.00001],
      ['0.5000', '0.0000'],
    ],
    [
      [1e-5, -2.5e-7],
      ['1.0000e−5', '−2.5000e−7'],
    ],
    [
      [2.5e7, 0.5],
      ['2.5000e+7', '5.0000e−1'],
    ],
    [
      [NaN, Infinity, -Infinity],
      ['NaN', '∞', '−∞'],
    ],
    [
      [-0, 0],
      ['0', '0'],
    ],
  ])('%j', (numbers, texts) => {
    expect(write(numbers)).toEqual(texts)
  })

  test('two different numbers do not look the same', () => {
    expect(write([0.5000001, 0.5], [0.5000001, 0.5])).toEqual(['0.5000001', '0.5000000'])
  })

  test('a copy can be read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (x) => {
        const [text = ''] = write([x])
        const back = Number(plainNumbers(text))
        expect(Math.abs(back - x)).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(x)))
      }),
    )
  })
})

test.each([
  [0.27941, '+0.2794'],
  [-0.27941, '−0.2794'],
  [3, '+3'],
  [0, '0'],
  [1.5e-9, '+1.50e−9'],
  [NaN, 'NaN'],
])('a difference of %d', (x, text) => {
  expect(loneNumber(x, { signed: true })).toBe(text)
})
