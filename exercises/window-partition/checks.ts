import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectPermutationEquivariant,
  expectSame,
  expectShape,
  expectUnchanged,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T3 = number[][][]
type T4 = number[][][][]

/** Entries that tell where they are: image, row, column. */
const coordinates = (b: number, h: number, w: number): T4 =>
  Array.from({ length: b }, (_, i) =>
    Array.from({ length: h }, (_, y) => Array.from({ length: w }, (_, x) => [i, y, x])),
  )

/** One channel with the numbers 1, 2, 3 … row by row. */
const numbered = (h: number, w: number): T3 =>
  Array.from({ length: h }, (_, y) => Array.from({ length: w }, (_, x) => [y * w + x + 1]))

const column = (...values: number[]): number[][] => values.map((v) => [v])

/** A function that throws at everything must not pass the checks of bad input. */
const expectPartitionWorks = async () =>
  expectSame(await candidate.windowPartition([numbered(2, 4)], 2), [
    column(1, 2, 5, 6),
    column(3, 4, 7, 8),
  ])
const expectReverseWorks = async () =>
  expectSame(await candidate.windowReverse([column(1, 2, 5, 6), column(3, 4, 7, 8)], 2, 2, 4), [
    numbered(2, 4),
  ])

describe('samples', () => {
  test('single-pixels', async () => {
    const got = await candidate.windowPartition(
      [
        [
          [[1], [2]],
          [[3], [4]],
        ],
      ],
      1,
    )
    expectSame(got, [[[1]], [[2]], [[3]], [[4]]])
  })

  test('two-windows', async () => {
    const x = [
      [
        [[1], [2], [3], [4]],
        [[5], [6], [7], [8]],
      ],
    ]
    expectSame(await candidate.windowPartition(x, 2), [
      [[1], [2], [5], [6]],
      [[3], [4], [7], [8]],
    ])
  })

  test('put-together-again', async () => {
    const windows = [
      [[1], [2], [5], [6]],
      [[3], [4], [7], [8]],
    ]
    expectSame(await candidate.windowReverse(windows, 2, 2, 4), [
      [
        [[1], [2], [3], [4]],
        [[5], [6], [7], [8]],
      ],
    ])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const x = randomTensor(1, [2, 4, 6, 3])
    expectShape(await candidate.windowPartition(x, 2), [12, 4, 3])
    expectShape(await candidate.windowPartition(x, 1), [48, 1, 3])
    const windows = randomTensor(2, [12, 4, 5])
    expectShape(await candidate.windowReverse(windows, 2, 4, 6), [2, 4, 6, 5])
    expectShape(await candidate.windowReverse(windows, 2, 6, 8), [1, 6, 8, 5])
  })

  test('order-of-the-windows', async () => {
    // Each window holds one number only.
    const x = [
      [
        column(1, 1, 2, 2, 3, 3),
        column(1, 1, 2, 2, 3, 3),
        column(4, 4, 5, 5, 6, 6),
        column(4, 4, 5, 5, 6, 6),
      ],
    ]
    expectSame(
      await candidate.windowPartition(x, 2),
      [1, 2, 3, 4, 5, 6].map((v) => column(v, v, v, v)),
    )
    const windows = [1, 2, 3, 4, 5, 6].map((v) => column(v, v, v, v))
    expectSame(await candidate.windowReverse(windows, 2, 4, 6), x)
  })

  test('order-within-a-window', async () => {
    const tokens = column(1, 2, 3, 4, 5, 6, 7, 8, 9)
    expectSame(await candidate.windowPartition([numbered(3, 3)], 3), [tokens])
    expectSame(await candidate.windowReverse([tokens], 3, 3, 3), [numbered(3, 3)])
  })

  test('image-by-image', async () => {
    const windows = [10, 20, 30, 40].map((v) => column(v))
    const x = [[column(10, 20)], [column(30, 40)]]
    expectSame(await candidate.windowPartition(x, 1), windows)
    expectSame(await candidate.windowReverse(windows, 1, 1, 2), x)
    expectSame(await candidate.windowReverse(windows, 1, 2, 1), [
      [[[10]], [[20]]],
      [[[30]], [[40]]],
    ])
  })

  test('window-size-is-no-count', async () => {
    // 36 pixels in four windows of side 3, or in nine of side 2.
    const x = coordinates(1, 6, 6)
    expectSame(await candidate.windowPartition(x, 3), reference.windowPartition(x, 3))
    expectSame(await candidate.windowPartition(x, 2), reference.windowPartition(x, 2))
  })

  test('random-partition', async () => {
    for (const [seed, b, h, w, c, m] of [
      [11, 2, 4, 6, 3, 2],
      [12, 1, 6, 3, 2, 3],
      [13, 3, 2, 4, 1, 1],
      [14, 2, 8, 4, 2, 4],
    ] as const) {
      const x = randomTensor(seed, [b, h, w, c], -1, 1)
      expectSame(await candidate.windowPartition(x, m), reference.windowPartition(x, m))
    }
  })

  test('random-reverse', async () => {
    for (const [seed, b, h, w, c, m] of [
      [21, 2, 4, 6, 3, 2],
      [22, 1, 3, 6, 2, 3],
      [23, 3, 4, 2, 1, 1],
      [24, 2, 4, 8, 2, 4],
      [25, 1, 6, 4, 1, 2],
    ] as const) {
      const windows = randomTensor(seed, [(b * h * w) / (m * m), m * m, c], -1, 1)
      expectSame(
        await candidate.windowReverse(windows, m, h, w),
        reference.windowReverse(windows, m, h, w),
      )
    }
  })

  test('there-and-back', async () => {
    for (const [b, h, w, m] of [
      [2, 4, 6, 2],
      [3, 9, 3, 3],
      [1, 4, 8, 4],
      [2, 3, 2, 1],
    ] as const) {
      const x = coordinates(b, h, w)
      const windows = await candidate.windowPartition(x, m)
      expectShape(windows, [(b * h * w) / (m * m), m * m, 3])
      expectSame(await candidate.windowReverse(windows, m, h, w), x)
      expectSame(await candidate.windowReverse(reference.windowPartition(x, m), m, h, w), x)
    }
  })

  test('back-and-there', async () => {
    const windows = randomTensor(31, [12, 4, 2], -1, 1)
    for (const [h, w] of [
      [4, 6],
      [6, 4],
      [2, 8],
    ] as const) {
      const x = await candidate.windowReverse(windows, 2, h, w)
      expectShape(x, [48 / (h * w), h, w, 2])
      expectSame(await candidate.windowPartition(x, 2), windows)
    }
  })

  test('neighbours-stay-together', async () => {
    // A window holds the pixels of one m×m square, from its corner on.
    const got = await candidate.windowPartition(coordinates(2, 6, 9), 3)
    expectShape(got, [12, 9, 3])
    for (const window of got) {
      const [image, top, left] = window[0]!
      const square = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [image!, top! + i, left! + j]))
      expectSame(window, square)
    }
  })

  test('any-size', async () => {
    const size = fc.integer({ min: 1, max: 3 })
    const sizes = fc.record({ b: size, rows: size, columns: size, m: size, c: size })
    await fc.assert(
      fc.asyncProperty(sizes, async ({ b, rows, columns, m, c }) => {
        const [h, w] = [rows * m, columns * m]
        const x = coordinates(b, h, w).map((image) =>
          image.map((row) => row.map((at) => [...at].reverse().slice(0, c))),
        )
        const windows = reference.windowPartition(x, m)
        expectSame(await candidate.windowPartition(x, m), windows)
        expectSame(await candidate.windowReverse(windows, m, h, w), x)
      }),
    )
  })

  test('images-are-independent', async () => {
    const x = randomTensor(41, [4, 2, 2, 3])
    const order = [2, 0, 3, 1]
    await expectPermutationEquivariant(
      (images: T3[]) => candidate.windowPartition(images, 2),
      x,
      order,
    )
    const windows = randomTensor(42, [4, 4, 2])
    expectSame(
      await candidate.windowReverse(permuted(windows, order), 2, 2, 2),
      permuted(reference.windowReverse(windows, 2, 2, 2), order),
    )
  })

  test('one-row-or-column-of-windows', async () => {
    expectSame(await candidate.windowPartition([numbered(2, 6)], 2), [
      column(1, 2, 7, 8),
      column(3, 4, 9, 10),
      column(5, 6, 11, 12),
    ])
    const tall = [column(1, 2, 3, 4), column(5, 6, 7, 8), column(9, 10, 11, 12)]
    expectSame(await candidate.windowPartition([numbered(6, 2)], 2), tall)
    expectSame(await candidate.windowReverse(tall, 2, 6, 2), [numbered(6, 2)])
    expectSame(await candidate.windowReverse(tall, 2, 2, 6), [
      [column(1, 2, 5, 6, 9, 10), column(3, 4, 7, 8, 11, 12)],
    ])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(51, [2, 4, 6, 2])
    await expectUnchanged(() => candidate.windowPartition(x, 2))
    const windows = randomTensor(52, [6, 4, 2])
    await expectUnchanged(() => candidate.windowReverse(windows, 2, 4, 6))
  })

  test('size-must-divide', async () => {
    await expectPartitionWorks()
    await expectDeliberateError(() => candidate.windowPartition([numbered(3, 4)], 2))
    await expectDeliberateError(() => candidate.windowPartition([numbered(4, 3)], 2))
    await expectDeliberateError(() => candidate.windowPartition([numbered(2, 2)], 4))
    await expectReverseWorks()
    await expectDeliberateError(() =>
      candidate.windowReverse([column(1, 2, 3, 4), column(5, 6, 7, 8)], 2, 3, 4),
    )
    await expectDeliberateError(() => candidate.windowReverse([column(1, 2, 3, 4)], 2, 2, 3))
    await expectDeliberateError(() => candidate.windowReverse([column(1, 2, 3, 4)], 2, 0, 2))
  })

  test('window-size-must-be-positive', async () => {
    await expectPartitionWorks()
    await expectReverseWorks()
    for (const m of [0, -1, 1.5]) {
      await expectDeliberateError(() => candidate.windowPartition([numbered(3, 3)], m))
      const windows = [1, 2, 3, 4].map((v) => column(v, v, v, v))
      await expectDeliberateError(() => candidate.windowReverse(windows, m, 3, 3))
    }
  })

  test('windows-must-fill-images', async () => {
    await expectReverseWorks()
    const windows = (n: number): T3 => Array.from({ length: n }, () => column(1, 2, 3, 4))
    for (const n of [1, 3, 5])
      await expectDeliberateError(() => candidate.windowReverse(windows(n), 2, 2, 4))
    for (const tokens of [column(1), column(1, 2, 3), column(1, 2, 3, 4, 5), column()]) {
      await expectDeliberateError(() => candidate.windowReverse([tokens, tokens], 2, 2, 4))
      const mixed = [...windows(1), tokens]
      await expectDeliberateError(() => candidate.windowReverse(mixed, 2, 2, 4))
    }
    // As many tokens as two windows have, but cut differently.
    const halves = Array.from({ length: 4 }, () => column(1, 2))
    await expectDeliberateError(() => candidate.windowReverse(halves, 2, 2, 4))
  })

  test('empty-throws', async () => {
    await expectPartitionWorks()
    for (const x of [[], [[]], [[[]]]] as T4[])
      await expectDeliberateError(() => candidate.windowPartition(x, 1))
    await expectReverseWorks()
    await expectDeliberateError(() => candidate.windowReverse([], 2, 2, 4))
  })
})
