import { describe, expect, test } from 'vitest'
import { atCursor } from '../../../../tests/fixtures/python-cursor.ts'
import { completionsAt } from './completions.ts'
import { readDocument } from './document.ts'

const at = (marked: string) => completionsAt(...atCursor(marked))
const names = (marked: string) => at(marked).items.map(({ name }) => name)
const item = (marked: string, name: string) => at(marked).items.find((one) => one.name === name)
/** As the list is sorted: by rank, then by name. */
const first = (marked: string) =>
  [...at(marked).items].sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))[0]?.name

const numpy = 'import numpy as np\n'

describe('behind a dot', () => {
  test('of NumPy: the function with its signature and what it does', () => {
    expect(item(`${numpy}y = np.ex¦`, 'exp')).toEqual({
      name: 'exp',
      kind: 'function',
      detail: '(x, /, out=None, *, where=True, dtype=None)',
      doc: 'Calculate the exponential of all elements in the input array.',
      code: 'numpy.exp(x, /, out=None, *, where=True, dtype=None)',
      from: '',
      rank: 0,
    })
    expect(at(`${numpy}y = np.ex¦p2(x)`)).toMatchObject({ start: 26, end: 30 })
  })

  test.each([
    ['a module inside', 'import numpy as np\nnp.linalg.¦', ['norm', 'svd'], ['exp', 'shape']],
    ['one that was imported', 'import numpy.linalg as la\nla.¦', ['norm'], ['exp']],
    ['one from another', 'from numpy import linalg\nlinalg.¦', ['norm'], ['exp']],
    ['the standard library', 'import math\nmath.¦', ['sqrt', 'pi'], ['shape']],
    ['NumPy that is not imported yet', 'np.¦', ['exp'], ['items']],
    ['a ufunc', `${numpy}np.maximum.¦`, ['reduce', 'accumulate', 'at'], ['shape']],
    ['a parameter', 'def f(x):\n    x.¦', ['shape', 'reshape', 'append'], ['exp']],
    ['an annotated array', `${numpy}def f(x: np.ndarray):\n    x.¦`, ['shape'], ['append']],
    ['an array or nothing', `${numpy}def f(x: np.ndarray | None):\n    x.¦`, ['T'], ['append']],
    ['a result of NumPy', `${numpy}y = np.zeros(3)\ny.¦`, ['sum'], ['append']],
    ['a call', `${numpy}np.exp(x).¦`, ['sum'], ['append']],
    ['a part of an array', `${numpy}y = np.zeros(3)\ny[1:, None].¦`, ['sum'], ['append']],
    ['a sum in brackets', '(a + b).¦', ['sum'], []],
    ['an attribute', `${numpy}y = np.zeros(3)\ny.T.¦`, ['shape'], ['append']],
    ['a type of numbers', `${numpy}np.zeros(3).dtype.¦`, ['kind'], ['shape']],
    ['a generator', `${numpy}rng = np.random.default_rng(0)\nrng.¦`, ['integers'], ['shape']],
    ['a list', 'rows = []\nrows.¦', ['append'], ['shape', 'items']],
    ['a comprehension', 'rows = [r for r in x]\nrows.¦', ['append'], ['shape']],
    ['a dict', 'd = {"a": 1}\nd.¦', ['items'], ['append', 'shape']],
    ['a set', 'seen = {1, 2}\nseen.¦', ['add'], ['items']],
    ['a string', '"a b".¦', ['split'], ['append']],
    ['what a string gives', 's = "a b".split()\ns.¦', ['append'], ['upper']],
    ['a counter', 'from collections import Counter\nc = Counter(x)\nc.¦', ['most_common'], []],
    ['another name of the same', 'a = []\nb = a\nb.¦', ['append'], ['shape']],
    ['a number in a variable', 'n = 3\nn.¦', [], ['shape', 'append']],
    ['an annotated number', 'def f(n: int):\n    n.¦', [], ['shape']],
  ])('%s', (_, marked, there, absent) => {
    const offered = names(marked)
    expect(there.filter((name) => !offered.includes(name))).toEqual([])
    expect(absent.filter((name) => offered.includes(name))).toEqual([])
  })

  test('of something unknown, an array comes first', () => {
    const ranks = ['shape', 'append', 'items'].map((name) => item('x.¦', name)?.rank)
    expect(ranks).toEqual([0, 1, 2])
  })

  test('of a class of one’s own: fields, methods, attributes of self', () => {
    const source = `
from dataclasses import dataclass
@dataclass
class Beam:
    tokens: list[int]
    def grow(self, token):
        self.last = token
        self.¦
beam = Beam([])
`
    expect(names(source)).toEqual(['tokens', 'grow', 'last'])
    expect(names(source.replace('¦', 'x') + 'beam.tokens.¦')).toContain('append')
    expect(names(source.replace('¦', 'x') + 'for one in beams:\n    one.¦')).toEqual(
      expect.arrayContaining(['tokens', 'shape']),
    )
  })

  test.each([['1.¦'], ['x = 0.¦'], ['x = ..¦'], ['.¦']])('nothing: %s', (marked) => {
    expect(names(marked)).toEqual([])
  })
})

