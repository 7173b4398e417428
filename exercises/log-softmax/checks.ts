import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  mapNested,
  numericalGradient,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.logSoftmax([[0, Math.log(3)]]), [[-Math.log(4), Math.log(0.75)]])

describe('samples', () => {
  test('one-row', async () => {
    expectClose(await candidate.logSoftmax([[1, 2, 3]]), [
      [-2.4076059644443806, -1.4076059644443806, -0.4076059644443806],
    ])
  })

  test('tiny-probability', async () => {
    expectClose(await candidate.logSoftmax([[0, -1000]]), [[0, -1000]])
  })

  test('two-scales', async () => {
    const x = [
      [10, 10],
      [10000, 0],
    ]
    expectClose(await candidate.logSoftmax(x), [
      [-Math.LN2, -Math.LN2],
      [0, -10000],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    expectShape(await candidate.logSoftmax(randomTensor(1, [3, 5], -2, 2)), [3, 5])
    expectShape(await candidate.logSoftmax(randomTensor(2, [4, 1], -2, 2)), [4, 1])
    expectShape(await candidate.logSoftmax(randomTensor(3, [1, 6], -2, 2)), [1, 6])
  })

  test('known-probabilities', async () => {
    const x = [
      [Math.log(2), Math.log(3), Math.log(5)],
      [0, 0, Math.log(8)],
    ]
    expectClose(await candidate.logSoftmax(x), [
      [Math.log(0.2), Math.log(0.3), Math.log(0.5)],
      [Math.log(0.1), Math.log(0.1), Math.log(0.8)],
    ])
  })

  test('four-classes', async () => {
    expectClose(await candidate.logSoftmax([[0.3, -0.2, 5, 1]]), [
      [-4.732396984779834, -5.232396984779834, -0.03239698477983399, -4.032396984779834],
    ])
  })

  test('random-rows', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [4, 6], -5, 5)
      expectClose(await candidate.logSoftmax(x), reference.logSoftmax(x))
    }
  })

  test('any-matrix', async () => {
    const logit = fc.integer({ min: -900, max: 900 })
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(logit, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    await fc.assert(
      fc.asyncProperty(matrix, async (x) => {
        expectClose(await candidate.logSoftmax(x), reference.logSoftmax(x))
      }),
    )
  })

  test('exponentials-sum-to-one', async () => {
    const x = randomTensor(21, [5, 4], -8, 8)
    for (const row of await candidate.logSoftmax(x))
      expectSumsToOne(row.map(Math.exp), { abs: 1e-5 }) // more than the tolerance can add up to
  })

  test('never-positive', async () => {
    const got = await candidate.logSoftmax(randomTensor(31, [4, 5], -30, 30))
    expectShape(got, [4, 5])
    const fine = got.flat().every((v) => v <= 1e-8)
    expectThat(fine, 'The logarithm of a probability must not be positive.', { got })
  })

  test('one-class', async () => {
    expectClose(await candidate.logSoftmax([[7], [-10000], [0]]), [[0], [0], [0]])
  })

  test('gaps-kept', async () => {
    const x = randomTensor(41, [3, 4], -6, 6)
    const gaps = (m: readonly (readonly number[])[]) => m.map((row) => row.map((v) => v - row[0]!))
    const got = await candidate.logSoftmax(x)
    expectShape(got, [3, 4])
    expectClose(gaps(got), gaps(x), { rel: 1e-6, abs: 1e-4 })
  })

  test('shift-invariant', async () => {
    const x = randomTensor(51, [3, 4], -2, 2)
    for (const shift of [-300, 5, 900]) {
      const moved = mapNested(x, (v: number) => v + shift)
      expectClose(await candidate.logSoftmax(moved), reference.logSoftmax(x))
    }
  })

  test('classes-reordered', async () => {
    const [row] = randomTensor(61, [1, 5], -3, 3)
    const logProbabilities = async (logits: number[]) =>
      (await candidate.logSoftmax([logits]))[0] ?? []
    await expectPermutationEquivariant(logProbabilities, row!, [3, 0, 4, 1, 2])
  })

  test('rows-apart', async () => {
    const row = [0.5, -1.5, 2]
    const [alone] = reference.logSoftmax([row])
    const got = await candidate.logSoftmax([[800, -800, 0], row, [-700, -700, -700]])
    expectShape(got, [3, 3])
    expectClose(got[1], alone)
  })

  test('gradient', async () => {
    const x = [0.4, -1.1, 2, 0.3]
    const exps = x.map(Math.exp)
    const total = exps.reduce((sum, e) => sum + e, 0)
    // The slope of log p₂ is 1 at its own logit, less the probability at every one.
    const expected = exps.map((e, j) => (j === 2 ? 1 : 0) - e / total)
    const logOfThird = async (logits: readonly number[]) =>
      (await candidate.logSoftmax([[...logits]]))[0]?.[2] ?? Number.NaN
    // Central differences with h = 1e-5 are good to about 1e-10 here.
    expectClose(await numericalGradient(logOfThird, x), expected, { rel: 1e-4, abs: 1e-7 })
  })

  test('far-above-and-below', async () => {
    const x = [
      [-10000, -10001],
      [10000, 10002],
      [-3000, -3000],
    ]
    const got = await candidate.logSoftmax(x)
    expectFinite(got)
    expectClose(got, [
      [-0.31326168751822286, -1.3132616875182228],
      [-2.1269280110429727, -0.1269280110429725],
      [-Math.LN2, -Math.LN2],
    ])
  })

  test('huge-range', async () => {
    const got = await candidate.logSoftmax([
      [10000, 0, -10000],
      [-10000, 10000, 10000],
    ])
    expectFinite(got)
    expectClose(got, [
      [0, -10000, -20000],
      [-20000 - Math.LN2, -Math.LN2, -Math.LN2],
    ])
  })

  test('probability-underflows', async () => {
    const got = await candidate.logSoftmax([[-50, 0, -760]])
    expectClose(got, [[-50, 0, -760]])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(71, [2, 3], -1, 1)
    await expectUnchanged(() => candidate.logSoftmax(x))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.logSoftmax([]))
    await expectDeliberateError(() => candidate.logSoftmax([[], []]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.logSoftmax([[1], [1, 2]]))
    await expectDeliberateError(() => candidate.logSoftmax([[1, 2], [3]]))
  })
})
