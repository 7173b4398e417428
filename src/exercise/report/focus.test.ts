import { describe, expect, test } from 'vitest'
import type { CheckVerdict } from '../../runner/verdict.ts'
import { firstTensor, focusOn } from './focus.ts'
import { pictureOf, shareOf } from './picture.ts'

describe('focusOn', () => {
  test('stays with a tensor', () => {
    expect(focusOn([[1]], [[2]], [0, 0])).toEqual({
      expected: [[1]],
      got: [[2]],
      prefix: [],
      path: [0, 0],
    })
  })
  test('goes down to the tensor that differs', () => {
    const expected = { gx: [[1, 2]], best: { rho: 1 } }
    const got = { gx: [[1, 3]], best: { rho: 1 } }
    expect(focusOn(expected, got, ['gx', 0, 1])).toEqual({
      expected: [[1, 2]],
      got: [[1, 3]],
      prefix: ['gx'],
      path: [0, 1],
    })
  })
  test('shows the whole where no tensor lies on the way', () => {
    const expected = { best: { rho: 1 } }
    expect(focusOn(expected, { best: { rho: 2 } }, ['best', 'rho'])).toMatchObject({
      expected,
      prefix: [],
    })
  })
})

test('firstTensor finds the first argument with the axes asked for', () => {
  expect(firstTensor([3, [1, 2], [[1, 2]]], 2)).toEqual([[1, 2]])
  expect(firstTensor({ image: [[1]], lut: [1] }, 1)).toEqual([1])
  expect(firstTensor('text', 2)).toBeUndefined()
})

const verdict = (more: Partial<CheckVerdict>): CheckVerdict => ({
  id: 'a',
  group: 'samples',
  state: 'fail',
  ms: 1,
  calls: [],
  console: [],
  ...more,
})
const call = (args: readonly number[][][], value: CheckVerdict['got']) => ({
  fn: 'f',
  args,
  outcome: { ok: true as const, value },
  mutated: [],
  ms: 1,
})

describe('pictureOf', () => {
  const image = [
    [0, 1],
    [2, 3],
  ]
  const other = [
    [0, 1],
    [2, 9],
  ]

  test('an image shows input, both results on one range, and the first difference', () => {
    const picture = pictureOf(
      'image',
      verdict({
        calls: [call([image], other)],
        expected: image,
        got: other,
        mismatch: { kind: 'value', path: [1, 1], expected: 3, got: 9 },
      }),
      true,
    )
    expect(picture).toMatchObject({
      type: 'rasters',
      tone: 'grey',
      input: { rows: 2, columns: 2, low: 0, high: 3 },
      got: { values: [0, 1, 2, 9], low: 0, high: 9 },
      expected: { values: [0, 1, 2, 3], low: 0, high: 9 },
      first: [1, 1],
    })
  })
  test('a passed check shows its result', () => {
    expect(
      pictureOf('curve', verdict({ state: 'pass', calls: [call([], [0.1, 0.2, 0.3])] }), true),
    ).toEqual({ type: 'series', form: 'curve', got: [0.1, 0.2, 0.3], expected: null, first: null })
  })
  test('the input of a hidden check stays hidden', () => {
    const picture = pictureOf('image', verdict({ calls: [call([image], other)] }), false)
    expect(picture).toMatchObject({ input: null, got: { high: 9 } })
  })
  test('has nothing to show for numbers, other shapes and exercises without a visual', () => {
    expect(pictureOf('image', verdict({ calls: [call([], 3)] }), true)).toBeNull()
    expect(pictureOf(undefined, verdict({ calls: [call([], image)] }), true)).toBeNull()
    expect(pictureOf('boxes', verdict({ calls: [call([], image)] }), true)).toBeNull()
  })
})

test('a share of the range is clamped, and a flat range has none', () => {
  const raster = { rows: 1, columns: 1, values: [], low: 0, high: 4 }
  expect([shareOf(raster, 1), shareOf(raster, 9), shareOf({ ...raster, high: 0 }, 0)]).toEqual([
    0.25, 1, 0,
  ])
})
