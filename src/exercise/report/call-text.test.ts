import { describe, expect, test } from 'vitest'
import { callParts, parameterNames } from './call-text.ts'
import { typescriptNotation } from './typescript-notation.ts'
import { printValue, sourceText } from './value-print.ts'

const starter = `type Matrix = number[][]
/** Doc (with parens). */
export function attention(
  q: Matrix,
  k: Map<string, [number, number]>,
  scale: (x: number) => number,
  { eps }: { eps: number },
  causal = false,
): Matrix {
  throw new Error('not written yet')
}
`

describe('parameterNames', () => {
  test('reads them from the signature, past nested types', () => {
    expect(parameterNames(starter, 'attention')).toEqual(['q', 'k', 'scale', '', 'causal'])
  })
  test('has none for another form', () => {
    expect(parameterNames('export const f = (x: number) => x', 'f')).toEqual([])
  })
})

test('a call shows shapes, and small values as they are', () => {
  const parts = callParts(
    'attention',
    [[[1, 2]], 0.5, null, 'valid', { eps: 1 }, [[1], 'a']],
    ['q', 'scale', 'mask', 'mode'],
  )
  expect(parts.map((part) => part.text).join('')).toBe(
    'attention(q[1, 2], scale = 0.5000, mask = null, mode = "valid", { eps }, […2])',
  )
})

test('a record is printed with one key a line, the difference marked', () => {
  const notation = typescriptNotation(starter)
  const lines = printValue({ mean: [1, 2], name: 'a' }, { path: ['mean', 1], notation })
  expect(
    lines.map((line) => line.map((s) => (s.marked ? `«${s.text}»` : s.text)).join('')),
  ).toEqual(['{', '  mean: [1, «2»]', '  name: "a"', '}'])
})

test('copied values are exact source text', () => {
  expect(
    sourceText({ a: [1 / 3, -0], b: 'x"y', c: null, d: undefined, e: Float64Array.of(1.5) }),
  ).toBe('{ "a": [0.3333333333333333, -0], "b": "x\\"y", "c": null, "d": undefined, "e": [1.5] }')
})
