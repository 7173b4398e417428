import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = NonNullable<Parameters<typeof reference.groupNorm>[2]>
type T4 = number[][][][]

const average = (values: readonly number[]) =>
  values.reduce((total, v) => total + v, 0) / values.length

/** With a γ of 0 at one end, which must not be mistaken for none. */
const randomOptions = (seed: number, channels: number, eps = 1e-5): Options => ({
  gamma: [0, ...randomTensor(seed, [channels - 1], -2, 2)],
  beta: randomTensor(seed + 1, [channels], -2, 2),
  eps,
})

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.groupNorm([[[[1]], [[3]]]], 1, { eps: 0, gamma: [2, 3] }), [
    [[[-2]], [[3]]],
  ])

describe('samples', () => {
  test('one-group', async () => {
    const got = await candidate.groupNorm([[[[1, 2]], [[3, 4]]]], 1)
    expectClose(got, [
      [[[-1.3416354199689269, -0.447211806656309]], [[0.447211806656309, 1.3416354199689269]]],
    ])
  })

  test('one-channel-per-group', async () => {
    const got = await candidate.groupNorm([[[[1, 2]], [[3, 4]]]], 2)
    const [low, high] = [-0.9999800005999799, 0.9999800005999799]
    expectClose(got, [[[[low, high]], [[low, high]]]])
  })

  test('two-groups', async () => {
    const x = [[[[1]], [[3]], [[10]], [[30]]]]
    const options = { gamma: [1, 2, 3, 4], beta: [0, 0, 1, 1], eps: 0 }
    expectClose(await candidate.groupNorm(x, 2, options), [[[[-1]], [[2]], [[-2]], [[5]]]])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const x = randomTensor(1, [2, 6, 3, 4], -2, 2)
    expectShape(await candidate.groupNorm(x, 3), [2, 6, 3, 4])
    expectShape(await candidate.groupNorm([[[[5]]]], 1), [1, 1, 1, 1])
  })

  test('two-images-two-groups', async () => {
    // Groups of three channels; in each only the values μ ± σ occur, so every result is ±γ + β.
    const x = [
      [[[1, -1]], [[-1, 1]], [[1, -1]], [[8, 8]], [[12, 12]], [[8, 12]]],
      [[[6, 14]], [[6, 6]], [[14, 14]], [[3, 3]], [[3, -3]], [[-3, -3]]],
    ]
    const options = { gamma: [1, 2, 3, 4, 5, 6], beta: [0, 10, 0, 10, 0, 10], eps: 0 }
    expectClose(await candidate.groupNorm(x, 2, options), [
      [[[1, -1]], [[8, 12]], [[3, -3]], [[6, 6]], [[5, 5]], [[4, 16]]],
      [[[-1, 1]], [[8, 8]], [[3, 3]], [[14, 14]], [[5, -5]], [[4, 4]]],
    ])
  })

  test('null-gamma-and-beta', async () => {
    const x = randomTensor(5, [1, 4, 2, 2], -3, 3)
    const got = await candidate.groupNorm(x, 2, { gamma: null, beta: null })
    expectClose(got, reference.groupNorm(x, 2))
  })

  test('random-default', async () => {
    for (const [seed, groups] of [
      [11, 2],
      [12, 3],
      [13, 1],
    ] as const) {
      const x = randomTensor(seed, [2, 6, 2, 3], -3, 5)
      expectClose(await candidate.groupNorm(x, groups), reference.groupNorm(x, groups))
    }
  })

  test('random-options', async () => {
    for (const [seed, groups, eps] of [
      [21, 4, 0],
      [22, 2, 0.02],
      [23, 8, 0.5],
    ] as const) {
      const x = randomTensor(seed, [3, 8, 3, 2], -3, 5)
      const options = randomOptions(seed + 100, 8, eps)
      const got = await candidate.groupNorm(x, groups, options)
      expectClose(got, reference.groupNorm(x, groups, options))
    }
  })

  test('mean-zero-variance-one', async () => {
    const x = randomTensor(31, [2, 6, 2, 2], -9, 3)
    const y = await candidate.groupNorm(x, 2, { eps: 0 })
    expectShape(y, [2, 6, 2, 2])
    const groups = y.flatMap((image) => [image.slice(0, 3).flat(2), image.slice(3).flat(2)])
    expectClose(groups.map(average), [0, 0, 0, 0])
    expectClose(
      groups.map((values) => average(values.map((v) => v * v))),
      [1, 1, 1, 1],
    )
  })

  test('instance-norm-at-one-end', async () => {
    const x = randomTensor(41, [2, 3, 2, 3], -4, 4)
    // Every map on its own, as an image of one channel.
    const alone = x.map((image) => image.map((map) => reference.groupNorm([[map]], 1)[0]![0]!))
    expectClose(await candidate.groupNorm(x, 3), alone)
  })

  test('layer-norm-at-the-other-end', async () => {
    const x = randomTensor(45, [2, 3, 2, 3], -4, 4)
    // All channels of an image below each other, as one map.
    const tall = reference.groupNorm(
      x.map((image) => [image.flat()]),
      1,
    )
    const expected = tall.map(([map]) => [0, 1, 2].map((k) => map!.slice(2 * k, 2 * k + 2)))
    expectClose(await candidate.groupNorm(x, 1), expected)
  })

  test('images-are-independent', async () => {
    const x = randomTensor(51, [1, 4, 2, 2], -2, 2)
    const options = randomOptions(52, 4)
    const alone = reference.groupNorm(x, 2, options)
    const others = randomTensor(53, [2, 4, 2, 2], -80, 20)
    const got = await candidate.groupNorm([others[0]!, x[0]!, others[1]!], 2, options)
    expectShape(got, [3, 4, 2, 2])
    expectClose([got[1]], alone)
  })

  test('groups-are-independent', async () => {
    const x = randomTensor(55, [1, 6, 2, 2], -2, 2)
    const alone = reference.groupNorm([x[0]!.slice(2, 4)], 1)
    const other = mapNested(x, (v) => 40 * v - 7)
    const mixed = [[...other[0]!.slice(0, 2), ...x[0]!.slice(2, 4), ...other[0]!.slice(4)]]
    const got = await candidate.groupNorm(mixed, 3)
    expectShape(got, [1, 6, 2, 2])
    expectClose([got[0]!.slice(2, 4)], alone)
  })

  test('channels-of-a-group-change-places', async () => {
    const [image] = randomTensor(61, [1, 6, 2, 2], -2, 2) as [T4[number]]
    const f = async (channels: T4[number]) => {
      const y = await candidate.groupNorm([channels], 2)
      expectShape(y, [1, 6, 2, 2])
      return y[0]!
    }
    await expectPermutationEquivariant(f, image, [2, 0, 1, 3, 5, 4])
  })

  test('groups-change-places', async () => {
    const x = randomTensor(65, [2, 6, 1, 3], -2, 2)
    const options = randomOptions(66, 6)
    const order = [4, 5, 0, 1, 2, 3]
    const swapped = (list: readonly number[]) => permuted(list, order)
    const got = await candidate.groupNorm(
      x.map((image) => permuted(image, order)),
      3,
      { gamma: swapped(options.gamma!), beta: swapped(options.beta!) },
    )
    const y = reference.groupNorm(x, 3, options)
    expectClose(
      got,
      y.map((image) => permuted(image, order)),
    )
  })

  test('shift-and-scale', async () => {
    const x = randomTensor(71, [2, 4, 2, 2], -2, 2)
    const moved = mapNested(x, (v) => 8 * v - 30)
    const options = { ...randomOptions(72, 4), eps: 0 }
    const expected = reference.groupNorm(x, 2, options)
    expectClose(await candidate.groupNorm(moved, 2, options), expected)
  })

  test('constant-group', async () => {
    const x = [[[[5, 5]], [[5, 5]], [[1, 3]], [[3, 1]]]]
    const got = await candidate.groupNorm(x, 2, { beta: [7, 8, 0, 0], eps: 1e-12 })
    expectClose(got, [[[[7, 7]], [[8, 8]], [[-1, 1]], [[1, -1]]]])
    const byDefault = await candidate.groupNorm([[[[0.1, 0.1, 0.1]]]], 1)
    expectClose(byDefault, [[[[0, 0, 0]]]])
  })

  test('one-value-per-group', async () => {
    const got = await candidate.groupNorm([[[[4]], [[-9]]]], 2, { beta: [1, 2] })
    expectClose(got, [[[[1]], [[2]]]])
  })

  test('channel-means-differ', async () => {
    // Each channel is constant: all the spread of the group lies between its channels.
    const x = [[[[1, 1]], [[3, 3]], [[0, 0]], [[20, 20]]]]
    const got = await candidate.groupNorm(x, 2, { eps: 0 })
    expectClose(got, [[[[-1, -1]], [[1, 1]], [[-1, -1]], [[1, 1]]]])
  })

  test('tiny-spread', async () => {
    const got = await candidate.groupNorm([[[[0.001]], [[0.002]]]], 1)
    expectClose(got, [[[[-0.15617376188860607]], [[0.15617376188860607]]]])
  })

  test('large-mean', async () => {
    const x = randomTensor(91, [1, 4, 2, 3], 1e6 - Math.sqrt(3), 1e6 + Math.sqrt(3))
    const got = await candidate.groupNorm(x, 2)
    expectFinite(got)
    expectClose(got, reference.groupNorm(x, 2))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(95, [2, 4, 1, 2], -1, 1)
    await expectUnchanged(() => candidate.groupNorm(x, 2))
    const options = { gamma: [1, 2, 3, 4], beta: [4, 5, 6, 7] }
    await expectUnchanged(() => candidate.groupNorm(x, 4, options))
  })

  test('groups-must-divide-channels', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(97, [1, 6, 2, 2], -1, 1)
    for (const groups of [4, 5, 12, 0, -2, 1.5])
      await expectDeliberateError(() => candidate.groupNorm(x, groups))
  })

  test('one-entry-per-channel', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(98, [1, 4, 1, 2], -1, 1)
    for (const wrong of [[1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5]]) {
      await expectDeliberateError(() => candidate.groupNorm(x, 2, { gamma: wrong }))
      await expectDeliberateError(() => candidate.groupNorm(x, 2, { beta: wrong }))
    }
  })
})
