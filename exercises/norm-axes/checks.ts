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
type Kind = Parameters<typeof reference.normAxes>[1]
type Stats = ReturnType<typeof reference.normAxes>

const kinds = ['batch', 'layer', 'instance', 'group'] as const

const average = (values: readonly number[]) =>
  values.reduce((total, v) => total + v, 0) / values.length

const spread = (values: readonly number[]) => {
  const mean = average(values)
  return average(values.map((v) => (v - mean) ** 2))
}

/** The result, once it is known to have its three parts in the shape of this kind. */
const statsOf = async (x: T4, kind: Kind, groups: number, shape: [number, number]) => {
  const got = await candidate.normAxes(x, kind, groups)
  const whole = typeof got === 'object' && got !== null && 'mean' in got && 'variance' in got
  expectThat(whole && 'count' in got, 'Return { mean, variance, count }.', { got })
  expectShape(got.mean, shape)
  expectShape(got.variance, shape)
  expectShape(got.count, [])
  return got
}

/** With three groups where there are groups at all. */
const shapeOfKind = (x: T4, kind: Kind): [number, number] =>
  kind === 'batch'
    ? [1, x[0]!.length]
    : [x.length, { layer: 1, instance: x[0]!.length, group: 3 }[kind]]

const twoByTwo = [
  [[[1, 3]], [[5, 7]]],
  [[[2, 4]], [[6, 8]]],
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.normAxes([[[[1, 3]], [[5, 7]]]], 'group', 2), {
    mean: [[2, 6]],
    variance: [[1, 1]],
    count: 2,
  })

