import { expect, test } from 'vitest'
import { parameterFor, parametersOf } from './parameters.ts'

const read = (signature: string) =>
  parametersOf(signature).map(
    ({ name, kind, start, end }) => `${kind} ${name} ${signature.slice(start, end)}`,
  )

test('parameters and how they are given', () => {
  expect(read("(a, /, b, sep=', )', *, c: dict[str, int] = {}, **rest) -> (int, str)")).toEqual([
    'positional a a',
    'any b b',
    "any sep sep=', )'",
    'keyword c c: dict[str, int] = {}',
    'options rest **rest',
  ])
  expect(read('(*args, key=None)')).toEqual(['arguments args *args', 'keyword key key=None'])
  expect(read('((a1, a2, ...), axis=0)')).toEqual(['any  (a1, a2, ...)', 'any axis axis=0'])
  expect(read('()')).toEqual([])
})

test('what an argument is for', () => {
  const parameters = parametersOf('(a, /, b, *rest, c=1, **more)')
  const forArgument = (position: number, keyword: string | null = null): string =>
    parameters[parameterFor(parameters, { position, keyword })]?.name ?? ''
  expect([0, 1, 2, 9].map((position) => forArgument(position))).toEqual(['a', 'b', 'rest', 'rest'])
  expect(['b', 'c', 'a', 'other'].map((keyword) => forArgument(1, keyword))).toEqual([
    ...['b', 'c', 'more', 'more'],
  ])
})