describe('names', () => {
  test('those in sight, with what is known of them', () => {
    const source = `import numpy as np
from numpy.linalg import norm as length

SCALE = 2.0

def softmax(x: np.ndarray, *, axis: int = 1) -> np.ndarray:
    """Logits to probabilities. More of it."""
    inner = x

def main(rows):
    total = 0
    for i, (a, b) in enumerate(rows):
        ¦
    later = 1
`
    const own = at(source).items.filter(({ rank }) => rank === 1)
    expect(own.map(({ name }) => name).sort()).toEqual(
      'SCALE a b i length main np rows softmax total'.split(' '),
    )
    expect(item(source, 'softmax')).toMatchObject({
      kind: 'function',
      detail: '(x: np.ndarray, *, axis: int = 1) -> np.ndarray',
      doc: 'Logits to probabilities.',
    })
    expect(item(source, 'np')).toMatchObject({ kind: 'module', from: 'numpy' })
    expect(item(source, 'length')).toMatchObject({
      kind: 'function',
      code: 'numpy.linalg.norm(x, ord=None, axis=None, keepdims=False)',
    })
  })

  test.each([
    ['of a comprehension', 'y = [ro¦ for row in x]', 'row', true],
    ['of a comprehension that is over', 'y = [row for row in x]\nz = ro¦', 'row', false],
    ['of a lambda', 'f = lambda left, right: le¦', 'left', true],
    ['of a with', 'with np.errstate() as state:\n    st¦', 'state', true],
    ['of an assignment in an expression', 'if (n := 3) > 2:\n    n¦', 'n', true],
    ['of one line', 'if x: y = 1\ny¦', 'y', true],
    ['of another function', 'def f():\n    a = 1\ndef g():\n    a¦', 'a', false],
    ['of the function around', 'def f():\n    a = 1\n    def g():\n        a¦', 'a', true],
    ['that is being assigned', 'total = to¦', 'total', false],
    ['that is being typed', 'tot¦\nx = 1', 'tot', false],
    [
      'of a field, which only self has',
      'class A:\n    f = 1\n    def g(self):\n        f¦',
      'f',
      false,
    ],
    ['of a match', 'match op:\n    case other:\n        ot¦', 'other', true],
    ['of a file whose bracket is open', 'x = f(\ndef g():\n    a = 1\n    a¦', 'a', true],
    ['that is Greek', 'σ = 1\nσ¦', 'σ', true],
  ])('%s', (_, marked, name, isThere) => {
    expect(names(marked).includes(name)).toBe(isThere)
  })

  test('one’s own stand before Python’s', () => {
    expect(first('summary = 1\nsu¦')).toBe('summary')
    expect(names('sum = 1\nsu¦').filter((name) => name === 'sum')).toEqual(['sum'])
  })

  test('keywords where they can stand', () => {
    expect(names('re¦')).toContain('return')
    expect(names('if x: re¦')).toContain('return')
    expect(names('x = re¦')).not.toContain('return')
    expect(names('x: int¦')).not.toContain('return')
    expect(names('x = a i¦')).toEqual(expect.arrayContaining(['if', 'in', 'is']))
    expect(names('x = a i¦')).not.toContain('int')
    expect(names('[a for a i¦')).toContain('in')
    expect(names('with open(x) a¦')).toContain('as')
    expect(names('x = y a¦')).not.toContain('as')
  })
})

