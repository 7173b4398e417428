import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  expectPermutationEquivariant,
  expectPermutationInvariant,
  expectShiftEquivariant,
  permuted,
  rolled,
} from './equivariance.ts'
import { MismatchError } from './mismatch-error.ts'

const order = [2, 0, 3, 1]
const x = [5, 1, 4, 9]

test('[R29] a function of each entry alone is permutation-equivariant, a cumulative one is not', async () => {
  await expectPermutationEquivariant((v) => v.map((n) => n * n), x, order)
  const cumulative = (v: number[]) => v.map((_, i) => v.slice(0, i + 1).reduce((a, b) => a + b))
  await expect(expectPermutationEquivariant(cumulative, x, order)).rejects.toThrow(MismatchError)
})

test('[R29] a sum is permutation-invariant, the first entry is not', async () => {
  await expectPermutationInvariant((v) => v.reduce((a, b) => a + b, 0), x, order)
  await expect(expectPermutationInvariant((v) => v[0], x, order)).rejects.toThrow(MismatchError)
})

const map = Array.from({ length: 6 }, (_, i) =>
  Array.from({ length: 7 }, (_, j) => (i * 7 + j) % 5),
)
const blur = (m: number[][]) =>
  m.map((row, i) => row.map((v, j) => v + (m[i - 1]?.[j] ?? 0) + (row[j - 1] ?? 0)))
const positional = (m: number[][]) => m.map((row, i) => row.map((v) => v + i))

test('[R29] a filter is shift-equivariant away from the edges, a position code is not', async () => {
  await expectShiftEquivariant(blur, map, { by: [1, 2], reach: 1 })
  await expect(expectShiftEquivariant(positional, map, { by: [1, 0], reach: 1 })).rejects.toThrow(
    MismatchError,
  )
  await expect(expectShiftEquivariant(blur, map, { by: [1, 0], reach: 3 })).rejects.toThrow(
    'too small for this reach',
  )
})

test('rolling there and back gives the map again; a permutation keeps all entries', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (down, right) => {
      expect(rolled(rolled(map, [down, right]), [-down, -right])).toEqual(map)
    }),
  )
  expect(permuted(x, order)).toEqual([4, 5, 9, 1])
  expect(() => permuted(x, [4])).toThrow(RangeError)
})
