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

type Options = Parameters<typeof reference.im2col>[1]

const oneToNine = [
  [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ],
]

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.im2col([[[3, 4]], [[5, 6]]], { kernel: [1, 1] }), [
    [3, 4],
    [5, 6],
  ])

describe('samples', () => {
  test('one-channel', async () => {
    expectClose(await candidate.im2col(oneToNine, { kernel: [2, 2] }), [
      [1, 2, 4, 5],
      [2, 3, 5, 6],
      [4, 5, 7, 8],
      [5, 6, 8, 9],
    ])
  })

  test('padding-and-stride', async () => {
    const x = [
      [
        [1, 2],
        [3, 4],
      ],
    ]
    const got = await candidate.im2col(x, { kernel: [3, 3], padding: 1, stride: 2 })
    expectClose(got, [[0], [0], [0], [0], [1], [2], [0], [3], [4]])
  })

  test('two-channels', async () => {
    const got = await candidate.im2col([[[1, 2]], [[3, 4]]], { kernel: [1, 2] })
    expectClose(got, [[1], [2], [3], [4]])
  })
})

describe('hidden', () => {
  test('matrix-shape', async () => {
    const x = randomTensor(1, [3, 7, 9], -1, 1)
    expectShape(await candidate.im2col(x, { kernel: [3, 2] }), [18, 40])
    expectShape(await candidate.im2col(x, { kernel: [3, 2], padding: 2 }), [18, 108])
    expectShape(await candidate.im2col(x, { kernel: [2, 4], stride: 3 }), [24, 4])
    const options: Options = { kernel: [3, 2], padding: 1, dilation: 3, stride: 2 }
    expectShape(await candidate.im2col(x, options), [18, 8])
  })

  test('row-order', async () => {
    const x = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [7, 8, 9],
        [10, 11, 12],
      ],
    ]
    const column = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((v) => [v])
    expectClose(await candidate.im2col(x, { kernel: [2, 3] }), column)
  })

  test('column-order', async () => {
    const x = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ]
    expectClose(await candidate.im2col(x, { kernel: [1, 1] }), [[1, 2, 3, 4, 5, 6]])
  })

  test('kernel-height-first', async () => {
    expectClose(await candidate.im2col(oneToNine, { kernel: [2, 1] }), [
      [1, 2, 3, 4, 5, 6],
      [4, 5, 6, 7, 8, 9],
    ])
    expectClose(await candidate.im2col(oneToNine, { kernel: [1, 2] }), [
      [1, 2, 4, 5, 7, 8],
      [2, 3, 5, 6, 8, 9],
    ])
  })

  test('stride-rounds-down', async () => {
    const x = [[[1, 2, 3, 4, 5, 6]]]
    expectClose(await candidate.im2col(x, { kernel: [1, 3], stride: 2 }), [
      [1, 3],
      [2, 4],
      [3, 5],
    ])
    expectClose(await candidate.im2col(x, { kernel: [1, 1], stride: 4 }), [[1, 5]])
  })

  test('dilated', async () => {
    const x = [[[1, 2, 3, 4, 5, 6, 7]]]
    expectClose(await candidate.im2col(x, { kernel: [1, 3], dilation: 2 }), [
      [1, 2, 3],
      [3, 4, 5],
      [5, 6, 7],
    ])
    expectClose(await candidate.im2col(oneToNine, { kernel: [2, 2], dilation: 2 }), [
      [1],
      [3],
      [7],
      [9],
    ])
  })

  test('padding-without-stride', async () => {
    expectClose(await candidate.im2col([[[5, 6]]], { kernel: [1, 2], padding: 1 }), [
      [0, 0, 0, 0, 5, 6, 0, 0, 0],
      [0, 0, 0, 5, 6, 0, 0, 0, 0],
    ])
  })

  test('random-plain', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [3, 5, 6], -2, 2)
      const options: Options = { kernel: [2, 3] }
      expectClose(await candidate.im2col(x, options), reference.im2col(x, options))
    }
  })

  test('random-all-options', async () => {
    const settings: Options[] = [
      { kernel: [3, 2], stride: 2, padding: 1 },
      { kernel: [2, 3], stride: 1, padding: 2, dilation: 2 },
      { kernel: [3, 3], stride: 3, padding: 3, dilation: 2 },
      { kernel: [1, 4], stride: 2, padding: 0, dilation: 2 },
    ]
    for (const [i, options] of settings.entries()) {
      const x = randomTensor(21 + i, [2, 7, 8], -2, 2)
      expectClose(await candidate.im2col(x, options), reference.im2col(x, options))
    }
  })

  test('any-image', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const setting = fc
      .record({
        height: side,
        width: side,
        channels: fc.integer({ min: 1, max: 2 }),
        kernel: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
        stride: fc.integer({ min: 1, max: 3 }),
        padding: fc.integer({ min: 0, max: 2 }),
        dilation: fc.integer({ min: 1, max: 2 }),
      })
      .filter(({ height, width, kernel: [kh, kw], padding, dilation }) => {
        const fits = (length: number, k: number) => dilation * (k - 1) < length + 2 * padding
        return fits(height, kh) && fits(width, kw)
      })
    await fc.assert(
      fc.asyncProperty(setting, async ({ height, width, channels, ...options }) => {
        let next = 1
        const x = mapNested(randomTensor(1, [channels, height, width]), () => next++)
        expectClose(await candidate.im2col(x, options), reference.im2col(x, options))
      }),
    )
  })

  test('layer-sized', async () => {
    const x = randomTensor(31, [4, 24, 24], -1, 1)
    const options: Options = { kernel: [3, 3], padding: 1 }
    expectClose(await candidate.im2col(x, options), reference.im2col(x, options))
  })

  test('product-is-convolution', async () => {
    const x = randomTensor(41, [2, 5, 4], -2, 2)
    const w = randomTensor(42, [3, 2, 3, 2], -1, 1)
    const matrix = await candidate.im2col(x, { kernel: [3, 2], stride: 2, padding: 1 })
    expectShape(matrix, [12, 9])
    const got = w.map((filter) => {
      const weights = filter.flat(2)
      return matrix[0]!.map((_, at) => sum(weights.map((weight, r) => weight * matrix[r]![at]!)))
    })
    const pixel = (q: number, row: number, column: number) => x[q]![row]?.[column] ?? 0
    const steps = [0, 1, 2]
    const expected = w.map((filter) =>
      steps.flatMap((i) =>
        steps.map((j) =>
          sum(
            filter.flatMap((slice, q) =>
              slice.flatMap((taps, u) =>
                taps.map((tap, v) => tap * pixel(q, 2 * i - 1 + u, 2 * j - 1 + v)),
              ),
            ),
          ),
        ),
      ),
    )
    expectClose(got, expected)
  })

  test('one-by-one-kernel', async () => {
    const x = randomTensor(43, [3, 3, 4], -2, 2)
    const flat = x.map((channel) => channel.flat())
    expectClose(await candidate.im2col(x, { kernel: [1, 1] }), flat)
  })

  test('kernel-as-large-as-image', async () => {
    const x = randomTensor(44, [2, 3, 4], -2, 2)
    const column = x.flat(2).map((v) => [v])
    expectClose(await candidate.im2col(x, { kernel: [3, 4] }), column)
    expectClose(await candidate.im2col(x, { kernel: [3, 4], stride: 5 }), column)
  })

  test('tiles-hold-every-pixel-once', async () => {
    const x = randomTensor(45, [2, 4, 6], -2, 2)
    const got = await candidate.im2col(x, { kernel: [2, 2], stride: 2 })
    expectShape(got, [8, 6])
    const sorted = (values: number[]) => [...values].sort((a, b) => a - b)
    expectClose(sorted(got.flat()), sorted(x.flat(2)))
  })

  test('channels-are-blocks', async () => {
    const x = randomTensor(46, [3, 4, 4], -2, 2)
    const options: Options = { kernel: [2, 3], padding: 1 }
    const blocks = x.map((channel) => reference.im2col([channel], options))
    expectClose(await candidate.im2col(x, options), blocks.flat())
  })

  test('taps-inside-the-image', async () => {
    const ones = mapNested(randomTensor(47, [1, 3, 3]), () => 1)
    const got = await candidate.im2col(ones, { kernel: [3, 3], padding: 1 })
    expectShape(got, [9, 9])
    // How many taps of each window lie inside the image, and how often each tap does.
    const inside = [4, 6, 4, 6, 9, 6, 4, 6, 4]
    expectClose(
      inside.map((_, at) => sum(got.map((row) => row[at]!))),
      inside,
    )
    expectClose(got.map(sum), inside)
  })

  test('windows-outside-the-image', async () => {
    const got = await candidate.im2col([[[7]]], { kernel: [1, 2], padding: 2 })
    const zeros = Array.from({ length: 8 }, () => 0)
    expectClose(got, [
      [...zeros, 0, 0, 7, 0, ...zeros],
      [...zeros, 0, 7, 0, 0, ...zeros],
    ])
  })

  test('huge-and-tiny-numbers', async () => {
    const x = [[[1e300, -1e300, 1e-7, -1e4]]]
    expectClose(await candidate.im2col(x, { kernel: [1, 2], stride: 2 }), [
      [1e300, 1e-7],
      [-1e300, -1e4],
    ])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(51, [2, 3, 3], -1, 1)
    await expectUnchanged(() =>
      candidate.im2col(x, { kernel: [2, 2], stride: 2, padding: 1, dilation: 2 }),
    )
  })

  test('kernel-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [
      [
        [1, 2],
        [3, 4],
      ],
    ]
    for (const kernel of [
      [3, 3],
      [3, 1],
      [1, 3],
    ] as [number, number][])
      for (const stride of [1, 2])
        await expectDeliberateError(() => candidate.im2col(x, { kernel, stride }))
    await expectDeliberateError(() => candidate.im2col(x, { kernel: [6, 6], padding: 1 }))
  })

  test('dilated-kernel-must-fit', async () => {
    await expectGoodInputWorks()
    for (const kernel of [
      [2, 2],
      [2, 1],
      [1, 2],
    ] as [number, number][])
      await expectDeliberateError(() => candidate.im2col(oneToNine, { kernel, dilation: 3 }))
  })
})
