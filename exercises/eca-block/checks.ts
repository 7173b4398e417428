import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T4 = number[][][][]

/** One image of 1 × 1 pixels: a channel is its own mean. */
const pixels = (...channels: number[]): T4 => [channels.map((v) => [[v]])]

const sigmoid = (v: number) => 1 / (1 + Math.exp(-v))

/** The gates by which an image without zeros was multiplied, pixel by pixel. */
const gatesOf = (got: T4, x: T4): number[][] =>
  got[0]!.map((plane, c) => plane.flatMap((row, i) => row.map((v, j) => v / x[0]![c]![i]![j]!)))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  expectClose(await candidate.ecaBlock(pixels(4), [0]), pixels(2))
  expectSame(await candidate.ecaKernelSize(1), 1)
}

describe('samples', () => {
  test('kernel-size-of-64', async () => {
    expectSame(await candidate.ecaKernelSize(64), 3)
  })

  test('centre-weight-alone', async () => {
    expectClose(await candidate.ecaBlock([[[[1]], [[2]], [[4]]]], [0, 1, 0]), [
      [[[0.7310585786300049]], [[1.7615941559557646]], [[3.928055160151634]]],
    ])
  })

  test('two-neighbours', async () => {
    expectClose(await candidate.ecaBlock([[[[1]], [[2]], [[4]]]], [1, 0, -0.5]), [
      [[[0.2689414213699951]], [[0.5378828427399902]], [[3.5231883119115293]]],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const x = randomTensor(1, [2, 4, 3, 5], -1, 1)
    expectShape(await candidate.ecaBlock(x, [0.5, -1, 2]), [2, 4, 3, 5])
    expectShape(await candidate.ecaBlock(pixels(5), [1]), [1, 1, 1, 1])
  })

  test('usual-kernel-sizes', async () => {
    for (const [channels, k] of [
      [1, 1],
      [2, 1],
      [4, 1],
      [16, 3],
      [32, 3],
      [256, 5],
      [512, 5],
      [1024, 5],
      [2048, 7],
    ] as const)
      expectSame(await candidate.ecaKernelSize(channels), k)
  })

  test('exact-powers-of-two', async () => {
    expectSame(await candidate.ecaKernelSize(8), 3)
    expectSame(await candidate.ecaKernelSize(128), 5)
  })

  test('channels-between-powers', async () => {
    for (const [channels, k] of [
      [48, 3],
      [96, 3],
      [100, 3],
      [192, 5],
      [1000, 5],
    ] as const)
      expectSame(await candidate.ecaKernelSize(channels), k)
  })

  test('other-gamma-and-b', async () => {
    for (const [channels, gamma, b, k] of [
      [64, 1, 1, 7],
      [64, 1, 0, 7],
      [64, 2, 0, 3],
      [256, 4, 1, 3],
      [64, 2, 3, 5],
      [4096, 3, 2, 5],
    ] as const)
      expectSame(await candidate.ecaKernelSize(channels, gamma, b), k)
    expectSame(await candidate.ecaKernelSize(256, 4), 3)
  })

  test('negative-b', async () => {
    expectSame(await candidate.ecaKernelSize(4, 2, -5), 1)
    expectSame(await candidate.ecaKernelSize(2, 1, -4), 3)
    expectSame(await candidate.ecaKernelSize(4, 1, -6), 5)
  })

  test('five-weights-by-hand', async () => {
    // The means are 1, 0, 2 and −1; the kernel sees two neighbours on either side.
    const x = [[[[0, 2]], [[-1, 1]], [[2, 2]], [[-3, 1]]]]
    const weight = [1, 10, 100, 1000, 10000]
    const sums = [100 + 20000, 10 + 2000 - 10000, 1 + 200 - 1000, 20 - 100]
    const small = weight.map((w) => w / 1e5)
    const expected = x.map((image) =>
      image.map((plane, c) => mapNested(plane, (v: number) => v * sigmoid(sums[c]! / 1e5))),
    )
    expectClose(await candidate.ecaBlock(x, small), expected)
  })

  test('random', async () => {
    for (const [seed, n, c, h, w, k] of [
      [11, 1, 5, 2, 3, 3],
      [21, 2, 6, 2, 2, 5],
      [31, 3, 4, 1, 3, 1],
      [41, 1, 9, 3, 2, 7],
    ] as const) {
      const x = randomTensor(seed, [n, c, h, w], -1, 2)
      const weight = randomTensor(seed + 1, [k], -2, 2)
      expectClose(await candidate.ecaBlock(x, weight), reference.ecaBlock(x, weight))
    }
  })

  test('kernel-longer-than-channels', async () => {
    const x = randomTensor(51, [2, 2, 2, 2], -1, 2)
    const weight = randomTensor(52, [7], -2, 2)
    expectClose(await candidate.ecaBlock(x, weight), reference.ecaBlock(x, weight))
    // A single channel meets the centre weight only.
    const one = await candidate.ecaBlock(pixels(2), [9, 8, -0.5, 7, 6])
    expectClose(one, pixels(2 * sigmoid(-1)))
  })

  test('zero-kernel-halves', async () => {
    const x = randomTensor(61, [2, 3, 2, 2], -4, 4)
    expectClose(
      await candidate.ecaBlock(x, [0, 0, 0]),
      mapNested(x, (v: number) => v / 2),
    )
  })

  test('zeros-beyond-the-ends', async () => {
    const x = pixels(1, 1, 1, 1, 1)
    const got = await candidate.ecaBlock(x, [1, 1, 1])
    expectClose(got, pixels(sigmoid(2), sigmoid(3), sigmoid(3), sigmoid(3), sigmoid(2)))
    const wide = await candidate.ecaBlock(x, [1, 1, 1, 1, 1])
    expectClose(wide, pixels(sigmoid(3), sigmoid(4), sigmoid(5), sigmoid(4), sigmoid(3)))
  })

  test('one-gate-per-channel', async () => {
    const x = randomTensor(71, [1, 4, 3, 2], 0.5, 2)
    const got = await candidate.ecaBlock(x, [0.7, -1.5, 0.4])
    expectShape(got, [1, 4, 3, 2])
    for (const gates of gatesOf(got, x)) {
      const gate = gates[0]!
      expectThat(gate > 0 && gate < 1, 'Every gate must lie between 0 and 1.', { got: gate })
      expectClose(gates, new Array<number>(gates.length).fill(gate))
    }
  })

  test('a-channel-moves-its-neighbours-only', async () => {
    const x = randomTensor(81, [1, 9, 2, 2], 0.5, 2)
    const weight = [0.3, -0.6, 0.9, 0.5, -0.4]
    const before = await candidate.ecaBlock(x, weight)
    expectShape(before, [1, 9, 2, 2])
    const changed = x.map((image) =>
      image.map((plane, c) => (c === 4 ? mapNested(plane, (v: number) => v + 1) : plane)),
    )
    const after = await candidate.ecaBlock(changed, weight)
    expectShape(after, [1, 9, 2, 2])
    const [was, is] = [gatesOf(before, x), gatesOf(after, changed)]
    const moved = [...was.keys()].filter((c) => Math.abs(was[c]![0]! - is[c]![0]!) > 1e-6)
    expectThat(
      moved.join() === '2,3,4,5,6',
      'With 5 weights, a change of channel 4 must move the gates of channels 2 to 6 and no others.',
      { got: moved, expected: [2, 3, 4, 5, 6] },
    )
  })

  test('moved-along-the-channels', async () => {
    // Zeros at both ends, so that moving by one channel pushes nothing out.
    const inner = randomTensor(91, [1, 4, 2, 2], 0.5, 2)[0]!
    const empty = mapNested(inner[0]!, () => 0)
    const weight = [0.8, -1.1, 0.3]
    const x = [[empty, empty, ...inner, empty, empty]]
    const moved = [[empty, empty, empty, ...inner, empty]]
    const expected = reference.ecaBlock(x, weight)[0]!
    expectClose(await candidate.ecaBlock(moved, weight), [[empty, ...expected.slice(0, -1)]])
  })

  test('mirrored-channels', async () => {
    const x = randomTensor(101, [2, 5, 2, 2], -1, 2)
    const weight = [0.8, -1.1, 0.3]
    const mirrored = x.map((image) => image.toReversed())
    expectClose(
      await candidate.ecaBlock(mirrored, weight.toReversed()),
      reference.ecaBlock(x, weight).map((image) => image.toReversed()),
    )
  })

  test('images-are-independent', async () => {
    const x = randomTensor(111, [4, 5, 2, 2], -1, 2)
    const weight = [0.8, -1.1, 0.3]
    await expectPermutationEquivariant(
      (images) => candidate.ecaBlock(images, weight),
      x,
      [2, 0, 3, 1],
    )
    const alone = await candidate.ecaBlock([x[2]!], weight)
    expectClose(alone, [reference.ecaBlock(x, weight)[2]])
  })

  test('mean-not-sum', async () => {
    const x = randomTensor(121, [1, 3, 2, 2], -1, 2)
    const weight = [0.8, -1.1, 0.3]
    // Every row twice as long, and twice as many rows: sums grow fourfold, means stay.
    const tile = (t: T4) =>
      t.map((image) => image.map((plane) => [...plane, ...plane].map((row) => [...row, ...row])))
    expectClose(await candidate.ecaBlock(tile(x), weight), tile(reference.ecaBlock(x, weight)))
  })

  test('all-zero-image', async () => {
    const x = mapNested(randomTensor(131, [1, 3, 2, 2]), () => 0)
    expectClose(await candidate.ecaBlock(x, [0.8, -1.1, 0.3]), x)
  })

  test('saturated-gates', async () => {
    const x = [[[[1, 3]], [[-10000, -10000]], [[10000, 10000]], [[5, 7]]]]
    const got = await candidate.ecaBlock(x, [0, 1, 0])
    expectFinite(got)
    expectClose(got, [
      [
        [[sigmoid(2), 3 * sigmoid(2)]],
        [[0, 0]],
        [[10000, 10000]],
        [[5 * sigmoid(6), 7 * sigmoid(6)]],
      ],
    ])
    const large = await candidate.ecaBlock(pixels(1, 2, 3), [0, 10000, -10000])
    expectFinite(large)
    expectClose(large, pixels(0, 0, 3))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(141, [2, 3, 2, 2], -1, 1)
    await expectUnchanged(() => candidate.ecaBlock(x, [0.5, 1, -0.5]))
  })

  test('even-kernel-throws', async () => {
    await expectGoodInputWorks()
    for (const weight of [[1, 2], [], [1, 2, 3, 4]])
      await expectDeliberateError(() => candidate.ecaBlock(pixels(1, 2, 3), weight))
    await expectDeliberateError(() => candidate.ecaBlock(pixels(5), [1, 2]))
  })

  test('channels-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const channels of [0, -4, 2.5])
      await expectDeliberateError(() => candidate.ecaKernelSize(channels))
  })
})
