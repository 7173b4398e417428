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

type T3 = number[][][]
type T4 = number[][][][]

/** The same (dy, dx) at every output position: one pair for each tap. */
const everywhere = (pairs: readonly (readonly [number, number])[], ho: number, wo: number): T3 =>
  pairs.flat().map((d) => Array.from({ length: ho }, () => Array.from({ length: wo }, () => d)))

const tapsOf = (kh: number, kw: number) =>
  Array.from({ length: kh * kw }, (_, t) => [Math.floor(t / kw), t % kw] as const)

const noOffset = (kh: number, kw: number, ho: number, wo: number): T3 =>
  everywhere(
    tapsOf(kh, kw).map(() => [0, 0] as const),
    ho,
    wo,
  )

/** An ordinary convolution on ho × wo positions; `shift` moves all its windows. */
function plainConv(
  x: T3,
  w: T4,
  [ho, wo]: readonly [number, number],
  { stride = 1, padding = 0, dilation = 1, shift = [0, 0] as readonly [number, number] } = {},
): T3 {
  return w.map((filter) =>
    Array.from({ length: ho }, (_, i) =>
      Array.from({ length: wo }, (__, j) => {
        const [top, left] = [i * stride - padding + shift[0], j * stride - padding + shift[1]]
        let sum = 0
        for (const [c, slice] of filter.entries())
          for (const [u, taps] of slice.entries())
            for (const [v, tap] of taps.entries())
              sum += tap * (x[c]?.[top + u * dilation]?.[left + v * dilation] ?? 0)
        return sum
      }),
    ),
  )
}

/** A 1 × 1 kernel with weight 1 at one place: what the sampler reads there. */
const readAt = (x: number[][], row: number, column: number) =>
  candidate.deformConv2d([x], [[[[1]]]], everywhere([[row, column]], x.length, x[0]!.length))

/** Written in one line, a matrix stays in one line. */
const rows = (...list: number[][]) => list

const square = rows([1, 2], [3, 4])

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.deformConv2d([[[4, 8]], [[1, 1]]], [[[[1]], [[10]]]], [[[0, 0]], [[0.5, 0]]]),
    [[[16, 18]]],
  )

describe('samples', () => {
  test('one-tap', async () => {
    const offset = [rows([0.5, 0], [0, 0]), rows([0, 0], [0, 0.5])]
    const got = await candidate.deformConv2d([square], [[[[1]]]], offset)
    expectClose(got, [rows([2, 2], [3, 2])])
  })

  test('two-taps', async () => {
    const x = [rows([0, 1, 2], [10, 11, 12])]
    const offset = noOffset(1, 2, 2, 2)
    offset[0]![0]![0] = 1
    offset[3]![0]![1] = -0.5
    expectClose(await candidate.deformConv2d(x, [[[[1, 100]]]], offset), [
      rows([110, 151], [1110, 1211]),
    ])
  })

  test('out-of-the-image', async () => {
    const offset = [rows([-0.25, 0], [0, 5]), rows([0, 0.75], [-1, 0])]
    expectClose(await candidate.deformConv2d([square], [[[[2]]]], offset), [rows([1.5, 1], [0, 0])])
  })
})

