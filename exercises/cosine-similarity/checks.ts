import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const transposed = (m: Mat): Mat => m[0]!.map((_, j) => m.map((row) => row[j]!))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.cosineSimilarity([[3, 4]], [[4, 3]]), [[0.96]])

describe('samples', () => {
  test('two-against-three', async () => {
    const a = [
      [1, 0],
      [1, 1],
    ]
    const b = [
      [2, 0],
      [0, 3],
      [-1, -1],
    ]
    expectClose(await candidate.cosineSimilarity(a, b), [
      [1, 0, -Math.SQRT1_2],
      [Math.SQRT1_2, Math.SQRT1_2, -1],
    ])
  })

  test('one-pair', async () => {
    expectClose(await candidate.cosineSimilarity([[3, 4]], [[4, 3]]), [[0.96]])
  })

  test('zero-row', async () => {
    expectClose(await candidate.cosineSimilarity([[0, 0]], [[1, 2]]), [[0]])
  })
})

describe('hidden', () => {
  test('rows-by-rows', async () => {
    const a = randomTensor(1, [2, 3], -1, 1)
    const b = randomTensor(2, [5, 3], -1, 1)
    expectShape(await candidate.cosineSimilarity(a, b), [2, 5])
    expectShape(await candidate.cosineSimilarity(b, a), [5, 2])
    expectShape(await candidate.cosineSimilarity([[2]], [[-3]]), [1, 1])
  })

  test('four-features', async () => {
    const a = [
      [0.99, -0.59, -0.56, -0.72],
      [-0.08, -0.02, 0.28, -0.74],
      [0.17, 0.19, 0.88, -0.26],
    ]
    const b = [
      [-0.21, -0.51, 0.15, 0.71],
      [0.64, 0.26, -0.67, -0.87],
    ]
    expectClose(await candidate.cosineSimilarity(a, b), [
      [-0.3748706882662598, 0.7771423058242545],
      [-0.6294542302518791, 0.38740702934124605],
      [-0.21334825491116616, -0.16608547577249042],
    ])
  })

  test('eps-bounds-each-norm', async () => {
    const eps = 0.1
    expectClose(await candidate.cosineSimilarity([[0.001, 0]], [[1, 0]], { eps }), [[0.01]])
    // On either side, and beside a norm that is above the bound.
    const a = [
      [0.03, 0.04],
      [3, 4],
    ]
    const b = [
      [3, 4],
      [0, 0.05],
      [0, 5],
    ]
    expectClose(await candidate.cosineSimilarity(a, b, { eps }), [
      [0.5, 0.2, 0.4],
      [1, 0.4, 0.8],
    ])
  })

  test('one-feature', async () => {
    const got = await candidate.cosineSimilarity([[5], [-0.2], [0]], [[2], [-7]])
    expectClose(got, [
      [1, -1],
      [-1, 1],
      [0, 0],
    ])
  })

  test('random-rows', async () => {
    for (const seed of [11, 12, 13]) {
      const a = randomTensor(seed, [4, 6], -2, 2)
      const b = randomTensor(seed + 20, [3, 6], -5, 5)
      expectClose(await candidate.cosineSimilarity(a, b), reference.cosineSimilarity(a, b))
    }
  })

  test('random-eps', async () => {
    for (const [seed, eps] of [
      [41, 0.5],
      [42, 1],
      [43, 1.5],
    ] as const) {
      const a = randomTensor(seed, [5, 3], -1, 1)
      const b = randomTensor(seed + 20, [4, 3], -1, 1)
      const expected = reference.cosineSimilarity(a, b, { eps })
      expectClose(await candidate.cosineSimilarity(a, b, { eps }), expected)
    }
  })

  test('any-rows', async () => {
    const row = fc.integer({ min: 1, max: 3 })
    const matrices = fc.tuple(row, row, row).chain(([n, m, d]) => {
      const matrix = (rows: number) =>
        fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: d, maxLength: d }), {
          minLength: rows,
          maxLength: rows,
        })
      return fc.tuple(matrix(n), matrix(m))
    })
    await fc.assert(
      fc.asyncProperty(matrices, async ([a, b]) => {
        expectClose(await candidate.cosineSimilarity(a, b), reference.cosineSimilarity(a, b))
      }),
    )
  })

  test('at-most-one', async () => {
    const a = randomTensor(71, [6, 2], -3, 3)
    const b = randomTensor(72, [6, 2], -3, 3)
    const got = await candidate.cosineSimilarity(a, b)
    expectShape(got, [6, 6])
    const inside = got.flat().every((s) => Math.abs(s) <= 1 + 1e-6)
    expectThat(inside, 'A cosine lies between −1 and 1.', { got })
  })

  test('with-itself', async () => {
    const x = randomTensor(81, [4, 5], -2, 2)
    const got = await candidate.cosineSimilarity(x, x)
    expectShape(got, [4, 4])
    expectClose(
      got.map((row, i) => row[i]),
      [1, 1, 1, 1],
    )
    expectClose(got, transposed(got))
  })

  test('sides-swapped', async () => {
    const a = randomTensor(91, [2, 4], -2, 2)
    const b = randomTensor(92, [3, 4], -2, 2)
    const expected = transposed(reference.cosineSimilarity(a, b))
    expectClose(await candidate.cosineSimilarity(b, a), expected)
  })

  test('length-does-not-matter', async () => {
    const a = randomTensor(101, [3, 4], -2, 2)
    const b = randomTensor(102, [3, 4], -2, 2)
    const stretched = (m: Mat) => m.map((row, i) => row.map((v) => v * [0.25, 3, 70][i]!))
    const got = await candidate.cosineSimilarity(stretched(a), stretched(b))
    expectClose(got, reference.cosineSimilarity(a, b))
  })

  test('opposite-rows', async () => {
    const a = randomTensor(111, [3, 4], -2, 2)
    const got = await candidate.cosineSimilarity(
      a,
      mapNested(a, (v: number) => -2 * v),
    )
    expectShape(got, [3, 3])
    expectClose(
      got.map((row, i) => row[i]),
      [-1, -1, -1],
    )
  })

  test('zero-rows-on-both-sides', async () => {
    const a = [
      [0, 0, 0],
      [1, 2, 2],
    ]
    const b = [
      [2, 1, 2],
      [0, 0, 0],
    ]
    expectClose(await candidate.cosineSimilarity(a, b), [
      [0, 0],
      [8 / 9, 0],
    ])
  })

  test('below-the-default-eps', async () => {
    // Norms of 5e-9 count as 1e-8, norms of 5e-8 as they are.
    const tiny = [
      [3e-9, 4e-9],
      [3e-8, 4e-8],
    ]
    expectClose(await candidate.cosineSimilarity(tiny, [[3, 4]]), [[0.5], [1]])
    expectClose(await candidate.cosineSimilarity([[3, 4]], tiny), [[0.5, 1]])
    expectClose(await candidate.cosineSimilarity(tiny, tiny), [
      [0.25, 0.5],
      [0.5, 1],
    ])
  })

  test('very-long-and-very-short', async () => {
    const a = [
      [1e4, -1e4],
      [3e-5, 4e-5],
      [3e6, 4e6],
    ]
    const b = [
      [4e-6, 3e-6],
      [1e4, 1e4],
    ]
    const got = await candidate.cosineSimilarity(a, b)
    expectFinite(got)
    expectClose(got, [
      [Math.SQRT1_2 / 5, 0],
      [0.96, 1.4 * Math.SQRT1_2],
      [0.96, 1.4 * Math.SQRT1_2],
    ])
  })

  test('input-unchanged', async () => {
    const a = randomTensor(121, [2, 3], -1, 1)
    const b = randomTensor(122, [3, 3], -1, 1)
    await expectUnchanged(() => candidate.cosineSimilarity(a, b))
    await expectUnchanged(() => candidate.cosineSimilarity(a, b, { eps: 1 }))
  })

  test('widths-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.cosineSimilarity([[1, 2]], [[1]]))
    await expectDeliberateError(() => candidate.cosineSimilarity([[1]], [[1, 2]]))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.cosineSimilarity([], [[1, 2]]))
    await expectDeliberateError(() => candidate.cosineSimilarity([[1, 2]], []))
    await expectDeliberateError(() => candidate.cosineSimilarity([], []))
    await expectDeliberateError(() => candidate.cosineSimilarity([[], []], [[]]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.cosineSimilarity([[1, 2], [3]], [[1, 2]]))
    await expectDeliberateError(() => candidate.cosineSimilarity([[1, 2]], [[1, 2], [3]]))
    await expectDeliberateError(() => candidate.cosineSimilarity([[1], [2, 3]], [[1]]))
  })
})
