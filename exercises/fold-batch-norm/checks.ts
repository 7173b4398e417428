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
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T4 = number[][][][]
type BatchNorm = Parameters<typeof reference.foldBatchNorm>[2]
type Folded = ReturnType<typeof reference.foldBatchNorm>

const randomNorm = (seed: number, filters: number, eps = 1e-5): BatchNorm => ({
  gamma: randomTensor(seed, [filters], -2, 2),
  beta: randomTensor(seed + 1, [filters], -2, 2),
  mean: randomTensor(seed + 2, [filters], -3, 3),
  variance: randomTensor(seed + 3, [filters], 0.1, 4),
  eps,
})

/** One image through a convolution with zero padding. */
const convolve = (
  x: number[][][],
  w: T4,
  b: readonly number[] | null,
  { stride, padding, size }: { stride: number; padding: number; size: number },
) =>
  w.map((filter, o) =>
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => {
        let sum = b?.[o] ?? 0
        for (const [c, slice] of filter.entries())
          for (const [u, taps] of slice.entries())
            for (const [v, tap] of taps.entries())
              sum += tap * (x[c]![i * stride - padding + u]?.[j * stride - padding + v] ?? 0)
        return sum
      }),
    ),
  )

/** Batch norm at inference. */
const normalise = (z: number[][][], { gamma, beta, mean, variance, eps = 1e-5 }: BatchNorm) =>
  z.map((map, o) =>
    mapNested(map, (v) => (gamma[o]! * (v - mean[o]!)) / Math.sqrt(variance[o]! + eps) + beta[o]!),
  )

/** The result, once its parts are known to be there and to have their shapes. */
function partsOf(got: unknown, shape: [number, number, number, number]): Folded {
  const whole = typeof got === 'object' && got !== null && 'w' in got && 'b' in got
  expectThat(whole, 'Return { w, b }.', { got })
  const folded = got as Folded
  expectShape(folded.w, shape)
  expectShape(folded.b, [shape[0]])
  return folded
}

const unit: BatchNorm = { gamma: [2], beta: [1], mean: [3], variance: [4], eps: 0 }

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.foldBatchNorm([[[[5]]]], [7], unit), { w: [[[[5]]]], b: [5] })