describe('samples', () => {
  test('batch', async () => {
    expectClose(await candidate.normAxes(twoByTwo, 'batch'), {
      mean: [[2.5, 6.5]],
      variance: [[1.25, 1.25]],
      count: 4,
    })
  })

  test('layer-and-instance', async () => {
    expectClose(await candidate.normAxes(twoByTwo, 'layer'), {
      mean: [[4], [5]],
      variance: [[5], [5]],
      count: 4,
    })
    expectClose(await candidate.normAxes(twoByTwo, 'instance'), {
      mean: [
        [2, 6],
        [3, 7],
      ],
      variance: [
        [1, 1],
        [1, 1],
      ],
      count: 2,
    })
  })

  test('group', async () => {
    expectClose(await candidate.normAxes([[[[1]], [[3]], [[10]], [[30]]]], 'group', 2), {
      mean: [[2, 20]],
      variance: [[1, 100]],
      count: 2,
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const x = randomTensor(1, [2, 6, 3, 4], -2, 2)
    for (const kind of kinds) await statsOf(x, kind, 3, shapeOfKind(x, kind))
  })

  test('counts', async () => {
    const x = randomTensor(2, [5, 6, 2, 3], -1, 1)
    for (const [kind, groups, count] of [
      ['batch', 1, 30],
      ['layer', 1, 36],
      ['instance', 1, 6],
      ['group', 2, 18],
      ['group', 6, 6],
    ] as const) {
      const got = await candidate.normAxes(x, kind, groups)
      expectClose(got, { ...reference.normAxes(x, kind, groups), count })
    }
  })

  test('group-without-a-number', async () => {
    const x = randomTensor(3, [2, 3, 2, 2], -4, 4)
    expectClose(await candidate.normAxes(x, 'group'), reference.normAxes(x, 'layer'))
  })

  test('groups-ignored-by-the-others', async () => {
    const x = randomTensor(4, [2, 4, 2, 2], -4, 4)
    for (const kind of ['batch', 'layer', 'instance'] as const)
      for (const groups of [2, 3, 0])
        expectClose(await candidate.normAxes(x, kind, groups), reference.normAxes(x, kind))
  })

  test('random-kinds', async () => {
    for (const [i, kind] of kinds.entries()) {
      const x = randomTensor(11 + i, [3, 4, 2, 3], -3, 5)
      expectClose(await candidate.normAxes(x, kind, 2), reference.normAxes(x, kind, 2))
    }
  })

  test('random-groups', async () => {
    for (const [seed, groups] of [
      [21, 2],
      [22, 3],
      [23, 4],
      [24, 6],
    ] as const) {
      const x = randomTensor(seed, [2, 12, 1, 2], -3, 5)
      expectClose(
        await candidate.normAxes(x, 'group', groups),
        reference.normAxes(x, 'group', groups),
      )
    }
  })

  test('any-small-map', async () => {
    const side = fc.integer({ min: 1, max: 3 })
    const listOf = <T>(entry: fc.Arbitrary<T>, length: number) =>
      fc.array(entry, { minLength: length, maxLength: length })
    const map = fc
      .tuple(side, side, side, side)
      .chain(([n, c, h, w]) =>
        listOf(listOf(listOf(listOf(fc.integer({ min: -9, max: 9 }), w), h), c), n),
      )
    await fc.assert(
      fc.asyncProperty(map, fc.constantFrom(...kinds), async (x, kind) => {
        expectClose(await candidate.normAxes(x, kind), reference.normAxes(x, kind))
      }),
    )
  })

  test('one-group-is-layer-norm', async () => {
    const x = randomTensor(31, [3, 4, 2, 2], -4, 4)
    expectClose(await candidate.normAxes(x, 'group', 1), reference.normAxes(x, 'layer'))
  })

  test('a-group-per-channel-is-instance-norm', async () => {
    const x = randomTensor(32, [3, 4, 2, 2], -4, 4)
    expectClose(await candidate.normAxes(x, 'group', 4), reference.normAxes(x, 'instance'))
  })

  test('means-average-to-the-mean-of-all', async () => {
    const x = randomTensor(33, [2, 6, 2, 3], 1, 4)
    for (const kind of kinds) {
      const { mean } = await statsOf(x, kind, 3, shapeOfKind(x, kind))
      expectClose(average(mean.flat()), average(x.flat(3)))
    }
  })

  test('variance-within-and-between', async () => {
    // Law of total variance: the mean variance plus the variance of the means is that of all values.
    const x = randomTensor(34, [2, 6, 2, 3], -2, 4)
    for (const kind of kinds) {
      const { mean, variance } = await statsOf(x, kind, 3, shapeOfKind(x, kind))
      expectClose(average(variance.flat()) + spread(mean.flat()), spread(x.flat(3)))
    }
  })

  test('images-change-places', async () => {
    const x = randomTensor(41, [4, 3, 2, 2], -2, 2)
    const order = [2, 0, 3, 1]
    const moved = permuted(x, order)
    // Batch norm does not see the order of the images; the statistics of the others move along.
    expectClose(await candidate.normAxes(moved, 'batch'), reference.normAxes(x, 'batch'))
    for (const kind of ['layer', 'instance', 'group'] as const)
      expectClose(
        await candidate.normAxes(moved, kind, 3),
        rowsMoved(reference.normAxes(x, kind, 3)),
      )
    function rowsMoved({ mean, variance, count }: Stats) {
      return { mean: permuted(mean, order), variance: permuted(variance, order), count }
    }
  })

  test('other-images-do-not-matter', async () => {
    const x = randomTensor(42, [1, 4, 2, 3], -2, 2)
    const others = randomTensor(43, [2, 4, 2, 3], -90, 20)
    const batch = [others[0]!, x[0]!, others[1]!]
    for (const [kind, columns] of [
      ['layer', 1],
      ['instance', 4],
      ['group', 2],
    ] as const) {
      const alone = reference.normAxes(x, kind, 2)
      const got = await statsOf(batch, kind, 2, [3, columns])
      expectClose({ mean: [got.mean[1]], variance: [got.variance[1]], count: got.count }, alone)
    }
  })

  test('pixels-change-places', async () => {
    const x = randomTensor(44, [2, 4, 2, 3], -2, 2)
    const upsideDown = x.map((image) => image.map((map) => map.toReversed()))
    const turned = x.map((image) => image.map((map) => [0, 1, 2].map((j) => map.map((r) => r[j]!))))
    for (const kind of kinds)
      for (const moved of [upsideDown, turned])
        expectClose(await candidate.normAxes(moved, kind, 2), reference.normAxes(x, kind, 2))
  })

  test('shift-and-scale', async () => {
    const x = randomTensor(45, [2, 4, 2, 2], -2, 2)
    const moved = mapNested(x, (v) => 8 * v - 30)
    for (const kind of kinds) {
      const { mean, variance, count } = reference.normAxes(x, kind, 2)
      expectClose(await candidate.normAxes(moved, kind, 2), {
        mean: mapNested(mean, (m) => 8 * m - 30),
        variance: mapNested(variance, (v) => 64 * v),
        count,
      })
    }
  })

  test('channels-of-different-height', async () => {
    // Constant channels: all spread lies between them, none within.
    const x = [
      [[[1, 1]], [[3, 3]]],
      [[[0, 0]], [[20, 20]]],
    ]
    expectClose(await candidate.normAxes(x, 'layer'), {
      mean: [[2], [10]],
      variance: [[1], [100]],
      count: 4,
    })
    expectClose(await candidate.normAxes(x, 'batch'), {
      mean: [[0.5, 11.5]],
      variance: [[0.25, 72.25]],
      count: 4,
    })
  })

  test('one-pixel', async () => {
    const x = [
      [[[4]], [[-2]]],
      [[[6]], [[-2]]],
    ]
    expectClose(await candidate.normAxes(x, 'batch'), {
      mean: [[5, -2]],
      variance: [[1, 0]],
      count: 2,
    })
    expectClose(await candidate.normAxes(x, 'instance'), {
      mean: [
        [4, -2],
        [6, -2],
      ],
      variance: [
        [0, 0],
        [0, 0],
      ],
      count: 1,
    })
  })

  test('one-value', async () => {
    for (const kind of kinds)
      expectClose(await candidate.normAxes([[[[-7]]]], kind), {
        mean: [[-7]],
        variance: [[0]],
        count: 1,
      })
  })

  test('equal-values', async () => {
    const x = mapNested(randomTensor(51, [2, 2, 3, 3]), () => 0.1)
    for (const kind of kinds) {
      const { variance } = await candidate.normAxes(x, kind, 2)
      expectFinite(variance)
      const negative = variance.flat().some((v) => v < 0)
      expectThat(!negative, 'A variance must not be negative.', { got: variance })
      expectClose(
        variance,
        mapNested(variance, () => 0),
      )
    }
  })

  test('large-mean', async () => {
    const x = randomTensor(52, [2, 4, 2, 3], 1e6 - Math.sqrt(3), 1e6 + Math.sqrt(3))
    for (const kind of kinds) {
      const got = await candidate.normAxes(x, kind, 2)
      expectFinite(got)
      expectClose(got, reference.normAxes(x, kind, 2))
    }
  })

  test('input-unchanged', async () => {
    const x = randomTensor(61, [2, 4, 2, 2], -1, 1)
    for (const kind of kinds) await expectUnchanged(() => candidate.normAxes(x, kind, 2))
  })

  test('kind-must-be-known', async () => {
    await expectGoodInputWorks()
    for (const kind of ['weight', 'Batch', ''])
      await expectDeliberateError(() => candidate.normAxes(twoByTwo, kind as Kind))
  })

  test('groups-must-divide-channels', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(62, [1, 6, 2, 2], -1, 1)
    for (const groups of [4, 5, 12, 0, -2, 1.5])
      await expectDeliberateError(() => candidate.normAxes(x, 'group', groups))
  })
})
