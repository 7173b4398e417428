import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

const read = (text: string) => {
  const reading = readNumber(text)
  return reading.type === 'number' ? reading.value : reading.type
}

describe('readNumber', () => {
  test('reads the ways in which people write numbers', () => {
    const texts = [
      '25557032',
      '25,557,032',
      '25 557 032',
      '25.6M',
      '25.6 m',
      '2.56e7',
      '2.56E+7',
      '4.1G',
      '4.1 B',
      '73.7k',
      '2560万',
      '1.2亿',
      '１２．５',
      '2/3',
      '-0.5',
      '−0.5',
      '.25',
      '92%',
      '3*3*64*128+128',
      '3×3×64×128+128',
      '3x3x64',
      '(224 - 7 + 2*3)/2 + 1',
      '2^10',
      '2**-3',
      '-2^2',
      '(1+2)k',
      '1,5',
      '1,234.5',
    ]
    expect(Object.fromEntries(texts.map((text) => [text, read(text)]))).toMatchInlineSnapshot(`
      {
        "(1+2)k": 3000,
        "(224 - 7 + 2*3)/2 + 1": 112.5,
        "-0.5": -0.5,
        "-2^2": -4,
        ".25": 0.25,
        "1,234.5": 1234.5,
        "1,5": "unreadable",
        "1.2亿": 120000000,
        "2**-3": 0.125,
        "2.56E+7": 25600000,
        "2.56e7": 25600000,
        "2/3": 0.6666666666666666,
        "25 557 032": 25557032,
        "25,557,032": 25557032,
        "25.6 m": 25600000,
        "25.6M": 25600000,
        "25557032": 25557032,
        "2560万": 25600000,
        "2^10": 1024,
        "3*3*64*128+128": 73856,
        "3x3x64": 576,
        "3×3×64×128+128": 73856,
        "4.1 B": 4100000000,
        "4.1G": 4100000000,
        "73.7k": 73700,
        "92%": 0.92,
        "−0.5": -0.5,
        "１２．５": 12.5,
      }
    `)
  })

  test('says what it cannot read', () => {
    expect(
      ['', '  ', 'abc', '1+', '1..2', '2(3)', '1e', '1/0', '(1', '1)', 'Math.PI', '5 cats'].map(
        read,
      ),
    ).toEqual(['empty', 'empty', ...Array.from({ length: 10 }, () => 'unreadable')])
  })

  test('reads back every number, plain and grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        expect(read(String(value))).toBe(value)
        expect(read(value.toLocaleString('en-US'))).toBe(value)
      }),
    )
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(String(value))).toBe(Object.is(value, -0) ? 0 : value)
      }),
    )
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readNumber(text)))
    const sign = fc.constantFrom(...'0123456789.,+-*/^()%kMe×万 ')
    fc.assert(fc.property(fc.string({ unit: sign }), (text) => void readNumber(text)))
  })
})
