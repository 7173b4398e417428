import { describe, expect, test } from 'vitest'
import { pythonNotation } from './python-notation.ts'
import { printValue } from './value-print.ts'

const starter = `import numpy as np


def nms_all(
    boxes: np.ndarray,
    state: dict[str, np.ndarray],
    limit: int = 3,
    *,
    class_ids: np.ndarray | None = None,
    lambda_: float = 0.5,
) -> tuple[list[int], np.ndarray]:
    """Kept and running_mean, max_out of them."""
    raise NotImplementedError("not written yet")
`
const notation = pythonNotation({
  starter,
  signatures: {
    nmsAll: {
      arguments: ['array', { fields: { runningMean: 'array' } }, 'plain'],
      options: { classIds: 'int-array' },
      returns: ['kept', 'maxOut'],
    },
    sizes: { arguments: ['int-array', { items: 'array' }] },
  },
})

describe('a call', () => {
  const call = {
    fn: 'nmsAll',
    args: [
      [[0, 0.5, NaN, -Infinity]],
      { runningMean: [1, -0], momentum: 1e-7, note: null, none: undefined },
      4,
      { classIds: [2, 0], lambda: null, none: undefined },
    ],
  }
  const shown = (args: Parameters<typeof notation.callParts>[0]['args']) =>
    notation
      .callParts({ fn: 'nmsAll', args })
      .map(({ text }) => text)
      .join('')
  test('is copied as what arrives, options as keyword arguments', () => {
    expect(notation.callSource(call)).toBe(
      'nms_all(np.array([[0.0, 0.5, np.nan, -np.inf]]), ' +
        '{"running_mean": np.array([1.0, -0.0]), "momentum": 1e-7, "note": None}, 4, ' +
        'class_ids=np.array([2, 0]), lambda_=None)',
    )
  })
  test('shows shapes as docstrings do, and small values as they are', () => {
    expect(shown(call.args)).toBe(
      'nms_all(boxes: (1, 4), state={"running_mean", "momentum", "note"}, limit=4, class_ids: (2,), lambda_=None)',
    )
  })
  test('numbers are short, and in the words of Python', () => {
    expect(
      shown([0.5, 1 / 3, -Infinity, { lambda: 'low', top: [3, 32], classIds: [[true]] }]),
    ).toBe(
      'nms_all(boxes=0.5, state=0.3333, limit=-np.inf, lambda_="low", top=[3, 32], class_ids: (1, 1))',
    )
  })
  test('names each argument, and tells which of the call it is a part of', () => {
    const told = notation.arguments(call).map(({ name, index }) => [name, index])
    expect(told).toEqual([
      ['boxes', 0],
      ['state', 1],
      ['limit', 2],
      ['class_ids', 3],
      ['lambda_', 3],
    ])
  })
  test('without its last arguments', () => {
    expect(notation.callSource({ fn: 'sizes', args: [[], undefined] })).toBe(
      'sizes(np.array([], dtype=int))',
    )
  })
})

test.each([
  ['booleans', [[true], [false]], 'array', 'np.array([[True], [False]])'],
  ['what is missing in an array', [1, null], 'array', '[1, None]'],
  ['a ragged list, which NumPy refuses', [[1, 2], [3]], 'array', 'np.array([[1.0, 2.0], [3.0]])'],
  ['fractions where whole numbers are asked for', [0.5, 1], 'int-array', 'np.array([0.5, 1.0])'],
  ['numbers as they are', [1, 1e21, 'a"\n'], 'plain', '[1, 1e+21, "a\\"\\n"]'],
  [
    'arrays of different shapes',
    [[1], [2, 3]],
    { items: 'array' },
    '[np.array([1.0]), np.array([2.0, 3.0])]',
  ],
  [
    'a result',
    { maxOut: [[1, 0.5]], kept: [2] },
    undefined,
    '(np.array([2]), np.array([[1, 0.5]]))',
  ],
  [
    'a result that is a dict',
    { maxOut: [], list: [{ aB: [1] }] },
    undefined,
    '{"max_out": [], "list": [{"a_b": np.array([1])}]}',
  ],
] as const)('%s', (_what, value, kind, source) => {
  expect(notation.source(value, kind)).toBe(source)
})

test('a tuple is printed with the names of the docstring, a dict with its keys', () => {
  const printed = (value: Parameters<typeof printValue>[0], isResult: boolean) =>
    printValue(value, { notation, isResult }).map((line) => line.map(({ text }) => text).join(''))
  const value = { kept: [1], maxOut: { isFull: true, at: null } }
  const inner = ['  max_out: {', '    "is_full": True', '    "at": None', '  }']
  expect(printed(value, true)).toEqual(['(', '  kept: [1]', ...inner, ')'])
  expect(printed(value, false)[1]).toBe('  "kept": [1]')
})

test.each([
  ['Return { kept, maxOut }.', 'Return (kept, max_out).'],
  ['Return a list of { tokens, logProb }.', 'Return a list of {"tokens": …, "log_prob": …}.'],
  ['Return { kept, maxOut: { runningMean, v } }.', 'Return (kept, {"running_mean": …, "v": …}).'],
  ['It must be { y, maxOut: { v } }.', 'It must be {"y": …, "max_out": {"v": …}}.'],
  ['At most maxOut or null, as geluTanh.', 'At most max_out or None, as geluTanh.'],
  ['More true positives than 3.', 'More true positives than 3.'],
])('a sentence of the checks: %s', (text, told) => {
  expect(notation.message(text)).toBe(told)
})
