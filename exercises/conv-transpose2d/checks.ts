import * as fc from 'fast-check'
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

type T4 = number[][][][]
type Options = NonNullable<Parameters<typeof reference.convTranspose2d>[3]>

/** One image of one channel, or the kernel from one channel to one channel. */
const plane = (...rows: number[][]): T4 => [[rows]]

const twoByTwo = plane([1, 2], [3, 4])
const oneToNine = plane([1, 2, 3], [4, 5, 6], [7, 8, 9])

const product = (p: T4, q: T4) => {
  const others = q.flat(3)
  return p.flat(3).reduce((sum, v, i) => sum + v * others[i]!, 0)
}

/** The convolution that this one is the transpose of, with w[cin of it][cout of it] read as a filter. */
const conv = (y: T4, w: T4, stride: number, padding: number, [rows, columns]: [number, number]) =>
  y.map((image) =>
    w.map((filter) =>
      Array.from({ length: rows }, (_, i) =>
        Array.from({ length: columns }, (__, j) => {
          let sum = 0
          filter.forEach((kernel, o) =>
            kernel.forEach((taps, u) =>
              taps.forEach((tap, v) => {
                const row = image[o]![i * stride - padding + u]
                sum += tap * (row?.[j * stride - padding + v] ?? 0)
              }),
            ),
          )
          return sum
        }),
      ),
    ),
  )

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const options = { stride: 2, padding: 1, outputPadding: 1 }
  const got = await candidate.convTranspose2d(plane([3]), oneToNine, [1], options)
  expectClose(got, plane([16, 19], [25, 28]))
}

describe('samples', () => {
  test('side-by-side', async () => {
    const ones = plane([1, 1], [1, 1])
    const got = await candidate.convTranspose2d(twoByTwo, ones, null, { stride: 2 })
    expectClose(got, plane([1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 4, 4], [3, 3, 4, 4]))
  })

  test('overlap-and-paddings', async () => {
    const options = { stride: 2, padding: 1, outputPadding: 1 }
    const got = await candidate.convTranspose2d(twoByTwo, oneToNine, null, options)
    expectClose(got, plane([5, 14, 10, 12], [14, 36, 24, 30], [15, 34, 20, 24], [24, 55, 32, 36]))
  })

  test('two-channels-and-bias', async () => {
    const x = [[[[1]], [[2]]]]
    const w = [
      [[[1, 0]], [[0, 1]]],
      [[[2, 0]], [[0, 3]]],
    ]
    expectClose(await candidate.convTranspose2d(x, w, [10, 20]), [[[[15, 10]], [[20, 27]]]])
  })
})

