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
type T3 = number[][][]
type T4 = number[][][][]

const randomTarget = (seed: number, shape: [number, number, number], classes: number): T3 =>
  mapNested(randomTensor(seed, shape, 0, classes), Math.floor)

/** Logits so large that softmax is all but certain of the given class. */
const certain = (target: T3, classes: number, size: number): T4 =>
  target.map((map) =>
    Array.from({ length: classes }, (_, k) => mapNested(map, (v) => (v === k ? size : -size))),
  )

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.diceLoss([[[[0, 0]], [[0, 0]]]], [[[1, 0]]]), 1 / 3)

describe('samples', () => {
  test('undecided', async () => {
    expectClose(await candidate.diceLoss([[[[0, 0]], [[0, 0]]]], [[[0, 1]]]), 1 / 3)
  })

  test('almost-perfect', async () => {
    const got = await candidate.diceLoss([[[[10, -10]], [[-10, 10]]]], [[[0, 1]]])
    expectClose(got, 1.3741024984526007e-9)
  })

  test('ignored-pixel', async () => {
    const options = { smooth: 0.5, ignoreIndex: 255 }
    const got = await candidate.diceLoss([[[[2, 0]], [[0, 1]], [[0, 0]]]], [[[0, 255]]], options)
    expectClose(got, 0.1481187129309122)
  })
})

