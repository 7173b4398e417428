import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relationOf } from './relation.ts'

const of = (got: unknown, expected: unknown) => relationOf(got, expected, [], {})

describe('[R17] a simple rule behind a wrong result is named', () => {
  test('the rules', () => {
    const m = [
      [1, 2, 3],
      [4, 5, 7],
    ]
    const t3 = [[[1, 2]], [[3, 4]], [[5, 9]]]
    expect({
      offset: of(
        m.map((row) => row.map((v) => v + 0.5)),
        m,
      ),
      factor: of(
        m.map((row) => row.map((v) => v * -2)),
        m,
      ),
      transposed: of(
        [
          [1, 4],
          [2, 5],
          [3, 7],
        ],
        m,
      ),
      'axes of three': of(
        [
          [
            [1, 3, 5],
            [2, 4, 9],
          ],
        ],
        t3,
      ),
      reordered: of([3, 1, 2], [1, 2, 3]),
      'within a part': relationOf(
        { out: [2, 3], w: [[1]] },
        { out: [1, 2], w: [[1]] },
        ['out', 0],
        {},
      ),
      'a square transposed': of(
        [
          [1, 3],
          [2, 4],
        ],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    }).toMatchInlineSnapshot(`
      {
        "a square transposed": {
          "axes": [
            1,
            0,
          ],
          "type": "permuted",
        },
        "axes of three": {
          "axes": [
            1,
            2,
            0,
          ],
          "type": "permuted",
        },
        "factor": {
          "by": -2,
          "type": "factor",
        },
        "offset": {
          "by": 0.5,
          "type": "offset",
        },
        "reordered": {
          "type": "reordered",
        },
        "transposed": {
          "axes": [
            1,
            0,
          ],
          "type": "permuted",
        },
        "within a part": {
          "by": 1,
          "type": "offset",
        },
      }
    `)
  })

  test('nothing is claimed where nothing can be told', () => {
    expect([
      of([2, 2], [1, 1]),
      of([1, 5], [1, 2]),
      of([0, 0, 0], [1, 2, 3]),
      of([NaN, 1], [1, 2]),
      of([1, 2, 3], [1, 2]),
      of('a', [1, 2]),
      of(3, 4),
      of([], []),
    ]).toEqual(Array(8).fill(null))
  })

  test('whatever is made by a rule is told as that rule or a stronger one', () => {
    const number = fc.integer({ min: -1000, max: 1000 })
    const list = fc.uniqueArray(number, { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 50 }), (expected, by) => {
        expect(
          of(
            expected.map((v) => v + by),
            expected,
          ),
        ).toEqual({ type: 'offset', by })
        expect(of(expected.toReversed(), expected)?.type).toBeDefined()
      }),
    )
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        of(a, b)
      }),
    )
  })
})