describe('hidden', () => {
  test('output-shape', async () => {
    const x = randomTensor(1, [2, 5, 7], -1, 1)
    const w = randomTensor(2, [3, 2, 3, 2], -1, 1)
    for (const [options, ho, wo] of [
      [{}, 3, 6],
      [{ padding: 1 }, 5, 8],
      [{ stride: 2 }, 2, 3],
      [{ stride: 3, padding: 2 }, 3, 4],
    ] as const) {
      const offset = randomTensor(3, [12, ho, wo], -1, 1)
      expectShape(await candidate.deformConv2d(x, w, offset, options), [3, ho, wo])
    }
  })

  test('down-before-right', async () => {
    const x = rows([0, 1, 2, 3], [10, 11, 12, 13], [20, 21, 22, 23])
    // Seen from (0, 0): two rows down and one column to the right, then half a row more.
    for (const [dy, dx, expected] of [
      [2, 1, 21],
      [1, 2, 12],
      [1.5, 1, 16],
      [1, 1.5, 11.5],
    ] as const) {
      const got = await readAt(x, dy, dx)
      expectShape(got, [1, 3, 4])
      expectClose(got[0]![0]![0], expected)
    }
  })

  test('offsets-of-each-tap', async () => {
    // One column of windows; each tap is sent to a pixel of its own.
    const x = [rows([1, 2, 3], [4, 5, 6], [7, 8, 9])]
    const w = [[[[1, 10, 100]]]]
    const pairs = [
      [2, 1],
      [1, -1],
      [0.5, 0],
    ] as const
    const got = await candidate.deformConv2d(x, w, everywhere(pairs, 3, 1))
    expectClose(got, [[[498], [820], [450]]])
  })

  test('offsets-of-each-position', async () => {
    const x = [[[5, 6, 7]]]
    const offset = [[[0, 0, 0]], [[2, 0, -2]]]
    expectClose(await candidate.deformConv2d(x, [[[[1]]], [[[-1]]]], offset), [
      [[7, 6, 5]],
      [[-7, -6, -5]],
    ])
  })

  test('mean-of-four-pixels', async () => {
    const x = rows([1, 5, -3], [2, 8, 0])
    const got = await readAt(x, 0.5, 0.5)
    expectClose(got, [rows([4, 2.5, -0.75], [2.5, 2, 0])])
  })

  test('uneven-fractions', async () => {
    const got = await readAt(square, 0.25, 0.75)
    expectClose(got, [rows([2.25, 0.625], [2.8125, 0.75])])
  })

  test('from-padding-into-the-image', async () => {
    // Position (0, 0) starts at (−1, −1); the offset brings it to the pixel, the others miss it.
    const offset = everywhere([[1, 1]], 3, 3)
    const got = await candidate.deformConv2d([[[7]]], [[[[1]]]], offset, { padding: 1 })
    expectClose(got, [rows([7, 0, 0], [0, 0, 0], [0, 0, 0])])
  })

  test('offsets-in-input-pixels', async () => {
    const x = [[[0, 1, 2, 3, 4, 5, 6]]]
    const offset = everywhere([[0, 1]], 1, 3)
    const got = await candidate.deformConv2d(x, [[[[1]]]], offset, { stride: 3 })
    expectClose(got, [[[1, 4, 0]]])
  })

  test('random-one-by-one', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [2, 4, 5], -3, 3)
      const w = randomTensor(seed + 50, [3, 2, 1, 1], -2, 2)
      const offset = randomTensor(seed + 100, [2, 4, 5], -2, 2)
      const got = await candidate.deformConv2d(x, w, offset)
      expectClose(got, reference.deformConv2d(x, w, offset))
    }
  })

  test('random-all-options', async () => {
    for (const [seed, kh, kw, stride, padding, ho, wo] of [
      [21, 3, 3, 1, 1, 6, 7],
      [22, 2, 3, 2, 1, 4, 4],
      [23, 3, 2, 2, 2, 4, 5],
      [24, 3, 1, 3, 0, 2, 3],
    ] as const) {
      const x = randomTensor(seed, [3, 6, 7], -3, 3)
      const w = randomTensor(seed + 50, [2, 3, kh, kw], -1, 1)
      const offset = randomTensor(seed + 100, [2 * kh * kw, ho, wo], -2.5, 2.5)
      const options = { stride, padding }
      const got = await candidate.deformConv2d(x, w, offset, options)
      expectClose(got, reference.deformConv2d(x, w, offset, options))
    }
  })

  test('any-small-map', async () => {
    const grid = (cell: fc.Arbitrary<number>, rows: number, columns: number) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
    const pixel = fc.integer({ min: 0, max: 9 })
    const quarter = fc.integer({ min: -10, max: 10 }).map((n) => n / 4)
    const drawn = fc
      .record({ h: fc.integer({ min: 1, max: 3 }), w: fc.integer({ min: 1, max: 3 }) })
      .chain(({ h, w }) =>
        fc.record({ map: grid(pixel, h, w), dy: grid(quarter, h, w), dx: grid(quarter, h, w) }),
      )
    await fc.assert(
      fc.asyncProperty(drawn, async ({ map, dy, dx }) => {
        const got = await candidate.deformConv2d([map], [[[[1]]]], [dy, dx])
        expectClose(got, reference.deformConv2d([map], [[[[1]]]], [dy, dx]))
      }),
    )
  })

  test('no-offset-is-a-convolution', async () => {
    const x = randomTensor(31, [2, 5, 6], -2, 2)
    const w = randomTensor(32, [3, 2, 3, 2], -1, 1)
    for (const [stride, padding, ho, wo] of [
      [1, 0, 3, 5],
      [2, 1, 3, 4],
    ] as const) {
      const options = { stride, padding }
      const got = await candidate.deformConv2d(x, w, noOffset(3, 2, ho, wo), options)
      expectClose(got, plainConv(x, w, [ho, wo], options))
    }
  })

  test('whole-offsets-shift-the-window', async () => {
    const x = randomTensor(35, [2, 5, 6], -2, 2)
    const w = randomTensor(36, [2, 2, 2, 3], -1, 1)
    for (const shift of [
      [1, 0],
      [-2, 1],
      [0, 3],
    ] as const) {
      const offset = everywhere(
        tapsOf(2, 3).map(() => shift),
        4,
        4,
      )
      expectClose(await candidate.deformConv2d(x, w, offset), plainConv(x, w, [4, 4], { shift }))
    }
  })

  test('spread-taps-are-a-dilation', async () => {
    const x = randomTensor(37, [1, 6, 7], -2, 2)
    const w = randomTensor(38, [2, 1, 3, 3], -1, 1)
    // Moved by its own (u, v), tap (u, v) stands at (2u, 2v).
    const got = await candidate.deformConv2d(x, w, everywhere(tapsOf(3, 3), 4, 5))
    expectClose(got, plainConv(x, w, [4, 5], { dilation: 2 }))
  })

  test('slope-is-read-exactly', async () => {
    // Bilinear interpolation is exact on a plane; all taps stay inside.
    const plane = Array.from({ length: 6 }, (_, r) =>
      Array.from({ length: 7 }, (__, c) => 3 * r - 2 * c + 1),
    )
    const offset = randomTensor(41, [2, 4, 5], 0, 1)
    const expected = offset[0]!.map((line, i) =>
      line.map((dy, j) => 3 * (i + dy) - 2 * (j + offset[1]![i]![j]!) + 1),
    )
    // The one weight stands in the first of 3 × 3 taps; the others read, but count nothing.
    const w = [[rows([1, 0, 0], [0, 0, 0], [0, 0, 0])]]
    const all = [...offset, ...randomTensor(42, [16, 4, 5], -9, 9)]
    expectClose(await candidate.deformConv2d([plane], w, all), [expected])
  })

  test('continuous-in-the-offset', async () => {
    const x = randomTensor(45, [2, 4, 4], -1, 1)
    const w = randomTensor(46, [1, 2, 2, 2], -1, 1)
    // Just below and just above whole and half numbers, where rounding would jump.
    const steps = randomTensor(47, [8, 3, 3], -4, 4).map((map) => mapNested(map, Math.round))
    const at = (nudge: number) => mapNested(steps, (n) => n / 2 + nudge)
    const middle = reference.deformConv2d(x, w, at(0))
    const wide = { abs: 1e-4 }
    expectClose(await candidate.deformConv2d(x, w, at(1e-6)), middle, wide)
    expectClose(await candidate.deformConv2d(x, w, at(-1e-6)), middle, wide)
  })

  test('linear-in-the-image', async () => {
    const x = randomTensor(51, [2, 4, 5], -1, 1)
    const w = randomTensor(52, [2, 2, 2, 2], -1, 1)
    const offset = randomTensor(53, [8, 3, 4], -1.5, 1.5)
    const y = reference.deformConv2d(x, w, offset)
    const scaled = mapNested(x, (v) => -7 * v)
    expectClose(
      await candidate.deformConv2d(scaled, w, offset),
      mapNested(y, (v) => -7 * v),
    )
  })

  test('channels-are-summed', async () => {
    const x = randomTensor(55, [3, 4, 4], -1, 1)
    const w = randomTensor(56, [2, 3, 2, 2], -1, 1)
    const offset = randomTensor(57, [8, 3, 3], -1.5, 1.5)
    const parts = x.map((map, c) =>
      reference.deformConv2d(
        [map],
        w.map((filter) => [filter[c]!]),
        offset,
      ),
    )
    const expected = w.map((_, o) =>
      [0, 1, 2].map((i) =>
        [0, 1, 2].map((j) => parts.reduce((sum, part) => sum + part[o]![i]![j]!, 0)),
      ),
    )
    expectClose(await candidate.deformConv2d(x, w, offset), expected)
  })

  test('half-outside', async () => {
    // Half a pixel beyond each edge and each corner of a single pixel.
    for (const [dy, dx, expected] of [
      [-0.5, 0, 4],
      [0.5, 0, 4],
      [0, -0.5, 4],
      [0, 0.5, 4],
      [-0.5, -0.5, 2],
      [0.5, 0.5, 2],
      [-0.75, 0.25, 1.5],
    ] as const)
      expectClose(await readAt([[8]], dy, dx), [[[expected]]])
  })

  test('on-the-last-pixel', async () => {
    // The neighbours beyond have weight 0; the pixel itself counts in full.
    expectClose(await readAt([[5]], 0, 0), [[[5]]])
    const got = await readAt(square, 1, 1)
    expectClose(got, [rows([4, 0], [0, 0])])
  })

  test('between-minus-one-and-zero', async () => {
    const column = [[10], [20]]
    for (const [dy, expected] of [
      [-0.25, [[7.5], [17.5]]],
      [-0.75, [[2.5], [12.5]]],
      [-1, [[0], [10]]],
      [-1.5, [[0], [5]]],
    ] as const)
      expectClose(await readAt(column, dy, 0), [expected])
  })

  test('far-outside', async () => {
    const x = randomTensor(61, [2, 3, 3], -1, 1)
    const w = randomTensor(62, [2, 2, 2, 2], -1, 1)
    const zeros = mapNested(plainConv(x, w, [2, 2]), () => 0)
    for (const far of [4, 100.5, 1e4, 1e9])
      for (const sign of [1, -1]) {
        const offset = everywhere(
          tapsOf(2, 2).map(() => [sign * far, 0.5] as const),
          2,
          2,
        )
        const got = await candidate.deformConv2d(x, w, offset)
        expectFinite(got)
        expectClose(got, zeros)
      }
  })

  test('large-numbers', async () => {
    const x = mapNested(randomTensor(65, [1, 3, 3], -1, 1), (v) => 1e4 * v)
    const w = randomTensor(66, [1, 1, 2, 2], -1e4, 1e4)
    const offset = randomTensor(67, [8, 2, 2], -1, 1)
    const got = await candidate.deformConv2d(x, w, offset)
    expectFinite(got)
    expectClose(got, reference.deformConv2d(x, w, offset))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(71, [2, 3, 4], -1, 1)
    const w = randomTensor(72, [2, 2, 2, 2], -1, 1)
    const options = { stride: 2, padding: 1 }
    await expectUnchanged(() => candidate.deformConv2d(x, w, randomTensor(73, [8, 2, 3], -1, 1)))
    const offset = randomTensor(74, [8, 2, 3], -1, 1)
    await expectUnchanged(() => candidate.deformConv2d(x, w, offset, options))
  })

  test('channels-must-match', async () => {
    await expectGoodInputWorks()
    const offset = noOffset(1, 1, 1, 2)
    for (const channels of [1, 3]) {
      const x = Array.from({ length: channels }, () => [[1, 2]])
      await expectDeliberateError(() => candidate.deformConv2d(x, [[[[1]], [[2]]]], offset))
    }
  })

  test('two-offsets-per-tap', async () => {
    await expectGoodInputWorks()
    const w = [[[[1, 2]]]]
    for (const channels of [0, 2, 3, 5, 6]) {
      const offset = randomTensor(75, [channels, 2, 1], -1, 1)
      await expectDeliberateError(() => candidate.deformConv2d([square], w, offset))
    }
  })

  test('offsets-for-every-position', async () => {
    await expectGoodInputWorks()
    const w = [[[[1]]]]
    for (const [ho, wo] of [
      [1, 2],
      [3, 2],
      [2, 1],
      [2, 3],
      [3, 3],
    ] as const)
      await expectDeliberateError(() => candidate.deformConv2d([square], w, noOffset(1, 1, ho, wo)))
    const wide = [
      [1, 2, 3],
      [4, 5, 6],
    ]
    await expectDeliberateError(() => candidate.deformConv2d([wide], w, noOffset(1, 1, 3, 2)))
    const ragged = noOffset(1, 1, 2, 2)
    ragged[1]![1] = [0]
    await expectDeliberateError(() => candidate.deformConv2d([square], w, ragged))
    const options = { stride: 2 }
    await expectDeliberateError(() =>
      candidate.deformConv2d([square], w, noOffset(1, 1, 2, 2), options),
    )
  })

  test('kernel-must-fit', async () => {
    await expectGoodInputWorks()
    const tall = [[[[1], [1], [1]]]]
    const none: T3 = Array.from({ length: 6 }, () => [])
    await expectDeliberateError(() => candidate.deformConv2d([square], tall, none))
    const wide = [[[[1, 1, 1]]]]
    const empty: T3 = Array.from({ length: 6 }, () => [[], []])
    await expectDeliberateError(() => candidate.deformConv2d([square], wide, empty))
  })
})
