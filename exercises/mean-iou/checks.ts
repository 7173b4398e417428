import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const randomLabels = (seed: number, h: number, w: number, classes: number): number[][] =>
  mapNested(randomTensor(seed, [h, w], 0, classes), Math.floor)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const { confusion } = await candidate.segmentationMetrics([[0, 1]], [[0, 0]], 2)
  expectSame(confusion, [
    [1, 1],
    [0, 0],
  ])
}

describe('samples', () => {
  test('two-classes', async () => {
    const pred = [
      [0, 1],
      [1, 1],
    ]
    const target = [
      [0, 1],
      [0, 1],
    ]
    expectClose(await candidate.segmentationMetrics(pred, target, 2), {
      confusion: [
        [1, 1],
        [0, 2],
      ],
      iou: [0.5, 2 / 3],
      dice: [2 / 3, 0.8],
      miou: 7 / 12,
      pixelAccuracy: 0.75,
    })
  })

  test('absent-class', async () => {
    const pred = [
      [0, 0],
      [1, 2],
    ]
    const target = [
      [0, 0],
      [1, 1],
    ]
    expectClose(await candidate.segmentationMetrics(pred, target, 4), {
      confusion: [
        [2, 0, 0, 0],
        [0, 1, 1, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      iou: [1, 0.5, 0, null],
      dice: [1, 2 / 3, 0, null],
      miou: 0.5,
      pixelAccuracy: 0.75,
    })
  })

  test('ignored-pixel', async () => {
    expectClose(await candidate.segmentationMetrics([[0, 1]], [[0, 255]], 2, 255), {
      confusion: [
        [1, 0],
        [0, 0],
      ],
      iou: [1, null],
      dice: [1, null],
      miou: 1,
      pixelAccuracy: 1,
    })
  })
})

describe('hidden', () => {
  test('result-shape', async () => {
    for (const classes of [1, 3, 6]) {
      const [pred, target] = [randomLabels(1, 2, 5, classes), randomLabels(2, 2, 5, classes)]
      const got = await candidate.segmentationMetrics(pred, target, classes)
      expectShape(got.confusion, [classes, classes])
      expectThat(
        got.iou.length === classes && got.dice.length === classes,
        'iou and dice must have one entry per class.',
        { got },
      )
      expectShape(got.miou, [])
      expectShape(got.pixelAccuracy, [])
    }
  })

  test('three-classes', async () => {
    const pred = [
      [0, 1, 2],
      [2, 1, 0],
    ]
    const target = [
      [0, 2, 2],
      [1, 1, 0],
    ]
    expectClose(await candidate.segmentationMetrics(pred, target, 3), {
      confusion: [
        [2, 0, 0],
        [0, 1, 1],
        [0, 1, 1],
      ],
      iou: [1, 1 / 3, 1 / 3],
      dice: [1, 0.5, 0.5],
      miou: 5 / 9,
      pixelAccuracy: 2 / 3,
    })
  })

  test('rows-are-true-classes', async () => {
    const { confusion } = await candidate.segmentationMetrics([[1, 1, 2, 0]], [[0, 0, 0, 2]], 3)
    expectSame(confusion, [
      [0, 2, 1],
      [0, 0, 0],
      [1, 0, 0],
    ])
  })

  test('class-in-one-map-only', async () => {
    const only = { iou: [0.5, 0], dice: [2 / 3, 0], miou: 0.25, pixelAccuracy: 0.5 }
    expectClose(await candidate.segmentationMetrics([[0, 1]], [[0, 0]], 2), {
      confusion: [
        [1, 1],
        [0, 0],
      ],
      ...only,
    })
    expectClose(await candidate.segmentationMetrics([[0, 0]], [[0, 1]], 2), {
      confusion: [
        [1, 0],
        [1, 0],
      ],
      ...only,
    })
  })

  test('rare-class', async () => {
    // All background: 99 of 100 pixels are right, and the object is missed.
    const pred = Array.from({ length: 10 }, () => new Array<number>(10).fill(0))
    const target = mapNested(pred, (v) => v)
    target[4]![7] = 1
    const got = await candidate.segmentationMetrics(pred, target, 2)
    expectClose(got.pixelAccuracy, 0.99)
    expectClose(got.miou, 0.495)
    expectClose(got.iou, [0.99, 0])
  })

  test('ignore-class-zero', async () => {
    const pred = [[0, 0, 1, 1]]
    const target = [[0, 1, 1, 0]]
    expectClose(await candidate.segmentationMetrics(pred, target, 2, 0), {
      confusion: [
        [0, 0],
        [1, 1],
      ],
      iou: [0, 0.5],
      dice: [0, 2 / 3],
      miou: 0.25,
      pixelAccuracy: 0.5,
    })
  })

  test('ignored-by-target-only', async () => {
    // Class 1 is ignored where it is the truth, not where it was predicted.
    expectClose(await candidate.segmentationMetrics([[1, 0, 2]], [[0, 1, 2]], 3, 1), {
      confusion: [
        [0, 1, 0],
        [0, 0, 0],
        [0, 0, 1],
      ],
      iou: [0, 0, 1],
      dice: [0, 0, 1],
      miou: 1 / 3,
      pixelAccuracy: 0.5,
    })
  })

  test('random-maps', async () => {
    for (const [seed, classes] of [
      [11, 2],
      [12, 4],
      [13, 7],
    ] as const) {
      const [pred, target] = [
        randomLabels(seed, 6, 5, classes),
        randomLabels(seed + 100, 6, 5, classes),
      ]
      expectClose(
        await candidate.segmentationMetrics(pred, target, classes),
        reference.segmentationMetrics(pred, target, classes),
      )
    }
  })

  test('random-maps-with-ignored', async () => {
    for (const [seed, ignoreIndex] of [
      [21, 255],
      [22, -1],
      [23, 2],
    ] as const) {
      const pred = randomLabels(seed, 6, 6, 4)
      const target = mapNested(randomLabels(seed + 100, 6, 6, 5), (v) =>
        v === 4 ? ignoreIndex : v,
      )
      expectClose(
        await candidate.segmentationMetrics(pred, target, 4, ignoreIndex),
        reference.segmentationMetrics(pred, target, 4, ignoreIndex),
      )
    }
  })

  test('perfect', async () => {
    const map = randomLabels(31, 5, 6, 3)
    const got = await candidate.segmentationMetrics(map, map, 3)
    const { iou, dice, miou, pixelAccuracy } = got
    expectClose(
      { iou, dice, miou, pixelAccuracy },
      {
        iou: [1, 1, 1],
        dice: [1, 1, 1],
        miou: 1,
        pixelAccuracy: 1,
      },
    )
  })

  test('dice-from-iou', async () => {
    const got = await candidate.segmentationMetrics(
      randomLabels(41, 6, 6, 3),
      randomLabels(42, 6, 6, 3),
      3,
    )
    expectFinite(got.iou)
    expectClose(
      got.dice,
      got.iou.map((v) => (2 * v!) / (1 + v!)),
    )
  })

  test('every-pixel-counted-once', async () => {
    const [pred, target] = [randomLabels(51, 4, 9, 3), randomLabels(52, 4, 9, 4)]
    const got = await candidate.segmentationMetrics(pred, target, 3, 3)
    const counted = target.flat().filter((t) => t !== 3).length
    const total = got.confusion.flat().reduce((sum, n) => sum + n, 0)
    expectThat(
      total === counted,
      'The entries of the matrix must sum to the number of pixels that are not ignored.',
      { got: total, expected: counted },
    )
  })

  test('ignored-predictions-do-not-matter', async () => {
    const target = mapNested(randomLabels(61, 5, 5, 4), (v) => (v === 3 ? 255 : v))
    const pred = randomLabels(62, 5, 5, 3)
    const expected = reference.segmentationMetrics(pred, target, 3, 255)
    for (const other of [0, 2, 77, -5, 255]) {
      const changed = pred.map((row, i) => row.map((p, j) => (target[i]![j] === 255 ? other : p)))
      expectClose(await candidate.segmentationMetrics(changed, target, 3, 255), expected)
    }
  })

  test('classes-renamed', async () => {
    const [pred, target] = [randomLabels(71, 5, 6, 4), randomLabels(72, 5, 6, 4)]
    const order = [2, 0, 3, 1] // the new class k is the old class order[k]
    const renamed = (map: number[][]) => mapNested(map, (v) => order.indexOf(v))
    const old = reference.segmentationMetrics(pred, target, 4)
    expectClose(await candidate.segmentationMetrics(renamed(pred), renamed(target), 4), {
      ...old,
      confusion: permuted(old.confusion, order).map((row) => permuted(row, order)),
      iou: permuted(old.iou, order),
      dice: permuted(old.dice, order),
    })
  })

  test('maps-exchanged', async () => {
    const [pred, target] = [randomLabels(81, 5, 6, 3), randomLabels(82, 5, 6, 3)]
    const straight = reference.segmentationMetrics(pred, target, 3)
    expectClose(await candidate.segmentationMetrics(target, pred, 3), {
      ...straight,
      confusion: straight.confusion.map((_, t) => straight.confusion.map((row) => row[t]!)),
    })
  })

  test('one-pixel', async () => {
    expectClose(await candidate.segmentationMetrics([[0]], [[0]], 1), {
      confusion: [[1]],
      iou: [1],
      dice: [1],
      miou: 1,
      pixelAccuracy: 1,
    })
  })

  test('nothing-counted', async () => {
    const zeros = [0, 0, 0]
    expectClose(await candidate.segmentationMetrics([[2, 2]], [[255, 255]], 3, 255), {
      confusion: [zeros, zeros, zeros],
      iou: [null, null, null],
      dice: [null, null, null],
      miou: 0,
      pixelAccuracy: 0,
    })
  })

  test('input-unchanged', async () => {
    const [pred, target] = [randomLabels(91, 3, 4, 3), randomLabels(92, 3, 4, 3)]
    await expectUnchanged(() => candidate.segmentationMetrics(pred, target, 3))
    await expectUnchanged(() => candidate.segmentationMetrics(pred, target, 3, 1))
  })

  test('sizes-must-match', async () => {
    await expectGoodInputWorks()
    const two = [
      [0, 1],
      [1, 0],
    ]
    for (const other of [
      [[0, 1]],
      [[0]],
      [[0, 1, 1, 0]],
      [
        [0, 1],
        [1, 0],
        [0, 0],
      ],
      [[0, 1], [1]],
      [
        [0, 1],
        [1, 0, 0],
      ],
    ]) {
      await expectDeliberateError(() => candidate.segmentationMetrics(two, other, 2))
      await expectDeliberateError(() => candidate.segmentationMetrics(other, two, 2))
    }
  })

  test('labels-must-be-classes', async () => {
    await expectGoodInputWorks()
    const at = (p: number, t: number, ignoreIndex: number | null = null) =>
      candidate.segmentationMetrics([[0, p]], [[0, t]], 2, ignoreIndex)
    for (const bad of [2, 5, -1]) {
      await expectDeliberateError(() => at(bad, 1))
      await expectDeliberateError(() => at(0, bad))
      await expectDeliberateError(() => at(bad, bad))
    }
    // Row by row, entry [0][2] of a matrix of two columns is entry [1][0].
    await expectDeliberateError(() => at(2, 0))
    await expectDeliberateError(() => at(0, 255)) // ignored only when it is asked for
    await expectDeliberateError(() => at(255, 1, 255))
  })
})
