import { describe, expect, test } from 'vitest'
import { atCursor } from '../../../../tests/fixtures/python-cursor.ts'
import { signatureHelpAt } from './signature-help.ts'

const at = (marked: string) => signatureHelpAt(...atCursor(marked))
/** The way that is shown, and the parameter that is marked in it. */
function shown(marked: string): readonly [label: string, parameter: string] | null {
  const help = at(marked)
  const way = help?.signatures[help.signature]
  if (!help || !way) return null
  const [start, end] = way.parameters[help.parameter] ?? [0, 0]
  return [way.label, way.label.slice(start, end)]
}

const exp = 'numpy.exp(x, /, out=None, *, where=True, dtype=None)'

describe('parameters of a call', () => {
  test.each([
    ['the first', 'np.exp(¦)', exp, 'x'],
    ['the second', 'np.exp(a, ¦)', exp, 'out=None'],
    ['more than can be given by their place', 'np.exp(a, b, c, ¦)', exp, ''],
    ['one by its name', 'np.exp(a, dtype=np.fl¦)', exp, 'dtype=None'],
    ['behind commas of others', 'np.exp(f(a, b)[1, 2], ¦)', exp, 'out=None'],
    ['in a list', 'np.exp([1, 2, ¦', exp, 'x'],
    ['over lines', 'np.exp(\n    a,\n    ¦\n)', exp, 'out=None'],
    ['of a call in a call', 'np.sum(np.exp(¦))', exp, 'x'],
    ['of the call around', 'np.exp(np.sum(a), ¦)', exp, 'out=None'],
    ['of another name', 'from numpy import exp as e\ne(¦)', exp, 'x'],
    ['of an alias', 'e = np.exp\ne(¦)', exp, 'x'],
    ['of a method', 'x.reshape(2, ¦)', "numpy.ndarray.reshape(*shape, order='C')", '*shape'],
    [
      'of a builtin',
      'sorted(x, key=¦)',
      'sorted(iterable, /, *, key=None, reverse=False)',
      'key=None',
    ],
    ['any number', 'zip(a, b, ¦)', 'zip(*iterables, strict=False)', '*iterables'],
    ['of two ways, the first that fits', 'range(1, ¦)', 'range(start, stop, step=...)', 'stop'],
    [
      'of one’s own function',
      'def f(\n    x: dict[str, int],  # rows\n    *,\n    axis: int = 1,\n) -> float: ...\nf(x, axis=¦)',
      'f(x: dict[str, int], *, axis: int = 1) -> float',
      'axis: int = 1',
    ],
    [
      'of a method of one’s own',
      'class A:\n    def f(self, x): ...\n    def g(self):\n        self.f(¦)',
      'f(x)',
      'x',
    ],
  ])('%s', (_, marked, label, parameter) => {
    expect(shown(marked)).toEqual([label, parameter])
  })

  test.each([
    ['outside', 'np.exp(x)¦'],
    ['in a definition', 'def f(¦'],
    ['in brackets that call nothing', 'return (a, ¦'],
    ['of something unknown', 'unknown(¦'],
    ['in a string', 'np.exp("a, ¦")'],
  ])('none %s', (_, marked) => {
    expect(shown(marked)).toBeNull()
  })

  test('with what the function does', () => {
    expect(at('np.arange(¦')?.signatures.map(({ doc }) => doc)).toEqual(
      Array(2).fill('Return evenly spaced values within a given interval.'),
    )
  })
})
