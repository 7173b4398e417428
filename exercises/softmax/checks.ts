import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.softmax([[0, 0]]), [[0.5, 0.5]])

describe('samples', () => {
  test('rows', async () => {
    const got = await candidate.softmax([
      [1, 2, 3],
      [0, 0, 0],
    ])
    expectClose(got, [
      [0.09003057317038046, 0.24472847105479764, 0.6652409557748218],
      [1 / 3, 1 / 3, 1 / 3],
    ])
  })

  test('large-logits', async () => {
    const got = await candidate.softmax([
      [1000, 1001],
      [-1000, -1002],
    ])
    expectClose(got, [
      [0.2689414213699951, 0.7310585786300049],
      [0.8807970779778823, 0.11920292202211755],
    ])
  })

  test('columns-with-temperature', async () => {
    const x = [
      [1, 2, 0],
      [3, 2, 4],
    ]
    expectClose(await candidate.softmax(x, { axis: 0, temperature: 2 }), [
      [0.2689414213699951, 0.5, 0.11920292202211755],
      [0.7310585786300049, 0.5, 0.8807970779778823],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const x = randomTensor(1, [3, 5], -2, 2)
    expectShape(await candidate.softmax(x), [3, 5])
    expectShape(await candidate.softmax(x, { axis: 0 }), [3, 5])
    expectShape(await candidate.softmax([[5]]), [1, 1])
  })

  test('axis-given-as-one', async () => {
    const x = [
      [0, Math.log(3)],
      [Math.log(4), 0],
      [0, 0],
    ]
    expectClose(await candidate.softmax(x, { axis: 1 }), [
      [0.25, 0.75],
      [0.8, 0.2],
      [0.5, 0.5],
    ])
  })

  test('random-rows', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [4, 6], -5, 5)
      expectClose(await candidate.softmax(x), reference.softmax(x))
    }
  })

  test('random-columns', async () => {
    for (const [seed, temperature] of [
      [21, 0.3],
      [22, 1],
      [23, 7],
    ] as const) {
      const x = randomTensor(seed, [5, 3], -5, 5)
      const options = { axis: 0, temperature } as const
      expectClose(await candidate.softmax(x, options), reference.softmax(x, options))
    }
  })

  test('slices-sum-to-one', async () => {
    const x = randomTensor(31, [6, 4], -8, 8)
    const tolerance = { abs: 1e-6 } // as wide as the statement allows
    for (const row of await candidate.softmax(x, { temperature: 0.7 }))
      expectSumsToOne(row, tolerance)
    const columns = await candidate.softmax(x, { axis: 0, temperature: 1.5 })
    for (let j = 0; j < 4; j++)
      expectSumsToOne(
        columns.map((row) => row[j]!),
        tolerance,
      )
  })

  test('one-entry-slices', async () => {
    expectClose(await candidate.softmax([[-3], [0], [7]]), [[1], [1], [1]])
    expectClose(await candidate.softmax([[-3, 0, 7]], { axis: 0 }), [[1, 1, 1]])
  })

  test('shift-invariant', async () => {
    const x = randomTensor(41, [3, 4], -2, 2)
    for (const shift of [-300, 5, 900]) {
      const moved = mapNested(x, (v: number) => v + shift)
      expectClose(await candidate.softmax(moved), reference.softmax(x))
    }
  })

  test('any-matrix', async () => {
    const logit = fc.integer({ min: -40, max: 40 })
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(logit, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    const options = fc.record({
      axis: fc.constantFrom(0 as const, 1 as const),
      temperature: fc.constantFrom(0.25, 1, 4),
    })
    await fc.assert(
      fc.asyncProperty(matrix, options, async (x, o) => {
        expectClose(await candidate.softmax(x, o), reference.softmax(x, o))
      }),
    )
  })

  test('order-kept', async () => {
    const [row = []] = await candidate.softmax([[0.3, -1.2, 2.5, 0.1]])
    const order = [1, 3, 0, 2].map((j) => row[j]!)
    const rising = order.every((p, i) => i === 0 || p > order[i - 1]!)
    expectThat(rising, 'A larger logit must get a larger probability.', { got: row })
  })

  test('temperature-limits', async () => {
    const x = [[1, 2, 4]]
    expectClose(await candidate.softmax(x, { temperature: 1e9 }), [[1 / 3, 1 / 3, 1 / 3]])
    expectClose(await candidate.softmax(x, { temperature: 1e-3 }), [[0, 0, 1]])
  })

  test('mixed-scales', async () => {
    const x = [
      [10000, 0],
      [-10000, -10000],
      [1, 2],
    ]
    expectClose(await candidate.softmax(x), [
      [1, 0],
      [0.5, 0.5],
      [0.2689414213699951, 0.7310585786300049],
    ])
  })

  test('huge-range', async () => {
    const x = [
      [10000, 0, -10000],
      [9999, 1, 2],
    ]
    const got = await candidate.softmax(x, { axis: 0 })
    expectFinite(got)
    expectClose(got, [
      [0.7310585786300049, 0.2689414213699951, 0],
      [0.2689414213699951, 0.7310585786300049, 1],
    ])
    expectClose(await candidate.softmax([[1e4, -1e4, 1e4]]), [[0.5, 0, 0.5]])
  })

  test('large-logits-with-temperature', async () => {
    const x = [[3000, 3001]]
    const cold = await candidate.softmax(x, { temperature: 0.5 })
    expectClose(cold, [[0.11920292202211755, 0.8807970779778823]])
    const warm = await candidate.softmax(x, { temperature: 2 })
    expectClose(warm, [[0.3775406687981454, 0.6224593312018546]])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(51, [2, 3], -1, 1)
    await expectUnchanged(() => candidate.softmax(x))
    await expectUnchanged(() => candidate.softmax(x, { axis: 0, temperature: 2 }))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.softmax([]))
    await expectDeliberateError(() => candidate.softmax([[], []]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.softmax([[1, 2], [3]]))
    await expectDeliberateError(() => candidate.softmax([[1], [2, 3]], { axis: 0 }))
  })

  test('temperature-must-be-positive', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.softmax([[1, 2]], { temperature: 0 }))
    await expectDeliberateError(() => candidate.softmax([[1, 2]], { temperature: -1 }))
  })
})