describe('hidden', () => {
  test('output-shape', async () => {
    const x = randomTensor(1, [2, 4, 3, 5], -1, 1)
    const w = randomTensor(2, [4, 6, 3, 2], -1, 1)
    const shapes: [Options, number[]][] = [
      [{}, [2, 6, 5, 6]],
      [{ stride: 3 }, [2, 6, 9, 14]],
      [{ stride: 2, padding: 1 }, [2, 6, 5, 8]],
      [{ stride: 3, padding: 1, outputPadding: 2 }, [2, 6, 9, 14]],
    ]
    for (const [options, shape] of shapes)
      expectShape(await candidate.convTranspose2d(x, w, null, options), shape)
  })

  test('single-pixel', async () => {
    const got = await candidate.convTranspose2d(plane([2]), oneToNine, null)
    expectClose(got, plane([2, 4, 6], [8, 10, 12], [14, 16, 18]))
  })

  test('overlaps-add', async () => {
    const got = await candidate.convTranspose2d(plane([1, 1, 1]), plane([1, 1, 1]), null, {
      stride: 2,
    })
    expectClose(got, plane([1, 1, 2, 1, 2, 1, 1]))
    const dense = await candidate.convTranspose2d(plane([1, 10]), plane([1, 2, 3]), null)
    expectClose(dense, plane([1, 12, 23, 30]))
  })

  test('gaps-hold-the-bias', async () => {
    const got = await candidate.convTranspose2d(twoByTwo, plane([10]), [5], { stride: 3 })
    const between = [5, 5, 5, 5]
    expectClose(got, plane([15, 5, 5, 25], between, between, [35, 5, 5, 45]))
    expectClose(await candidate.convTranspose2d(plane([0, 1]), plane([-4]), [4]), plane([4, 0]))
  })

  test('padding-cuts', async () => {
    const options = { padding: 1 }
    const got = await candidate.convTranspose2d(twoByTwo, oneToNine, null, options)
    expectClose(got, plane([23, 33], [53, 63]))
    const strided = await candidate.convTranspose2d(plane([1, 2]), oneToNine, null, {
      stride: 2,
      padding: 1,
    })
    expectClose(strided, plane([5, 14, 10]))
  })

  test('output-padding-goes-on', async () => {
    const w = plane([0, 0, 0], [1, 2, 3], [0, 0, 0])
    const options = (padding: number) => ({ stride: 2, padding, outputPadding: 1 })
    const cut = await candidate.convTranspose2d(plane([1, 2]), w, null, options(1))
    expectClose(cut, plane([2, 5, 4, 6], [0, 0, 0, 0]))
    const whole = await candidate.convTranspose2d(plane([1, 2]), plane([1, 2, 3]), [7], options(0))
    expectClose(whole, plane([8, 9, 12, 11, 13, 7], [7, 7, 7, 7, 7, 7]))
  })

  test('weight-is-input-first', async () => {
    const x = [[[[1]], [[10]]]]
    const w = [
      [[[1]], [[2]], [[3]]],
      [[[4]], [[5]], [[6]]],
    ]
    expectClose(await candidate.convTranspose2d(x, w, null), [[[[41]], [[52]], [[63]]]])
    const back = await candidate.convTranspose2d([[[[1]], [[10]], [[100]]]], [...w, w[0]!], null)
    expectClose(back, [[[[141]], [[252]], [[363]]]])
  })

  test('random-plain', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [2, 3, 3, 4], -2, 2)
      const w = randomTensor(seed + 100, [3, 2, 3, 2], -1, 1)
      const b = randomTensor(seed + 200, [2], -1, 1)
      const expected = reference.convTranspose2d(x, w, b)
      expectClose(await candidate.convTranspose2d(x, w, b), expected)
    }
  })

  test('random-all-options', async () => {
    const settings: Options[] = [
      { stride: 2, padding: 1, outputPadding: 1 },
      { stride: 3, padding: 2, outputPadding: 1 },
      { stride: 3, padding: 0, outputPadding: 2 },
      { stride: 4, padding: 1, outputPadding: 3 },
      { stride: 1, padding: 2 },
    ]
    for (const [i, options] of settings.entries()) {
      const x = randomTensor(21 + i, [2, 2, 4, 3], -2, 2)
      const w = randomTensor(121 + i, [2, 3, 3, 4], -1, 1)
      const b = randomTensor(221 + i, [3], -1, 1)
      const expected = reference.convTranspose2d(x, w, b, options)
      expectClose(await candidate.convTranspose2d(x, w, b, options), expected)
    }
  })

  test('any-small-map', async () => {
    const row = (length: number) =>
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length })
    const map = (most: number) =>
      fc
        .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }))
        .chain(([h, w]) => fc.array(row(w), { minLength: h, maxLength: h }))
    const setting = fc
      .record({
        x: map(3),
        w: map(3),
        stride: fc.integer({ min: 1, max: 3 }),
        padding: fc.integer({ min: 0, max: 2 }),
        outputPadding: fc.integer({ min: 0, max: 2 }),
      })
      .filter(({ x, w, stride, padding, outputPadding }) => {
        const remains = (length: number, k: number) =>
          (length - 1) * stride + k + outputPadding > 2 * padding
        const sizes = remains(x.length, w.length) && remains(x[0]!.length, w[0]!.length)
        return sizes && outputPadding < stride
      })
    await fc.assert(
      fc.asyncProperty(setting, async ({ x, w, ...options }) => {
        const expected = reference.convTranspose2d([[x]], [[w]], null, options)
        expectClose(await candidate.convTranspose2d([[x]], [[w]], null, options), expected)
      }),
    )
  })

  test('layer-sized', async () => {
    const x = randomTensor(31, [1, 8, 12, 12], -1, 1)
    const w = randomTensor(32, [8, 8, 4, 4], -1, 1)
    const options = { stride: 2, padding: 1 }
    const expected = reference.convTranspose2d(x, w, null, options)
    expectClose(await candidate.convTranspose2d(x, w, null, options), expected)
  })

  test('transpose-of-convolution', async () => {
    const settings = [
      { stride: 1, padding: 0, outputPadding: 0 },
      { stride: 2, padding: 1, outputPadding: 0 },
      { stride: 2, padding: 1, outputPadding: 1 },
      { stride: 3, padding: 2, outputPadding: 2 },
    ]
    for (const [i, options] of settings.entries()) {
      const x = randomTensor(41 + i, [2, 2, 3, 4], -2, 2)
      const w = randomTensor(51 + i, [2, 3, 3, 3], -1, 1)
      const side = (length: number) =>
        (length - 1) * options.stride + 3 - 2 * options.padding + options.outputPadding
      const y = randomTensor(61 + i, [2, 3, side(3), side(4)], -2, 2)
      const got = await candidate.convTranspose2d(x, w, null, options)
      expectShape(got, [2, 3, side(3), side(4)])
      // ⟨Aᵀx, y⟩ = ⟨x, Ay⟩
      const convolved = conv(y, w, options.stride, options.padding, [3, 4])
      expectClose(product(got, y), product(x, convolved))
    }
  })

  test('one-by-one-kernel', async () => {
    const x = randomTensor(71, [1, 3, 2, 2], -2, 2)
    const w = randomTensor(72, [3, 2, 1, 1], -2, 2)
    const expected = [0, 1].map((o) =>
      [0, 1].map((i) =>
        [0, 1].map((j) => x[0]!.reduce((sum, map, c) => sum + map[i]![j]! * w[c]![o]![0]![0]!, 0)),
      ),
    )
    expectClose(await candidate.convTranspose2d(x, w, null), [expected])
  })

  test('kernel-of-ones-repeats-pixels', async () => {
    const x = randomTensor(73, [2, 1, 2, 3], -2, 2)
    const ones = plane([1, 1, 1], [1, 1, 1], [1, 1, 1])
    const thrice = <T>(list: readonly T[]) => list.flatMap((entry) => [entry, entry, entry])
    const expected = x.map((image) => image.map((map) => thrice(map.map(thrice))))
    expectClose(await candidate.convTranspose2d(x, ones, null, { stride: 3 }), expected)
  })

  test('linear-in-the-image', async () => {
    const x = randomTensor(74, [1, 2, 3, 3], -2, 2)
    const w = randomTensor(75, [2, 2, 3, 3], -1, 1)
    const options = { stride: 2, padding: 1 }
    const doubled = mapNested(x, (v: number) => -3 * v)
    const once = reference.convTranspose2d(x, w, null, options)
    const expected = mapNested(once, (v: number) => -3 * v)
    expectClose(await candidate.convTranspose2d(doubled, w, null, options), expected)
  })

  test('bias-once-per-pixel', async () => {
    const zeros = mapNested(randomTensor(76, [2, 3, 2, 2]), () => 0)
    const w = randomTensor(77, [3, 2, 2, 2], -1, 1)
    const map = (v: number) => [0, 1, 2].map(() => [v, v, v])
    const expected = [map(7), map(-0.5)]
    expectClose(await candidate.convTranspose2d(zeros, w, [7, -0.5]), [expected, expected])
  })

  test('images-are-independent', async () => {
    const x = randomTensor(81, [3, 2, 3, 3], -2, 2)
    const w = randomTensor(82, [2, 2, 3, 3], -1, 1)
    const [alone] = reference.convTranspose2d([x[1]!], w, [1, 2], { stride: 2 })
    const batch = [x[2]!, x[1]!, x[0]!]
    const got = await candidate.convTranspose2d(batch, w, [1, 2], { stride: 2 })
    expectShape(got, [3, 2, 7, 7])
    expectClose(got[1], alone)
  })

  test('large-numbers-cancel', async () => {
    const got = await candidate.convTranspose2d(plane([1e8, -1e8]), plane([1, 1]), [0.5])
    expectClose(got, plane([1e8 + 0.5, 0.5, -1e8 + 0.5]))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(91, [1, 2, 2, 2], -1, 1)
    const w = randomTensor(92, [2, 1, 2, 2], -1, 1)
    const options: Options = { stride: 2, padding: 1, outputPadding: 1 }
    await expectUnchanged(() => candidate.convTranspose2d(x, w, [1], options))
  })

  test('channels-must-fit', async () => {
    await expectGoodInputWorks()
    const x = (cin: number) => randomTensor(93, [1, cin, 2, 2])
    const w = (cin: number, cout: number) => randomTensor(94, [cin, cout, 2, 2])
    await expectDeliberateError(() => candidate.convTranspose2d(x(2), w(1, 2), null))
    await expectDeliberateError(() => candidate.convTranspose2d(x(2), w(3, 2), null))
    await expectDeliberateError(() => candidate.convTranspose2d(x(1), w(2, 1), null))
  })

  test('one-bias-per-output-channel', async () => {
    await expectGoodInputWorks()
    const w = [[[[1]], [[2]]]]
    for (const b of [[], [1], [1, 2, 3]])
      await expectDeliberateError(() => candidate.convTranspose2d(twoByTwo, w, b))
  })

  test('output-padding-below-stride', async () => {
    await expectGoodInputWorks()
    for (const [stride, outputPadding] of [
      [2, 3],
      [1, 1],
      [2, 2],
    ] as const) {
      const options = { stride, outputPadding }
      await expectDeliberateError(() =>
        candidate.convTranspose2d(twoByTwo, oneToNine, null, options),
      )
    }
  })

  test('something-must-remain', async () => {
    await expectGoodInputWorks()
    const x = plane([1, 2])
    for (const [kernel, padding] of [
      [plane([1, 1, 1]), 1],
      [plane([1], [1], [1]), 1],
      [plane([1, 1, 1]), 3],
    ] as const)
      await expectDeliberateError(() => candidate.convTranspose2d(x, kernel, null, { padding }))
  })
})
