import { expect, test } from 'vitest'
import { countsOf } from './operations.ts'

test('only five whole numbers are counts', () => {
  expect(countsOf([1, 2, 3, 4, 5])).toEqual({
    ...{ multiplications: 1, additions: 2, divisions: 3, comparisons: 4, functions: 5 },
  })
  const others: readonly unknown[] = [
    ...[null, undefined, 5, 'counts', {}, [], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6]],
    ...[
      [1, 2, 3, 4, -5],
      [1, 2, 3, 4, 0.5],
      [1, 2, 3, 4, NaN],
      [1, 2, 3, 4, '5'],
      [1, 2, 3, 4, 1e300],
    ],
  ]
  for (const other of others) expect(countsOf(other)).toBe(null)
})
