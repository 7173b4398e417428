import { expect, test } from 'vitest'
import { atCursor } from '../../../../tests/fixtures/python-cursor.ts'
import { hoverAt } from './hover.ts'

const at = (marked: string) => hoverAt(...atCursor(marked))

test('a function of NumPy', () => {
  expect(at('import numpy as np\ny = np.linalg.no¦rm(x)')).toEqual({
    start: 33,
    end: 37,
    code: 'numpy.linalg.norm(x, ord=None, axis=None, keepdims=False)',
    doc: 'Matrix or vector norm.',
  })
})

test.each([
  ['a module', 'import numpy as np\nn¦p.exp', 'import numpy'],
  ['ways to call', 'ran¦ge(3)', 'range(stop)\nrange(start, stop, step=...)'],
  ['a value', 'np.p¦i', 'numpy.pi'],
  ['an attribute', 'def f(x: np.ndarray):\n    return x.sh¦ape', 'numpy.ndarray.shape'],
  ['a parameter', 'def f(rows: list[int]):\n    return ro¦ws', 'rows: list[int]'],
  ['a function of one’s own', 'def f(x=1) -> int: ...\nf¦(2)', 'def f(x=1) -> int'],
  ['its own name', 'def f¦(x=1) -> int: ...', 'def f(x=1) -> int'],
  ['a variable where it is made', 'ro¦ws: list[int] = []', 'rows: list[int]'],
  ['what is imported', 'from numpy import p¦i', 'numpy.pi'],
  ['a class', 'class A(NamedTuple):\n    n: int\nA¦(1)', 'class A(n: int)'],
])('%s', (_, marked, code) => {
  expect(at(marked)?.code).toBe(code)
})

test.each([
  ['of an unknown name', 'unkn¦own'],
  ['of a variable that nothing is said of', 'x = a + b\nx¦'],
  ['of the name of an argument', 'axis: int = 1\nnp.sum(x, ax¦is=0)'],
  ['of a keyword', 'retu¦rn x'],
  ['in a string', 'x = "sum¦"'],
  ['in a comment', 'x = 1  # sum¦'],
])('nothing %s', (_, marked) => {
  expect(at(marked)).toBeNull()
})
