import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = NonNullable<Parameters<typeof reference.conv2d>[3]>

/** One image of one channel, or one filter for one channel. */
const plane = (...rows: number[][]) => [[rows]]

const oneToNine = plane([1, 2, 3], [4, 5, 6], [7, 8, 9])

const product = (p: number[], q: number[]) => p.reduce((sum, v, i) => sum + v * q[i]!, 0)

/** p·a + q·b, entry by entry. */
const blend = (p: number, a: number[][][][], q: number, b: number[][][][]) => {
  const rest = b.flat(3)
  let at = 0
  return mapNested(a, (v: number) => p * v + q * rest[at++]!)
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.conv2d([[[[3]], [[4]]]], [[[[1]], [[2]]]], [5]), [[[[16]]]])

describe('samples', () => {
  test('one-channel', async () => {
    const got = await candidate.conv2d(oneToNine, plane([1, 0], [0, -1]), null)
    expectClose(got, plane([-4, -4], [-4, -4]))
  })

  test('padding-stride-bias', async () => {
    const w = plane([1, 2, 3], [0, 1, 0], [0, 0, 1])
    const got = await candidate.conv2d(oneToNine, w, [10], { padding: 1, stride: 2 })
    expectClose(got, plane([16, 13], [40, 36]))
  })

  test('two-groups', async () => {
    const x = [[[[1, 2]], [[3, 4]], [[5, 6]], [[7, 8]]]]
    const w = [
      [[[1]], [[10]]],
      [[[1]], [[-1]]],
    ]
    const got = await candidate.conv2d(x, w, [0, 0.5], { groups: 2 })
    expectClose(got, [[[[31, 42]], [[-1.5, -1.5]]]])
  })
})

