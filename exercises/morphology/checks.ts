import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const ops = ['erode', 'dilate', 'open', 'close', 'gradient', 'tophat', 'blackhat'] as const

const block = (rows: number, columns: number): Mat =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(1))
const full = block(3, 3)
const cross = [
  [0, 1, 0],
  [1, 1, 1],
  [0, 1, 0],
]
const corner = [
  [0, 1, 1],
  [0, 1, 1],
  [0, 0, 0],
]
const diagonal = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const binaryImage = (seed: number, rows: number, columns: number, share: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns]), (v) => (v < share ? 1 : 0))

/** A random element with its centre set. */
function randomElement(seed: number, rows: number, columns: number): Mat {
  const element = binaryImage(seed, rows, columns, 0.5)
  element[(rows - 1) / 2]![(columns - 1) / 2] = 1
  return element
}

const reflect = (element: Mat): Mat => element.toReversed().map((row) => row.toReversed())

/** Stamps a copy of the element on every pixel of a binary image that is 1. */
function stamped(img: Mat, element: Mat): Mat {
  const out = mapNested(img, () => 0)
  const [cy, cx] = [(element.length - 1) / 2, (element[0]!.length - 1) / 2]
  for (const [y, row] of img.entries())
    for (const [x, value] of row.entries())
      for (const [i, line] of element.entries())
        for (const [j, e] of line.entries()) {
          const [ty, tx] = [y + i - cy, x + j - cx]
          if (value === 1 && e === 1 && out[ty]?.[tx] !== undefined) out[ty][tx] = 1
        }
  return out
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.morphology([[3, 1]], 'erode', full), [[1, 1]])