describe('hidden', () => {
  test('one-number', async () => {
    const logits = randomTensor(1, [2, 3, 2, 4], -2, 2)
    expectShape(await candidate.diceLoss(logits, randomTarget(2, [2, 2, 4], 3)), [])
    expectShape(await candidate.diceLoss([[[[5]]]], [[[0]]]), [])
  })

  test('two-images-without-smoothing', async () => {
    const logits = [
      [
        [
          [1, 2],
          [0, -1],
        ],
        [
          [0, 1],
          [3, 1],
        ],
      ],
      [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [2, -1],
          [0, 0],
        ],
      ],
    ]
    const target = [
      [
        [0, 1],
        [1, 0],
      ],
      [
        [1, 0],
        [0, 0],
      ],
    ]
    expectClose(await candidate.diceLoss(logits, target, { smooth: 0 }), 0.3617881639768441)
  })

  test('quarter-and-three-quarters', async () => {
    // p = (3/4, 1/4) at both pixels.
    const logits = [[[[Math.log(3), Math.log(3)]], [[0, 0]]]]
    expectClose(await candidate.diceLoss(logits, [[[0, 1]]], { smooth: 0 }), (0.4 + 2 / 3) / 2)
    expectClose(await candidate.diceLoss(logits, [[[0, 0]]], { smooth: 2 }), (1 / 11 + 0.2) / 2)
  })

  test('ignoring-a-class', async () => {
    const logits = [[[[0, 2, 1]], [[0, 1, -1]]]]
    const target = [[[0, 1, 1]]]
    const [p, q] = [1 / (1 + Math.E), 1 / (1 + Math.E ** -2)] // of class 1 and class 0
    const got = await candidate.diceLoss(logits, target, { ignoreIndex: 0 })
    const ofClass0 = 1 - 1 / (1 - p + q + 1)
    const ofClass1 = 1 - (2 * (p + 1 - q) + 1) / (p + 1 - q + 3)
    expectClose(got, (ofClass0 + ofClass1) / 2)
  })

  test('random-default', async () => {
    for (const seed of [11, 12, 13]) {
      const logits = randomTensor(seed, [2, 4, 3, 5], -3, 3)
      const target = randomTarget(seed + 10, [2, 3, 5], 4)
      const got = await candidate.diceLoss(logits, target)
      expectClose(got, reference.diceLoss(logits, target))
    }
  })

  test('random-options', async () => {
    for (const [seed, smooth, ignoreIndex] of [
      [31, 0.1, 255],
      [32, 5, -1],
      [33, 1e-5, 1],
    ] as const) {
      const logits = randomTensor(seed, [3, 3, 4, 2], -3, 3)
      const target = randomTarget(seed + 10, [3, 4, 2], 3)
      target[0]![1]![0] = target[2]![3]![1] = ignoreIndex
      const options = { smooth, ignoreIndex }
      const got = await candidate.diceLoss(logits, target, options)
      expectClose(got, reference.diceLoss(logits, target, options))
    }
  })

  test('batch-as-one-image', async () => {
    const logits = randomTensor(41, [3, 2, 2, 3], -2, 2)
    const target = randomTarget(42, [3, 2, 3], 2)
    // The three images below each other: the sums stay the same.
    const tall = [[0, 1].map((k) => logits.flatMap((image) => image[k]!))]
    const expected = reference.diceLoss(tall, [target.flat()], { smooth: 0.5 })
    expectClose(await candidate.diceLoss(logits, target, { smooth: 0.5 }), expected)
  })

  test('pixels-in-another-order', async () => {
    const logits = randomTensor(51, [1, 3, 1, 6], -2, 2)
    const target = randomTarget(52, [1, 1, 6], 3)
    const order = [3, 0, 5, 1, 4, 2]
    const moved = logits.map((image) => image.map((map) => map.map((row) => permuted(row, order))))
    const got = await candidate.diceLoss(moved, [[permuted(target[0]![0]!, order)]])
    expectClose(got, reference.diceLoss(logits, target))
  })

  test('classes-renamed', async () => {
    const logits = randomTensor(61, [2, 3, 2, 2], -2, 2)
    const target = randomTarget(62, [2, 2, 2], 3)
    // Class k becomes class k + 1, the last one becomes the background.
    const renamed = logits.map((image) => permuted(image, [2, 0, 1]))
    const got = await candidate.diceLoss(
      renamed,
      mapNested(target, (k) => (k + 1) % 3),
    )
    expectClose(got, reference.diceLoss(logits, target))
  })

  test('ignored-logits-do-not-matter', async () => {
    const logits = randomTensor(71, [1, 3, 2, 3], -2, 2)
    const target = [
      [
        [0, 9, 2],
        [1, 2, 9],
      ],
    ]
    const options = { ignoreIndex: 9 }
    const expected = reference.diceLoss(logits, target, options)
    const other = logits.map((image) =>
      image.map((map, k) =>
        map.map((row, y) => row.map((v, x) => (target[0]![y]![x] === 9 ? 3 * k - 4 : v))),
      ),
    )
    expectClose(await candidate.diceLoss(other, target, options), expected)
  })

  test('right-and-wrong', async () => {
    const target = randomTarget(81, [2, 3, 3], 2)
    const wrong = mapNested(target, (k) => 1 - k)
    const options = { smooth: 1e-6 }
    const right = await candidate.diceLoss(certain(target, 2, 20), target, options)
    expectClose(right, 0, { abs: 1e-6 })
    const allWrong = await candidate.diceLoss(certain(wrong, 2, 20), target, options)
    expectClose(allWrong, 1, { abs: 1e-6 })
  })

  test('surer-costs-less', async () => {
    const target = randomTarget(91, [1, 3, 4], 3)
    let previous = Infinity
    for (const size of [-3, -1, 0, 0.5, 2, 4]) {
      const loss = await candidate.diceLoss(certain(target, 3, size), target)
      expectThat(
        loss >= 0 && loss <= 1 && loss < previous,
        'The loss must lie in [0, 1] and fall as the right class gets more probable.',
        { got: loss },
      )
      previous = loss
    }
  })

  test('absent-class', async () => {
    // Class 2 neither occurs nor is predicted: its loss is 0 with smoothing.
    const target = [[[0, 1, 1]]]
    const got = await candidate.diceLoss(certain(target, 3, 40), target)
    expectClose(got, 0)
    // Class 1 does not occur, but is predicted with 1/2.
    const half = await candidate.diceLoss([[[[0, 0]], [[0, 0]]]], [[[0, 0]]])
    expectClose(half, (1 / 4 + 1 / 2) / 2)
  })

  test('all-ignored', async () => {
    const logits = randomTensor(95, [1, 2, 2, 2], -2, 2)
    const target = [
      [
        [7, 7],
        [7, 7],
      ],
    ]
    expectClose(await candidate.diceLoss(logits, target, { ignoreIndex: 7 }), 0)
  })

  test('huge-logits', async () => {
    expectClose(await candidate.diceLoss([[[[1000, 0]], [[0, 1000]]]], [[[0, 0]]]), 0.375)
    const logits = [[[[1e4, -1e4, 1e4]], [[-1e4, -1e4, 1e4]]]]
    const got = await candidate.diceLoss(logits, [[[0, 1, 1]]])
    expectFinite(got)
    expectClose(got, (1 - 3 / 4 + (1 - 3 / 4)) / 2)
  })

  test('shifted-pixels', async () => {
    const logits = randomTensor(101, [1, 3, 2, 2], -2, 2)
    const target = randomTarget(102, [1, 2, 2], 3)
    const expected = reference.diceLoss(logits, target)
    const shifts = [
      [-900, 800],
      [0, 1500],
    ]
    const moved = logits.map((image) =>
      image.map((map) => map.map((row, y) => row.map((v, x) => v + shifts[y]![x]!))),
    )
    expectClose(await candidate.diceLoss(moved, target), expected)
  })

  test('input-unchanged', async () => {
    const logits = randomTensor(111, [1, 2, 2, 3], -1, 1)
    const target = [
      [
        [0, 1, 255],
        [1, 0, 0],
      ],
    ]
    const options = { smooth: 0.5, ignoreIndex: 255 }
    await expectUnchanged(() => candidate.diceLoss(logits, target, options))
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    const logits = randomTensor(121, [2, 2, 2, 3], -1, 1)
    const at = (n: number, h: number, w: number) =>
      candidate.diceLoss(logits, randomTarget(122, [n, h, w], 2))
    await expectDeliberateError(() => at(1, 2, 3))
    await expectDeliberateError(() => at(3, 2, 3))
    await expectDeliberateError(() => at(2, 1, 3))
    await expectDeliberateError(() => at(2, 3, 3))
    await expectDeliberateError(() => at(2, 2, 1))
    await expectDeliberateError(() => at(2, 2, 2))
    await expectDeliberateError(() => at(2, 2, 4))
    await expectDeliberateError(() => at(2, 3, 2))
  })

  test('label-must-be-a-class', async () => {
    await expectGoodInputWorks()
    const at = (label: number, ignoreIndex: number | null = null) =>
      candidate.diceLoss([[[[0, 0]], [[0, 0]]]], [[[0, label]]], { ignoreIndex })
    for (const label of [2, -1, 0.5, 255]) await expectDeliberateError(() => at(label))
    await expectDeliberateError(() => at(255, 254))
    await expectDeliberateError(() => at(-1, 0))
  })
})