describe('hidden', () => {
  test('output-shape', async () => {
    const x = randomTensor(1, [2, 4, 7, 9], -1, 1)
    const w = randomTensor(2, [6, 4, 3, 2], -1, 1)
    expectShape(await candidate.conv2d(x, w, null), [2, 6, 5, 8])
    expectShape(await candidate.conv2d(x, w, null, { padding: 1 }), [2, 6, 7, 10])
    expectShape(await candidate.conv2d(x, w, null, { stride: [2, 3] }), [2, 6, 3, 3])
    const options: Options = { padding: [2, 1], dilation: [3, 2], stride: 2 }
    expectShape(await candidate.conv2d(x, w, null, options), [2, 6, 3, 5])
  })

  test('channels-are-summed', async () => {
    const x = [[...plane([1, 2], [3, 4])[0]!, ...plane([5, 6], [7, 8])[0]!]]
    const w = [
      [...plane([1, 0], [0, 2])[0]!, ...plane([0, 3], [-1, 0])[0]!],
      [...plane([0, 1], [0, 0])[0]!, ...plane([0, 0], [0, 1])[0]!],
    ]
    expectClose(await candidate.conv2d(x, w, [100, 0]), [[[[120]], [[10]]]])
  })

  test('impulse', async () => {
    const impulse = plane([0, 0, 0], [0, 1, 0], [0, 0, 0])
    const got = await candidate.conv2d(impulse, oneToNine, null, { padding: 1 })
    expectClose(got, plane([9, 8, 7], [6, 5, 4], [3, 2, 1]))
  })

  test('stride-rounds-down', async () => {
    const x = plane([1, 2, 3, 4, 5, 6])
    expectClose(await candidate.conv2d(x, plane([1, 1, 1]), null, { stride: 2 }), plane([6, 12]))
    expectClose(await candidate.conv2d(x, plane([1, 1]), null, { stride: 3 }), plane([3, 9]))
    expectClose(await candidate.conv2d(x, plane([1]), null, { stride: 4 }), plane([1, 5]))
  })

  test('pair-is-vertical-first', async () => {
    const strided = await candidate.conv2d(oneToNine, plane([1]), null, { stride: [2, 1] })
    expectClose(strided, plane([1, 2, 3], [7, 8, 9]))
    const padded = await candidate.conv2d(plane([4, 5]), plane([1]), [1], { padding: [1, 0] })
    expectClose(padded, plane([1, 1], [5, 6], [1, 1]))
    const ones = plane([1, 1], [1, 1])
    const dilated = await candidate.conv2d(oneToNine, ones, null, { dilation: [2, 1] })
    expectClose(dilated, plane([18, 22]))
  })

  test('random-plain', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [2, 3, 5, 6], -2, 2)
      const w = randomTensor(seed + 100, [4, 3, 3, 2], -1, 1)
      const b = randomTensor(seed + 200, [4], -1, 1)
      expectClose(await candidate.conv2d(x, w, b), reference.conv2d(x, w, b))
    }
  })

  test('random-all-options', async () => {
    const settings: (Options & { groups: number })[] = [
      { stride: [2, 1], padding: [1, 2], dilation: [1, 2], groups: 1 },
      { stride: [1, 3], padding: [0, 3], dilation: [2, 1], groups: 2 },
      { stride: 2, padding: [2, 1], dilation: [3, 2], groups: 2 },
      { stride: [3, 2], padding: 2, dilation: 2, groups: 4 },
    ]
    for (const [i, options] of settings.entries()) {
      const x = randomTensor(21 + i, [2, 4, 7, 8], -2, 2)
      const w = randomTensor(121 + i, [8, 4 / options.groups, 3, 2], -1, 1)
      const b = randomTensor(221 + i, [8], -1, 1)
      expectClose(await candidate.conv2d(x, w, b, options), reference.conv2d(x, w, b, options))
    }
  })

  test('layer-sized', async () => {
    const x = randomTensor(31, [1, 8, 24, 24], -1, 1)
    const w = randomTensor(32, [8, 8, 3, 3], -1, 1)
    const options = { padding: 1 }
    expectClose(await candidate.conv2d(x, w, null, options), reference.conv2d(x, w, null, options))
  })

  test('identity-kernel', async () => {
    const x = randomTensor(41, [2, 1, 4, 5], -3, 3)
    const w = plane([0, 0, 0], [0, 1, 0], [0, 0, 0])
    expectClose(await candidate.conv2d(x, w, null, { padding: 1 }), x)
    expectClose(await candidate.conv2d(x, w, null, { padding: 3, dilation: 3 }), x)
  })

  test('one-by-one-kernel', async () => {
    const x = randomTensor(42, [1, 3, 2, 4], -2, 2)
    const w = randomTensor(43, [5, 3, 1, 1], -2, 2)
    const pixel = (i: number, j: number) => x[0]!.map((channel) => channel[i]![j]!)
    const expected = w.map((filter) =>
      [0, 1].map((i) => [0, 1, 2, 3].map((j) => product(filter.flat(2), pixel(i, j)))),
    )
    expectClose(await candidate.conv2d(x, w, null), [expected])
  })

  test('full-size-kernel', async () => {
    const x = randomTensor(44, [2, 2, 3, 4], -2, 2)
    const w = randomTensor(45, [2, 2, 3, 4], -2, 2)
    const expected = x.map((image) => w.map((filter) => [[product(image.flat(2), filter.flat(2))]]))
    expectClose(await candidate.conv2d(x, w, null), expected)
  })

  test('dilated-equals-kernel-with-holes', async () => {
    const x = randomTensor(51, [1, 2, 8, 7], -2, 2)
    const w = randomTensor(52, [2, 2, 3, 3], -1, 1)
    const spread = (line: number[]) => [line[0]!, 0, line[1]!, 0, line[2]!]
    const zeros = [0, 0, 0, 0, 0]
    const withHoles = w.map((filter) =>
      filter.map(([a = [], b = [], c = []]) => [spread(a), zeros, spread(b), zeros, spread(c)]),
    )
    for (const options of [{}, { padding: 2, stride: 2 }]) {
      const expected = reference.conv2d(x, withHoles, null, options)
      expectClose(await candidate.conv2d(x, w, null, { ...options, dilation: 2 }), expected)
    }
  })

  test('groups-are-blocks', async () => {
    const x = randomTensor(61, [2, 4, 4, 4], -2, 2)
    const w = randomTensor(62, [6, 2, 2, 2], -1, 1)
    const b = randomTensor(63, [6], -1, 1)
    const half = (from: number) =>
      reference.conv2d(
        x.map((image) => image.slice(from * 2, from * 2 + 2)),
        w.slice(from * 3, from * 3 + 3),
        b.slice(from * 3, from * 3 + 3),
      )
    const [first, second] = [half(0), half(1)]
    const expected = first.map((maps, n) => [...maps, ...second[n]!])
    expectClose(await candidate.conv2d(x, w, b, { groups: 2 }), expected)
  })

  test('depthwise', async () => {
    const x = [[[[1, 2]], [[3, 4]], [[5, 6]]]]
    const w = [[[[1]]], [[[10]]], [[[100]]]]
    const got = await candidate.conv2d(x, w, null, { groups: 3 })
    expectClose(got, [[[[1, 2]], [[30, 40]], [[500, 600]]]])
    const twice = [[[[1]]], [[[2]]], [[[3]]], [[[4]]], [[[5]]], [[[6]]]]
    const wider = await candidate.conv2d(x, twice, null, { groups: 3 })
    expectClose(wider, [[[[1, 2]], [[2, 4]], [[9, 12]], [[12, 16]], [[25, 30]], [[30, 36]]]])
  })

  test('linear', async () => {
    const [x1, x2] = [randomTensor(71, [1, 2, 4, 4]), randomTensor(72, [1, 2, 4, 4])]
    const [w1, w2] = [randomTensor(73, [2, 2, 3, 3]), randomTensor(74, [2, 2, 3, 3])]
    const options = { padding: 1 }
    const y = (x: number[][][][], w: number[][][][]) => reference.conv2d(x, w, null, options)
    const ofImages = await candidate.conv2d(blend(2, x1, -3, x2), w1, null, options)
    expectClose(ofImages, blend(2, y(x1, w1), -3, y(x2, w1)))
    const ofKernels = await candidate.conv2d(x1, blend(0.5, w1, 4, w2), null, options)
    expectClose(ofKernels, blend(0.5, y(x1, w1), 4, y(x1, w2)))
  })

  test('bias-once-per-output', async () => {
    const x = mapNested(randomTensor(81, [2, 3, 3, 3]), () => 0)
    const w = randomTensor(82, [2, 3, 2, 2], -1, 1)
    const map = (v: number) => [
      [v, v],
      [v, v],
    ]
    const expected = [map(7), map(-0.5)]
    expectClose(await candidate.conv2d(x, w, [7, -0.5]), [expected, expected])
  })

  test('images-are-independent', async () => {
    const x = randomTensor(91, [3, 2, 4, 4], -2, 2)
    const w = randomTensor(92, [2, 2, 3, 3], -1, 1)
    const alone = reference.conv2d([x[1]!], w, [1, 2])
    const together = await candidate.conv2d([x[2]!, x[1]!, x[0]!], w, [1, 2])
    expectShape(together, [3, 2, 2, 2])
    expectClose([together[1]!], alone)
  })

  test('windows-outside-the-image', async () => {
    const options = { padding: 2 }
    expectClose(
      await candidate.conv2d(plane([3]), plane([2]), [1], options),
      plane([1, 1, 1, 1, 1], [1, 1, 1, 1, 1], [1, 1, 7, 1, 1], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]),
    )
    const got = await candidate.conv2d(plane([3]), oneToNine, null, { padding: 1 })
    expectClose(got, plane([15]))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(95, [1, 2, 3, 3], -1, 1)
    const w = randomTensor(96, [2, 1, 2, 2], -1, 1)
    const options: Options = { stride: [1, 2], padding: [1, 1], dilation: 1, groups: 2 }
    await expectUnchanged(() => candidate.conv2d(x, w, [1, 2], options))
  })

  test('channels-must-fit', async () => {
    await expectGoodInputWorks()
    const filters = (cout: number, channels: number) => randomTensor(97, [cout, channels, 2, 2])
    const x = (cin: number) => randomTensor(98, [1, cin, 3, 3])
    await expectDeliberateError(() => candidate.conv2d(x(3), filters(2, 2), null))
    await expectDeliberateError(() => candidate.conv2d(x(1), filters(2, 2), null))
    await expectDeliberateError(() => candidate.conv2d(x(4), filters(2, 1), null, { groups: 2 }))
    await expectDeliberateError(() => candidate.conv2d(x(4), filters(2, 4), null, { groups: 2 }))
  })

  test('filters-must-split', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(99, [1, 4, 3, 3])
    const w = randomTensor(100, [3, 2, 2, 2])
    await expectDeliberateError(() => candidate.conv2d(x, w, null, { groups: 2 }))
  })

  test('one-bias-per-filter', async () => {
    await expectGoodInputWorks()
    const w = [[[[1]]], [[[2]]]]
    for (const b of [[], [1], [1, 2, 3]])
      await expectDeliberateError(() => candidate.conv2d(oneToNine, w, b))
  })

  test('kernel-must-fit', async () => {
    await expectGoodInputWorks()
    const w = plane([1, 1, 1], [1, 1, 1])
    for (const stride of [1, 2]) {
      const options = { stride }
      await expectDeliberateError(() => candidate.conv2d(plane([1, 2], [3, 4]), w, null, options))
      await expectDeliberateError(() => candidate.conv2d(plane([1, 2, 3]), w, null, options))
    }
    await expectDeliberateError(() => candidate.conv2d(oneToNine, w, null, { dilation: 2 }))
  })
})
