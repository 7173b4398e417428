import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const ones = (d: number) => new Array<number>(d).fill(1)

/** With a weight of 0 at one end, which must not be mistaken for none. */
const randomWeight = (seed: number, d: number) => [0, ...randomTensor(seed, [d - 1], -2, 2)]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.rmsNorm([[2, -2]], [3, 1], { eps: 0 }), [[3, -1]])

describe('samples', () => {
  test('one-row', async () => {
    const got = await candidate.rmsNorm([[3, 4]], [1, 1])
    expectClose(got, [[0.8485281034827337, 1.1313708046436448]])
  })

  test('weights', async () => {
    const x = [
      [1, 1, 1, 1],
      [2, 0, 0, 0],
    ]
    expectClose(await candidate.rmsNorm(x, [1, 2, 3, 4]), [
      [0.999999500000375, 1.99999900000075, 2.9999985000011247, 3.9999980000015],
      [1.99999900000075, 0, 0, 0],
    ])
  })

  test('zero-row', async () => {
    expectClose(await candidate.rmsNorm([[0, 0]], [1, 1]), [[0, 0]])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    expectShape(await candidate.rmsNorm(randomTensor(1, [3, 5], -2, 2), ones(5)), [3, 5])
    expectShape(await candidate.rmsNorm(randomTensor(2, [5, 2], -2, 2), ones(2)), [5, 2])
  })

  test('large-eps', async () => {
    const got = await candidate.rmsNorm([[5, 5, 5]], [1, 1, 1], { eps: 0.5 })
    expectClose(got, [[0.9901475429766744, 0.9901475429766744, 0.9901475429766744]])
  })

  test('one-feature', async () => {
    const got = await candidate.rmsNorm([[7], [-2], [0.1]], [5], { eps: 0 })
    expectClose(got, [[5], [-5], [5]])
  })

  test('random-default', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [4, 6], -3, 5)
      const weight = randomWeight(seed + 100, 6)
      expectClose(await candidate.rmsNorm(x, weight), reference.rmsNorm(x, weight))
    }
  })

  test('random-eps', async () => {
    for (const [seed, eps] of [
      [21, 0],
      [22, 0.02],
      [23, 3],
    ] as const) {
      const x = randomTensor(seed, [5, 3], -2, 1)
      const weight = randomWeight(seed + 100, 3)
      const got = await candidate.rmsNorm(x, weight, { eps })
      expectClose(got, reference.rmsNorm(x, weight, { eps }))
    }
  })

  test('any-matrix', async () => {
    const entry = fc.integer({ min: -9, max: 9 })
    const row = (d: number) => fc.array(entry, { minLength: d, maxLength: d })
    const input = fc.integer({ min: 1, max: 4 }).chain((d) =>
      fc.record({
        x: fc.array(row(d), { minLength: 1, maxLength: 3 }),
        weight: row(d),
        eps: fc.constantFrom(1e-6, 0.25),
      }),
    )
    await fc.assert(
      fc.asyncProperty(input, async ({ x, weight, eps }) => {
        const got = await candidate.rmsNorm(x, weight, { eps })
        expectClose(got, reference.rmsNorm(x, weight, { eps }))
      }),
    )
  })

  test('mean-square-one', async () => {
    const x = randomTensor(31, [5, 8], -9, 3)
    const y = await candidate.rmsNorm(x, ones(8), { eps: 0 })
    expectShape(y, [5, 8])
    const meanSquares = y.map((row) => row.reduce((sum, v) => sum + v * v, 0) / 8)
    expectClose(meanSquares, ones(5))
  })

  test('constant-rows', async () => {
    const x = [
      [5, 5, 5],
      [-2, -2, -2],
    ]
    expectClose(await candidate.rmsNorm(x, [1, 2, -3], { eps: 0 }), [
      [1, 2, -3],
      [-1, -2, 3],
    ])
  })

  test('scale-invariant', async () => {
    const x = randomTensor(41, [3, 5], -2, 2)
    const weight = randomWeight(42, 5)
    const y = reference.rmsNorm(x, weight, { eps: 0 })
    for (const factor of [0.001, 8, -50]) {
      const scaled = mapNested(x, (v: number) => factor * v)
      const expected = mapNested(y, (v: number) => Math.sign(factor) * v)
      expectClose(await candidate.rmsNorm(scaled, weight, { eps: 0 }), expected)
    }
  })

  test('rows-are-independent', async () => {
    const x = randomTensor(51, [3, 4], -2, 2)
    const weight = randomWeight(52, 4)
    const alone = reference.rmsNorm([x[1]!], weight)
    const got = await candidate.rmsNorm([[100, 0, -50, 7], x[1]!, [0, 0, 0, 0]], weight)
    expectShape(got, [3, 4])
    expectClose([got[1]], alone)
  })

  test('tiny-rows', async () => {
    const got = await candidate.rmsNorm([[0.0001, -0.0002, 0.0003]], [1, 1, 1])
    expectClose(got, [[0.0977452818676612, -0.1954905637353224, 0.29323584560298355]])
    const bare = await candidate.rmsNorm([[0.0003, -0.0004]], [1, 1], { eps: 0 })
    expectClose(bare, [[0.848528137423857, -1.131370849898476]])
  })

  test('mixed-scales', async () => {
    const x = [
      [30000, -40000],
      [0, 0],
      [0.3, 0.4],
      [-1e4, 1e-4],
    ]
    const got = await candidate.rmsNorm(x, [1, 2])
    expectFinite(got)
    expectClose(got, [
      [0.848528137423857, -2.262741699796952],
      [0, 0],
      [0.8485247433316719, 2.2627326488844584],
      [-Math.SQRT2, 2 * Math.SQRT2 * 1e-8],
    ])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(61, [2, 3], -1, 1)
    await expectUnchanged(() => candidate.rmsNorm(x, [1, -2, 0.5]))
    await expectUnchanged(() => candidate.rmsNorm(x, [1, -2, 0.5], { eps: 0.1 }))
  })

  test('one-weight-per-feature', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.rmsNorm([[1, 2]], [1]))
    await expectDeliberateError(() => candidate.rmsNorm([[1, 2]], [1, 2, 3]))
    await expectDeliberateError(() => candidate.rmsNorm([[1, 2]], []))
  })

  test('full-matrix-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.rmsNorm([], [1]))
    await expectDeliberateError(() => candidate.rmsNorm([], []))
    await expectDeliberateError(() => candidate.rmsNorm([[], []], []))
    await expectDeliberateError(() => candidate.rmsNorm([[1, 2], [3]], [1, 1]))
    await expectDeliberateError(() =>
      candidate.rmsNorm(
        [
          [1, 2],
          [3, 4, 5],
        ],
        [1, 1],
      ),
    )
  })
})