describe('imports', () => {
  test.each([
    ['import nu¦', ['numpy', 'math'], ['linalg']],
    ['import numpy.¦', ['linalg', 'random', 'lib'], ['numpy', 'exp']],
    ['import numpy as np, ma¦', ['math'], []],
    ['from numpy.lib.¦', ['stride_tricks'], []],
    ['from numpy.linalg import no¦', ['norm'], ['exp']],
    ['from collections import (Counter, d¦', ['deque'], []],
    ['from numpy im¦', ['import'], ['exp', 'if']],
    ['import numpy a¦', ['as'], ['and']],
  ])('%s', (marked, there, absent) => {
    const offered = names(marked)
    expect(there.filter((name) => !offered.includes(name))).toEqual([])
    expect(absent.filter((name) => offered.includes(name))).toEqual([])
  })
})

describe('the names of arguments', () => {
  const args = (marked: string) =>
    at(marked)
      .items.filter(({ kind }) => kind === 'argument')
      .map(({ name, detail }) => name + detail)

  test.each([
    [
      `${numpy}np.sum(x, ¦)`,
      ['axis=None', 'dtype=None', 'out=None', 'keepdims=...', 'initial=...', 'where=...'],
    ],
    [
      `${numpy}np.sum(x, axis=1, ke¦)`,
      ['dtype=None', 'out=None', 'keepdims=...', 'initial=...', 'where=...'],
    ],
    [`${numpy}np.clip(x, 0, ¦)`, ['a_max', 'out=None']],
    ['def f(a, /, b, *, c: int = 1): ...\nf(1, ¦)', ['b', 'c: int = 1']],
    ['def f(a, b=2): ...\nf(¦)', ['a', 'b=2']],
    ['def f(a, b=2): ...\nf(b=¦)', []],
    ['def f(a, b=2): ...\nf([¦])', []],
    ['def f(a, b=2): ...\nf(a + ¦)', []],
    ['class A:\n    def __init__(self, size=3): ...\nA(¦)', ['size=3']],
    ['class A(NamedTuple):\n    rows: int\n    columns: int = 1\nA(1, ¦)', ['columns: int = ...']],
    ['unknown(¦)', []],
    ['def f(¦): ...', []],
  ])('%s', (marked, expected) => {
    expect(args(marked)).toEqual(expected)
  })

  test('stand first once something has been given by its place', () => {
    expect(first(`${numpy}axis = 1\nnp.sum(x, ¦)`)).toBe('axis')
    expect(at(`${numpy}np.sum(x, ¦)`).items[0]).toMatchObject({ kind: 'argument', rank: 0 })
    expect(item('def f(a, b=2): ...\nf(¦)', 'b')?.rank).toBe(2)
  })
})

describe('nothing', () => {
  test.each([
    ['in a comment', '# np.¦'],
    ['in a string', 'x = "np.¦"'],
    ['in one that is not closed', 'x = "np.¦\ny = 1'],
    ['in a docstring', 'def f():\n    """The np.¦\n    """'],
    ['in one that is not closed', 'def f():\n    """The np.¦\n'],
    ['where a function gets its name', 'def so¦'],
    ['where a class gets its name', 'class So¦'],
    ['where a parameter gets its name', 'def f(x, ax¦'],
    ['where a loop gets its variable', 'for i¦'],
    ['where a comprehension gets its variables', 'y = [a for a, i¦'],
    ['where a lambda gets its parameters', 'f = lambda a, i¦'],
    ['where an import gets its other name', 'import numpy as n¦'],
    ['where a pattern gets its name', 'match x:\n    case o¦'],
    ['in a number', 'x = 12¦'],
  ])('%s', (_, marked) => {
    expect(names(marked)).toEqual([])
  })

  test('but where a parameter gets its type or its default', () => {
    expect(names(`${numpy}def f(x: np.nd¦`)).toContain('ndarray')
    expect(names('def f(x: in¦')).toContain('int')
    expect(names('def f(x=No¦')).toContain('None')
    expect(names('def f(x) -> dict[str, in¦')).toContain('int')
  })
})

test('an expression under a file knows what the file has at its top', () => {
  const file = readDocument(
    'import numpy as np\ndef softmax(x, *, axis=1):\n    inner = 1\n    return x\nTABLE = []\n',
  )
  const under = (marked: string) =>
    completionsAt(...atCursor(marked), file).items.map(({ name }) => name)
  expect(under('so¦')).toEqual(expect.arrayContaining(['softmax', 'np', 'TABLE', 'sorted']))
  expect(under('so¦')).not.toContain('inner')
  expect(under('softmax(np.ze¦')).toContain('zeros')
  expect(under('softmax(x, ¦')).toContain('axis')
  expect(under('TABLE.¦')).toContain('append')
})
