import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, FormulaError, lettersIn, readLetter } from './formula.ts'

describe('evaluate', () => {
  test('numbers, letters, the four operations and parentheses', () => {
    expect(evaluate('2*n*(k*k + cout) - n/4', { n: 8, k: 3, cout: 5 })).toBe(222)
    expect(evaluate('-(1 - 3) * 2', {})).toBe(4)
    expect(evaluate('8 / 2 / 2 - 1 - 1', {})).toBe(0)
  })

  test.each([
    ['2*n', '"n" in "2*n" is no letter of `where`; add it there'],
    ['2*constructor', '"constructor" in "2*constructor" is no letter of `where`; add it there'],
    ['(1 + 2', 'a parenthesis of "(1 + 2" is never closed'],
    ['1 +', '"1 +" ends too early'],
    ['1 2', 'found "2" in "1 2", expected an operator'],
    ['alert`1`', '"alert" in "alert`1`" is no letter of `where`; add it there'],
    [
      '1 + ;',
      'found ";" in "1 + ;", expected a number, a letter of `where`, + - * / or parentheses',
    ],
  ])('refuses %s', (formula, message) => {
    expect(() => evaluate(formula, {})).toThrow(new FormulaError(message))
  })

  test('agrees with the language on any formula', () => {
    const { formula } = fc.letrec<{ formula: string; leaf: string; pair: string }>((tie) => ({
      formula: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('pair')),
      leaf: fc.oneof(fc.nat({ max: 9 }).map(String), fc.constantFrom('a', 'b', '-a')),
      pair: fc
        .tuple(
          tie('formula'),
          fc.constantFrom('+', ' - ', '*', ' / '),
          tie('formula'),
          fc.boolean(),
        )
        .map(([left, sign, right, inside]) =>
          inside ? `(${left}${sign}${right})` : `${left}${sign}(${right})`,
        ),
    }))
    fc.assert(
      fc.property(formula, fc.integer(), fc.integer(), (text, a, b) => {
        const wanted = (new Function('a', 'b', `return ${text}`) as (...x: number[]) => number)(
          a,
          b,
        )
        expect(evaluate(text, { a, b })).toBe(wanted)
      }),
    )
  })
})

test('lettersIn', () => {
  expect(lettersIn('2*n*(k*k + c2)')).toEqual(['n', 'k', 'k', 'c2'])
})

describe('readLetter', () => {
  const scope = {
    x: [
      [1, 2, 3],
      [4, 5, 6],
    ],
    p: { w: { data: [[7]] }, bias: null },
    args: [0, { causal: true, k: [3, 5] }],
    result: { out: [[1], [2]] },
  }
  test.each([
    ['x.shape[1]', 3],
    ['x.length', 2],
    ['x[1][2]', 6],
    ['p.w.data.shape[0]', 1],
    ['args[1].causal', 1],
    ['args[1].k[1]', 5],
    ['result.out.shape[0]', 2],
    ['p.bias.length ?? x.shape[0]', 2],
    ['args[2].groups ?? 4', 4],
  ])('%s is %d', (path, value) => {
    expect(readLetter(path, scope)).toBe(value)
  })

  test.each([
    ['y.length', /"y" is neither a parameter nor args or result/],
    ['p.bias.length', /"p.bias.length" is missing from a call/],
    ['p.w', /"p.w" is .*, expected a number/],
    ['x.constructor.name', /is missing from a call/],
    ['__proto__.x', /is neither a parameter nor args or result/],
  ])('refuses %s', (path, message) => {
    expect(() => readLetter(path, scope)).toThrow(message)
  })
})
