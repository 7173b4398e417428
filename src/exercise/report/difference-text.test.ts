import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../i18n/i18n.ts'
import type { Mismatch } from '../../runner/verdict.ts'
import { differenceText, notFiniteText, relationText } from './difference-text.ts'
import { pythonNotation } from './python-notation.ts'
import { typescriptNotation } from './typescript-notation.ts'

const en = (await createTranslator('en')).getFixedT('en', 'exercise')
const zh = (await createTranslator('zh')).getFixedT('zh', 'exercise')

const typescript = typescriptNotation('')
const python = pythonNotation({
  starter: '',
  signatures: { f: { returns: ['out', 'weightSum'] } },
})

const cases: readonly (readonly [string, Mismatch, string, string])[] = [
  [
    'values of a matrix',
    {
      kind: 'value',
      path: [0, 0],
      expected: -0.7961,
      got: -0.5167,
      differing: 48,
      total: 48,
      maxAbsolute: 1.07,
      maxRelative: 0.8,
    },
    '48 of 48 differ; the first at [0][0], +0.2794. The largest difference is 1.0700, the largest relative one 0.8000.',
    '48个元素中48个不同；第一处在[0][0]，差+0.2794。最大差值1.0700，最大相对差0.8000。',
  ],
  [
    'one number',
    { kind: 'value', path: [], expected: 2, got: 2.5 },
    'Got 2.5000, expected 2.0000 (+0.5000).',
    '实际2.5000，期望2.0000（+0.5000）。',
  ],
  [
    'a difference below the usual decimals',
    { kind: 'value', path: [], expected: 1, got: 1.00002 },
    'Got 1.00002, expected 1.00000 (+2.00e−5).',
    '实际1.00002，期望1.00000（+2.00e−5）。',
  ],
  [
    'shapes',
    {
      kind: 'shape',
      path: [],
      expected: [[1, 2]],
      got: [1, 2],
      expectedShape: [1, 2],
      gotShape: [2],
    },
    'The shape differs: expected [1, 2], got [2].',
    '形状不同：期望[1, 2]，实际[2]。',
  ],
  [
    'nothing returned',
    { kind: 'type', path: [], expected: [1, 2], got: undefined },
    'Expected numbers of shape [2], got nothing (undefined).',
    '期望形状为[2]的数组，实际是空（undefined）。',
  ],
  [
    'NaN in a list',
    { kind: 'not-finite', path: [3], expected: 0.25, got: NaN },
    '[3] is NaN; expected 0.2500.',
    '[3]是NaN，期望0.2500。',
  ],
  [
    'NaN where any number would do',
    { kind: 'not-finite', path: [3], expected: undefined, got: NaN },
    'Every number must be finite: [3] is NaN.',
    '每个数都必须有限：[3]是NaN。',
  ],
  [
    'null where any number would do',
    { kind: 'type', path: [0], expected: undefined, got: null },
    'At [0]: expected a number, got null.',
    '[0]处：期望一个数，实际是null。',
  ],
  [
    'a key',
    { kind: 'property', path: ['mean'], expected: 1, got: undefined },
    '.mean: expected 1, got undefined.',
    '.mean：期望1，实际undefined。',
  ],
]

describe('differenceText', () => {
  test.each(cases)('%s', (_what, mismatch, english, chinese) => {
    expect(differenceText(en, typescript, mismatch)).toBe(english)
    expect(differenceText(zh, typescript, mismatch)).toBe(chinese)
  })
})

const inPython: readonly (readonly [string, Mismatch, string, string])[] = [
  [
    'shapes',
    {
      kind: 'shape',
      path: [],
      expected: [[1, 2]],
      got: [1, 2],
      expectedShape: [1, 2],
      gotShape: [2],
    },
    'The shape differs: expected (1, 2), got (2,).',
    '形状不同：期望(1, 2)，实际(2,)。',
  ],
  [
    'nothing returned',
    { kind: 'type', path: [], expected: { out: [[1, 2]], weightSum: 1 }, got: null },
    'Expected a tuple (out, weight_sum), got None.',
    '期望元组(out, weight_sum)，实际是None。',
  ],
  [
    'an entry of a tuple',
    { kind: 'type', path: ['weightSum'], expected: true, got: { a: 1 } },
    'At weight_sum: expected True or False, got a dict.',
    'weight_sum处：期望True或False，实际是字典。',
  ],
  [
    'a key of a dict',
    { kind: 'property', path: ['runningMean', 0], expected: [null, true], got: undefined },
    '["running_mean"][0]: expected [None, True], got nothing.',
    '["running_mean"][0]：期望[None, True]，实际空。',
  ],
]

describe('differenceText in Python', () => {
  test.each(inPython)('%s', (_what, mismatch, english, chinese) => {
    expect(differenceText(en, python, mismatch)).toBe(english)
    expect(differenceText(zh, python, mismatch)).toBe(chinese)
  })
  test('axes are told as np.transpose takes them', () => {
    const permuted = { type: 'permuted', axes: [1, 2, 0] } as const
    expect(relationText(en, python, permuted)).toContain('in the order (1, 2, 0).')
  })
})

test('where the numbers are none, beyond the first', () => {
  const one: Mismatch = { kind: 'not-finite', path: [1], expected: 1, got: NaN }
  expect(notFiniteText(en, typescript, one)).toBe('')
  const paths = [[1], [2]]
  expect(notFiniteText(en, typescript, { ...one, notFinite: { count: 2, paths } })).toBe(
    '2 entries are NaN or infinite: [1], [2].',
  )
  expect(notFiniteText(zh, typescript, { ...one, notFinite: { count: 1200, paths } })).toBe(
    '共1,200个元素为NaN或无穷：[1], [2], …。',
  )
})