describe('samples', () => {
  test('erode-square', async () => {
    const img = [
      [0, 0, 0, 0, 0],
      [0, 1, 1, 1, 0],
      [0, 1, 1, 1, 0],
      [0, 1, 1, 1, 0],
      [0, 0, 0, 0, 0],
    ]
    expectClose(await candidate.morphology(img, 'erode', full), [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ])
  })

  test('dilate-grey', async () => {
    const img = [
      [0, 0, 0, 0],
      [0, 5, 0, 0],
      [0, 0, 0, 9],
    ]
    expectClose(await candidate.morphology(img, 'dilate', cross), [
      [0, 5, 0, 0],
      [5, 5, 5, 9],
      [0, 5, 9, 9],
    ])
  })

  test('open-asymmetric', async () => {
    const img = [
      [0, 1, 1, 0],
      [1, 1, 1, 0],
      [0, 1, 1, 1],
    ]
    expectClose(await candidate.morphology(img, 'open', corner), [
      [0, 1, 1, 0],
      [0, 1, 1, 0],
      [0, 1, 1, 0],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const img = greyImage(1, 3, 5)
    for (const op of ops) expectShape(await candidate.morphology(img, op, cross), [3, 5])
    expectShape(await candidate.morphology(img, 'dilate', block(1, 5)), [3, 5])
    expectShape(await candidate.morphology([[4]], 'close', full), [1, 1])
  })

  test('direction', async () => {
    const left = [[1, 1, 0]]
    const dot = [[0, 0, 7, 0, 0]]
    expectClose(await candidate.morphology(dot, 'dilate', left), [[0, 7, 7, 0, 0]])
    const ramp = [[1, 2, 3, 4, 5]]
    expectClose(await candidate.morphology(ramp, 'erode', left), [[1, 1, 2, 3, 4]])
    const column = [[0], [0], [7], [0]]
    expectClose(await candidate.morphology(column, 'dilate', [[1], [1], [0]]), [[0], [7], [7], [0]])
  })

  test('element-stamped', async () => {
    for (const seed of [11, 12]) {
      const img = binaryImage(seed, 6, 7, 0.15)
      const element = randomElement(seed + 100, 3, 5)
      const expected = stamped(img, element)
      expectClose(await candidate.morphology(img, 'dilate', element), expected)
    }
  })

  test('constant-image', async () => {
    for (const value of [1, 200, -3]) {
      const img = mapNested(block(3, 4), () => value)
      for (const op of ['erode', 'dilate', 'open', 'close'] as const)
        expectClose(await candidate.morphology(img, op, full), img)
      expectClose(
        await candidate.morphology(img, 'gradient', corner),
        mapNested(img, () => 0),
      )
    }
  })

  test('dots-and-holes', async () => {
    const img = [
      [0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1, 1, 1, 0, 0],
      [0, 1, 0, 0, 1, 0, 1, 0, 0],
      [0, 0, 0, 0, 1, 1, 1, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]
    // 2 × 2 ones in a frame with a centre.
    const element = [
      [0, 0, 0],
      [0, 1, 1],
      [0, 1, 1],
    ]
    const nothing = mapNested(img, () => 0)
    expectClose(await candidate.morphology(img, 'open', element), nothing)
    expectClose(await candidate.morphology(img, 'tophat', element), img)
    const filled = img.map((row, y) => row.map((v, x) => (y === 2 && x === 5 ? 1 : v)))
    expectClose(await candidate.morphology(img, 'close', element), filled)
    const hole = nothing.map((row, y) => row.map((v, x) => (y === 2 && x === 5 ? 1 : v)))
    expectClose(await candidate.morphology(img, 'blackhat', element), hole)
  })

  test('gradient-of-a-step', async () => {
    const step = [
      [10, 10, 10, 60, 60],
      [10, 10, 10, 60, 60],
    ]
    const edge = [
      [0, 0, 50, 50, 0],
      [0, 0, 50, 50, 0],
    ]
    expectClose(await candidate.morphology(step, 'gradient', full), edge)
  })

  test('hats-of-a-line', async () => {
    const line = [[4, 4, 9, 4, 4, 1, 4, 8, 8]]
    const element = [[1, 1, 1]]
    expectClose(await candidate.morphology(line, 'tophat', element), [[0, 0, 5, 0, 0, 0, 0, 0, 0]])
    expectClose(await candidate.morphology(line, 'blackhat', element), [
      [0, 0, 0, 0, 0, 3, 0, 0, 0],
    ])
  })

  test('diagonal-at-the-border', async () => {
    const img = [
      [5, 1, 7],
      [2, 6, 3],
      [9, 4, 8],
    ]
    expectClose(await candidate.morphology(img, 'erode', diagonal), [
      [5, 1, 7],
      [2, 5, 1],
      [9, 2, 6],
    ])
    expectClose(await candidate.morphology(img, 'dilate', diagonal), [
      [6, 3, 7],
      [4, 8, 3],
      [9, 4, 8],
    ])
  })

  test('element-larger-than-image', async () => {
    const img = [
      [3, -1, 4],
      [1, 5, 9],
    ]
    const [least, most] = [mapNested(img, () => -1), mapNested(img, () => 9)]
    expectClose(await candidate.morphology(img, 'erode', block(7, 5)), least)
    expectClose(await candidate.morphology(img, 'dilate', block(5, 7)), most)
  })

  test('tall-and-wide-elements', async () => {
    const img = greyImage(21, 6, 6)
    for (const element of [block(5, 1), block(1, 5), [[1, 0, 1, 0, 0]], randomElement(22, 5, 3)])
      for (const op of ['erode', 'dilate', 'close'] as const)
        expectClose(
          await candidate.morphology(img, op, element),
          reference.morphology(img, op, element),
        )
  })

  test('random-all-operations', async () => {
    for (const op of ops) {
      const img = greyImage(31, 7, 8)
      for (const element of [full, randomElement(32, 3, 3), randomElement(33, 3, 5)])
        expectClose(
          await candidate.morphology(img, op, element),
          reference.morphology(img, op, element),
        )
    }
  })

  test('single-one', async () => {
    const img = greyImage(41, 3, 4)
    const lone = mapNested(full, () => 0)
    lone[1]![1] = 1
    for (const element of [[[1]], lone]) {
      for (const op of ['erode', 'dilate', 'open', 'close'] as const)
        expectClose(await candidate.morphology(img, op, element), img)
      for (const op of ['gradient', 'tophat', 'blackhat'] as const)
        expectClose(
          await candidate.morphology(img, op, element),
          mapNested(img, () => 0),
        )
    }
  })

  test('order-of-results', async () => {
    const img = greyImage(51, 6, 7)
    const element = randomElement(52, 3, 3)
    const rising = [
      await candidate.morphology(img, 'erode', element),
      await candidate.morphology(img, 'open', element),
      img,
      await candidate.morphology(img, 'close', element),
      await candidate.morphology(img, 'dilate', element),
    ]
    for (const result of rising) expectShape(result, [6, 7])
    const names = ['eroded', 'opened', 'original', 'closed', 'dilated']
    for (let k = 1; k < rising.length; k++)
      for (let y = 0; y < 6; y++)
        for (let x = 0; x < 7; x++)
          expectThat(
            rising[k - 1]![y]![x]! <= rising[k]![y]![x]!,
            `The ${names[k]} image is darker than the ${names[k - 1]} one at [${y}][${x}].`,
            { got: rising[k] },
          )
  })

  test('twice-is-once', async () => {
    const img = greyImage(61, 6, 6)
    for (const op of ['open', 'close'] as const)
      for (const element of [corner, randomElement(62, 3, 5)]) {
        const once = reference.morphology(img, op, element)
        expectClose(await candidate.morphology(once, op, element), once)
      }
  })

  test('duality', async () => {
    const img = greyImage(71, 5, 6)
    const element = randomElement(72, 3, 3)
    const negative = mapNested(img, (v) => -v)
    for (const [op, dual] of [
      ['erode', 'dilate'],
      ['dilate', 'erode'],
      ['open', 'close'],
    ] as const) {
      const expected = mapNested(reference.morphology(img, dual, reflect(element)), (v) => -v)
      expectClose(await candidate.morphology(negative, op, element), expected)
    }
  })

  test('two-steps-make-a-larger-one', async () => {
    const img = greyImage(81, 7, 7)
    const once = reference.morphology(img, 'dilate', full)
    expectClose(
      await candidate.morphology(once, 'dilate', full),
      reference.morphology(img, 'dilate', block(5, 5)),
    )
    expectClose(
      await candidate.morphology(img, 'erode', block(5, 5)),
      reference.morphology(reference.morphology(img, 'erode', block(1, 5)), 'erode', block(5, 1)),
    )
  })

  test('brighter-and-darker', async () => {
    const img = randomTensor(91, [4, 5], -2, 2)
    for (const shift of [-1000, 1000]) {
      const moved = mapNested(img, (v) => v + shift)
      for (const op of ['erode', 'dilate'] as const) {
        const expected = mapNested(reference.morphology(img, op, cross), (v) => v + shift)
        expectClose(await candidate.morphology(moved, op, cross), expected)
      }
      const expected = reference.morphology(img, 'gradient', cross)
      expectClose(await candidate.morphology(moved, 'gradient', cross), expected)
    }
  })

  test('input-unchanged', async () => {
    const img = greyImage(101, 4, 4)
    for (const op of ops) await expectUnchanged(() => candidate.morphology(img, op, corner))
  })

  test('bad-element-throws', async () => {
    await expectGoodInputWorks()
    const at = (element: Mat) => candidate.morphology([[1, 2, 3]], 'dilate', element)
    await expectDeliberateError(() => at([]))
    await expectDeliberateError(() => at([[]]))
    await expectDeliberateError(() => at([[1], [1]]))
    await expectDeliberateError(() => at([[1, 1]]))
    await expectDeliberateError(() => at([[0]]))
    await expectDeliberateError(() => at([[1, 0, 1]]))
  })

  test('unknown-operation-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.morphology([[1, 2]], 'thin' as never, full))
  })
})