describe('samples', () => {
  test('no-bias', async () => {
    const bn = { gamma: [3], beta: [1], mean: [4], variance: [9], eps: 0 }
    expectClose(await candidate.foldBatchNorm([[[[2]]]], null, bn), { w: [[[[2]]]], b: [-3] })
  })

  test('two-filters', async () => {
    const bn = { gamma: [1, 2], beta: [0, 0.5], mean: [0.5, 2], variance: [4, 1], eps: 0 }
    expectClose(await candidate.foldBatchNorm([[[[1]]], [[[1]]]], [1, 2], bn), {
      w: [[[[0.5]]], [[[2]]]],
      b: [0.25, 0.5],
    })
  })

  test('default-eps', async () => {
    const bn = { gamma: [0.9], beta: [0.1], mean: [-0.2], variance: [0.01] }
    expectClose(await candidate.foldBatchNorm([[[[1, -1]]]], [0.5], bn), {
      w: [[[[8.99550337218996, -8.99550337218996]]]],
      b: [6.3968523605329715],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const w = randomTensor(1, [4, 2, 3, 5], -1, 1)
    partsOf(await candidate.foldBatchNorm(w, null, randomNorm(2, 4)), [4, 2, 3, 5])
    const b = randomTensor(6, [4], -1, 1)
    partsOf(await candidate.foldBatchNorm(w, b, randomNorm(7, 4)), [4, 2, 3, 5])
  })

  test('two-by-two-kernels', async () => {
    // Scales 3 and −0.5.
    const w = [
      [
        [
          [-3.5, 4],
          [-1, 6.5],
        ],
        [
          [3, -2],
          [5.5, 2],
        ],
      ],
      [
        [
          [-3, 4.5],
          [1, -4],
        ],
        [
          [3.5, 0],
          [6, 2.5],
        ],
      ],
    ]
    const bn = {
      gamma: [1.5, -1],
      beta: [0.3, 0.2],
      mean: [1, -1],
      variance: [0.2, 3.95],
      eps: 0.05,
    }
    expectClose(await candidate.foldBatchNorm(w, null, bn), {
      w: [mapNested(w[0]!, (v) => 3 * v), mapNested(w[1]!, (v) => -0.5 * v)],
      b: [-2.7, -0.3],
    })
  })

  test('eps-of-another-library', async () => {
    const bn = { gamma: [1], beta: [0], mean: [0], variance: [0.001], eps: 1e-3 }
    const s = 1 / Math.sqrt(0.002)
    expectClose(await candidate.foldBatchNorm([[[[1]]]], [1], bn), { w: [[[[s]]]], b: [s] })
  })

  test('random-with-bias', async () => {
    for (const [seed, eps] of [
      [11, 1e-5],
      [12, 0],
      [13, 0.3],
    ] as const) {
      const w = randomTensor(seed, [4, 3, 2, 3], -2, 2)
      const b = randomTensor(seed + 50, [4], -2, 2)
      const bn = randomNorm(seed + 100, 4, eps)
      expectClose(await candidate.foldBatchNorm(w, b, bn), reference.foldBatchNorm(w, b, bn))
    }
  })

  test('random-without-bias', async () => {
    for (const seed of [21, 22]) {
      const w = randomTensor(seed, [3, 5, 3, 3], -2, 2)
      const bn = randomNorm(seed + 100, 3)
      expectClose(await candidate.foldBatchNorm(w, null, bn), reference.foldBatchNorm(w, null, bn))
    }
  })

  test('any-batch-norm', async () => {
    const small = fc.integer({ min: -4, max: 4 })
    const one = fc.tuple(small)
    const square = fc.constantFrom<number[]>([1], [4], [0.25])
    const bn = fc.record({
      gamma: one,
      beta: one,
      mean: one,
      variance: square,
      eps: fc.constant(0),
    })
    await fc.assert(
      fc.asyncProperty(small, fc.option(one), bn, async (v, b, norm) => {
        const got = await candidate.foldBatchNorm([[[[v]]]], b, norm)
        expectClose(got, reference.foldBatchNorm([[[[v]]]], b, norm))
      }),
    )
  })

  test('one-layer-for-two', async () => {
    const x = randomTensor(31, [3, 6, 6], -2, 2)
    const w = randomTensor(32, [4, 3, 3, 3], -1, 1)
    const b = randomTensor(33, [4], -1, 1)
    for (const [i, bias] of [b, null].entries())
      for (const layer of [
        { stride: 1, padding: 1, size: 6 },
        { stride: 2, padding: 2, size: 4 },
      ]) {
        const bn = randomNorm(34 + 10 * i, 4)
        const folded = partsOf(await candidate.foldBatchNorm(w, bias, bn), [4, 3, 3, 3])
        // The padding holds zeros in both networks, so the border agrees too.
        expectClose(
          convolve(x, folded.w, folded.b, layer),
          normalise(convolve(x, w, bias, layer), bn),
        )
      }
  })

  test('batch-norm-that-does-nothing', async () => {
    const w = randomTensor(41, [2, 3, 2, 2], -3, 3)
    const bn = { gamma: [1, 1], beta: [0, 0], mean: [0, 0], variance: [1, 1], eps: 0 }
    expectClose(await candidate.foldBatchNorm(w, [5, -6], bn), { w, b: [5, -6] })
    expectClose(await candidate.foldBatchNorm(w, null, bn), { w, b: [0, 0] })
  })

  test('no-bias-is-a-bias-of-zero', async () => {
    const w = randomTensor(42, [3, 2, 1, 2], -3, 3)
    const bn = randomNorm(43, 3)
    const expected = reference.foldBatchNorm(w, [0, 0, 0], bn)
    expectClose(await candidate.foldBatchNorm(w, null, bn), expected)
    expectClose(await candidate.foldBatchNorm(w, [0, 0, 0], bn), expected)
  })

  test('more-filters-than-channels', async () => {
    const w = mapNested(randomTensor(44, [4, 2, 1, 1]), () => 1)
    const bn = {
      gamma: [1, 2, 3, 4],
      beta: [0, 0, 0, 0],
      mean: [1, 1, 1, 1],
      variance: [1, 1, 1, 1],
      eps: 0,
    }
    expectClose(await candidate.foldBatchNorm(w, null, bn), {
      w: [1, 2, 3, 4].map((s) => [[[s]], [[s]]]),
      b: [-1, -2, -3, -4],
    })
  })

  test('depthwise-filters', async () => {
    const w = randomTensor(45, [3, 1, 3, 3], -1, 1)
    const bn = randomNorm(46, 3)
    expectClose(await candidate.foldBatchNorm(w, null, bn), reference.foldBatchNorm(w, null, bn))
  })

  test('gamma-zero-and-negative', async () => {
    const w = [[[[3, -4]]], [[[3, -4]]]]
    const bn = { gamma: [0, -2], beta: [0.5, 0.5], mean: [7, 7], variance: [4, 4], eps: 0 }
    const got = await candidate.foldBatchNorm(w, [1, 1], bn)
    expectClose(got, { w: [[[[0, 0]]], [[[-3, 4]]]], b: [0.5, 6.5] })
  })

  test('filters-change-places', async () => {
    const w = randomTensor(51, [4, 2, 2, 2], -1, 1)
    const b = randomTensor(52, [4], -1, 1)
    const bn = randomNorm(53, 4)
    const order = [2, 3, 1, 0]
    const moved = (list: readonly number[]) => permuted(list, order)
    const got = await candidate.foldBatchNorm(permuted(w, order), moved(b), {
      gamma: moved(bn.gamma),
      beta: moved(bn.beta),
      mean: moved(bn.mean),
      variance: moved(bn.variance),
    })
    const expected = reference.foldBatchNorm(w, b, bn)
    expectClose(got, { w: permuted(expected.w, order), b: moved(expected.b) })
  })

  test('bias-and-mean-move-together', async () => {
    const w = randomTensor(54, [3, 1, 2, 2], -1, 1)
    const b = randomTensor(55, [3], -1, 1)
    const bn = randomNorm(56, 3)
    const moved = { ...bn, mean: bn.mean.map((m) => m + 8) }
    const got = await candidate.foldBatchNorm(
      w,
      b.map((v) => v + 8),
      moved,
    )
    expectClose(got, reference.foldBatchNorm(w, b, bn))
  })

  test('two-batch-norms-in-a-row', async () => {
    const x = randomTensor(61, [2, 4, 4], -2, 2)
    const w = randomTensor(62, [3, 2, 3, 3], -1, 1)
    const [first, second] = [randomNorm(63, 3), randomNorm(73, 3)]
    const once = partsOf(await candidate.foldBatchNorm(w, null, first), [3, 2, 3, 3])
    const twice = partsOf(await candidate.foldBatchNorm(once.w, once.b, second), [3, 2, 3, 3])
    const layer = { stride: 1, padding: 1, size: 4 }
    const expected = normalise(normalise(convolve(x, w, null, layer), first), second)
    expectClose(convolve(x, twice.w, twice.b, layer), expected)
  })

  test('variance-zero', async () => {
    // A dead channel: its running variance has gone to 0, and only ε is left.
    const bn = { gamma: [0.5], beta: [2], mean: [0.25], variance: [0], eps: 0.0001 }
    const got = await candidate.foldBatchNorm([[[[1, 0]]]], [0.25], bn)
    expectClose(got, { w: [[[[50, 0]]]], b: [2] })
    const byDefault = await candidate.foldBatchNorm([[[[1]]]], null, {
      gamma: [1],
      beta: [0],
      mean: [0],
      variance: [0],
    })
    expectFinite(byDefault)
    expectClose(byDefault, { w: [[[[316.22776601683796]]]], b: [0] })
  })

  test('tiny-variance', async () => {
    const bn = { gamma: [1], beta: [0], mean: [0.001], variance: [1e-8] }
    const s = 1 / Math.sqrt(1e-8 + 1e-5)
    const got = await candidate.foldBatchNorm([[[[1]]]], null, bn)
    expectClose(got, { w: [[[[s]]]], b: [-0.001 * s] })
  })

  test('large-numbers', async () => {
    const w = randomTensor(81, [3, 2, 2, 2], -1e4, 1e4)
    const b = randomTensor(82, [3], -1e4, 1e4)
    const bn = {
      ...randomNorm(83, 3),
      mean: randomTensor(84, [3], -1e4, 1e4),
      variance: randomTensor(85, [3], 1e6, 1e8),
    }
    const got = await candidate.foldBatchNorm(w, b, bn)
    expectFinite(got)
    expectClose(got, reference.foldBatchNorm(w, b, bn))
  })

  test('input-unchanged', async () => {
    const w = randomTensor(91, [2, 2, 2, 2], -1, 1)
    const b = randomTensor(92, [2], -1, 1)
    await expectUnchanged(() => candidate.foldBatchNorm(w, b, randomNorm(93, 2)))
    await expectUnchanged(() => candidate.foldBatchNorm(w, null, randomNorm(94, 2)))
  })

  test('one-entry-per-filter', async () => {
    await expectGoodInputWorks()
    const w = randomTensor(95, [2, 3, 1, 1], -1, 1)
    const bn = randomNorm(96, 2)
    for (const key of ['gamma', 'beta', 'mean', 'variance'] as const)
      for (const wrong of [[], [1], [1, 2, 3]])
        await expectDeliberateError(() => candidate.foldBatchNorm(w, null, { ...bn, [key]: wrong }))
    await expectDeliberateError(() => candidate.foldBatchNorm(w, null, randomNorm(97, 3)))
    await expectDeliberateError(() => candidate.foldBatchNorm(w, null, randomNorm(97, 1)))
  })

  test('one-bias-per-filter', async () => {
    await expectGoodInputWorks()
    const w = randomTensor(98, [2, 3, 1, 1], -1, 1)
    for (const wrong of [[], [1], [1, 2, 3]])
      await expectDeliberateError(() => candidate.foldBatchNorm(w, wrong, randomNorm(99, 2)))
  })
})
