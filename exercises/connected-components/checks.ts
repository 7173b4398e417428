import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

/** A map of single digits, row by row. */
const digits = (rows: string): Mat => rows.split(' ').map((row) => [...row].map(Number))

const mask = (seed: number, rows: number, columns: number, share: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns]), (v) => (v < share ? 1 : 0))

const sum = (values: readonly number[]): number => values.reduce((total, v) => total + v, 0)
const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(await candidate.connectedComponents([[1]], 4), {
    count: 1,
    labels: [[1]],
    areas: [1],
    boxes: [[0, 0, 1, 1]],
  })

/** A large image says little about a mistake that a small one shows. */
const expectSmallImagesWork = async () => {
  const img = mapNested(randomTensor(71, [8, 9]), (v) => (v < 0.3 ? 2 : v < 0.5 ? 3 : 0))
  const four = await candidate.connectedComponents(img, 4)
  expectSame(four, reference.connectedComponents(img, 4))
  expectSame(await candidate.connectedComponents(img), reference.connectedComponents(img))
}

describe('samples', () => {
  test('sides-only', async () => {
    expectSame(await candidate.connectedComponents(digits('101 010 001'), 4), {
      count: 4,
      labels: digits('102 030 004'),
      areas: [1, 1, 1, 1],
      boxes: digits('0011 0213 1122 2233'),
    })
  })

  test('corners-as-well', async () => {
    expectSame(await candidate.connectedComponents(digits('101 010 001'), 8), {
      count: 1,
      labels: digits('101 010 001'),
      areas: [4],
      boxes: [[0, 0, 3, 3]],
    })
  })

  test('two-arms', async () => {
    expectSame(await candidate.connectedComponents(digits('0101 0111 1000'), 4), {
      count: 2,
      labels: digits('0101 0111 2000'),
      areas: [5, 1],
      boxes: digits('0124 2031'),
    })
  })
})

describe('hidden', () => {
  test('shape-of-labels', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 6],
      [6, 1],
    ] as const) {
      const got = await candidate.connectedComponents(mask(1, rows, columns, 0.5))
      expectShape(got.labels, [rows, columns])
      expectShape(got.boxes, [got.count, 4])
    }
  })

  test('four-connected', async () => {
    expectSame(await candidate.connectedComponents(digits('11001 00011 10100 11101'), 4), {
      count: 4,
      labels: digits('11002 00022 30300 33304'),
      areas: [2, 3, 5, 1],
      boxes: digits('0012 0325 2043 3445'),
    })
  })

  test('eight-by-default', async () => {
    expectSame(await candidate.connectedComponents(digits('11001 00011 10100 11101')), {
      count: 3,
      labels: digits('11002 00022 20200 22203'),
      areas: [2, 8, 1],
      boxes: digits('0012 0045 3445'),
    })
  })

  test('no-foreground', async () => {
    for (const connectivity of [4, 8] as const)
      expectSame(await candidate.connectedComponents(digits('000 000'), connectivity), {
        count: 0,
        labels: digits('000 000'),
        areas: [],
        boxes: [],
      })
  })

  test('both-diagonals', async () => {
    for (const diagonal of ['1000 0100 0010 0001', '0001 0010 0100 1000']) {
      const joined = await candidate.connectedComponents(digits(diagonal), 8)
      expectSame(joined, {
        count: 1,
        labels: digits(diagonal),
        areas: [4],
        boxes: [[0, 0, 4, 4]],
      })
      expectSame((await candidate.connectedComponents(digits(diagonal), 4)).count, 4)
    }
  })

  test('comb-and-spiral', async () => {
    const comb = digits('10101 10101 11111')
    expectSame(await candidate.connectedComponents(comb, 4), {
      count: 1,
      labels: comb,
      areas: [11],
      boxes: [[0, 0, 3, 5]],
    })
    const spiral = digits('1111111 0000001 1111101 1000101 1011101 1000001 1111111')
    for (const connectivity of [4, 8] as const)
      expectSame(await candidate.connectedComponents(spiral, connectivity), {
        count: 1,
        labels: spiral,
        areas: [sum(spiral.flat())],
        boxes: [[0, 0, 7, 7]],
      })
  })

  test('order-of-labels', async () => {
    // The component of the 1 reaches far down and to the left before the others are met.
    const img = digits('00010 10010 00010 01110 00000 10001')
    const got = await candidate.connectedComponents(img, 4)
    expectSame(got, {
      count: 4,
      labels: digits('00010 20010 00010 01110 00000 30004'),
      areas: [6, 1, 1, 1],
      boxes: digits('0144 1021 5061 5465'),
    })
  })

  test('edges-of-the-image', async () => {
    // The end of one row is no neighbour of the start of the next, nor the last row of the first.
    const got = await candidate.connectedComponents(digits('0001 1000 0000 1001'))
    expectSame(got, {
      count: 4,
      labels: digits('0001 2000 0000 3004'),
      areas: [1, 1, 1, 1],
      boxes: digits('0314 1021 3041 3344'),
    })
    const frame = digits('1111 1001 1111')
    expectSame(await candidate.connectedComponents(frame, 4), {
      count: 1,
      labels: frame,
      areas: [10],
      boxes: [[0, 0, 3, 4]],
    })
  })

  test('component-within-another', async () => {
    const got = await candidate.connectedComponents(digits('11111 10001 10101 10001 11111'))
    expectSame(got, {
      count: 2,
      labels: digits('11111 10001 10201 10001 11111'),
      areas: [16, 1],
      boxes: digits('0055 2233'),
    })
  })

  test('any-value-but-zero', async () => {
    const img = [
      [255, 1, 0, 2],
      [0, 0.5, 0, -3],
    ]
    expectSame(await candidate.connectedComponents(img, 4), {
      count: 2,
      labels: digits('1102 0102'),
      areas: [3, 2],
      boxes: digits('0022 0324'),
    })
  })

  test('checkerboard', async () => {
    const board = filled(12, 15, (y, x) => (y + x) % 2)
    const apart = await candidate.connectedComponents(board, 4)
    expectSame(apart.count, 90)
    expectSame(apart.areas, new Array(90).fill(1))
    expectSame(apart.labels?.[11]?.[14], 90)
    const together = await candidate.connectedComponents(board, 8)
    expectSame(together, { count: 1, labels: board, areas: [90], boxes: [[0, 0, 12, 15]] })
  })

  test('areas-add-up', async () => {
    for (const share of [0.2, 0.5, 0.8]) {
      const img = mask(11, 9, 11, share)
      const { count, labels, areas } = await candidate.connectedComponents(img)
      expectSame(areas.length, count)
      expectClose(sum(areas), sum(img.flat()))
      const foreground = mapNested(labels, (label) => (label === 0 ? 0 : 1))
      expectSame(foreground, img)
    }
  })

  test('tight-boxes', async () => {
    const img = mask(21, 10, 12, 0.45)
    const { labels, boxes } = await candidate.connectedComponents(img, 4)
    expectShape(boxes, [reference.connectedComponents(img, 4).count, 4])
    for (const [i, box] of boxes.entries()) {
      const ys = [...labels.keys()].filter((y) => labels[y]!.includes(i + 1))
      const xs = ys.flatMap((y) => [...labels[y]!.keys()].filter((x) => labels[y]![x] === i + 1))
      expectThat(ys.length > 0, `No pixel has the label ${i + 1}.`, { got: labels })
      const expected = [ys[0]!, Math.min(...xs), ys.at(-1)! + 1, Math.max(...xs) + 1]
      expectSame(box, expected)
    }
  })

  test('mirrored-and-transposed', async () => {
    const img = mask(31, 8, 11, 0.4)
    for (const connectivity of [4, 8] as const) {
      const { count, areas } = reference.connectedComponents(img, connectivity)
      const transposed = img[0]!.map((_, x) => img.map((row) => row[x]!))
      for (const view of [img.map((row) => row.toReversed()), img.toReversed(), transposed]) {
        const got = await candidate.connectedComponents(view, connectivity)
        expectSame(got.count, count)
        expectSame(ascending(got.areas), ascending(areas))
      }
    }
  })

  test('sides-split-corners', async () => {
    // Each component over sides lies within one component over corners.
    const img = mask(41, 9, 9, 0.4)
    const fine = await candidate.connectedComponents(img, 4)
    const coarse = await candidate.connectedComponents(img, 8)
    expectThat(
      coarse.count < fine.count,
      'Over corners as well there must be fewer components here than over sides only.',
      { got: [fine.count, coarse.count] },
    )
    const partner = new Map<number, number>()
    fine.labels.forEach((row, y) =>
      row.forEach((label, x) => {
        const other = coarse.labels[y]?.[x] ?? 0
        expectThat(
          (partner.get(label) ?? other) === other,
          `The pixels of component ${label} over sides have different labels over corners.`,
          { got: coarse.labels },
        )
        partner.set(label, other)
      }),
    )
  })

  test('random-masks', async () => {
    for (const [seed, rows, columns, share] of [
      [51, 8, 8, 0.5],
      [52, 5, 14, 0.6],
      [53, 15, 6, 0.35],
    ] as const)
      for (const connectivity of [4, 8] as const) {
        const img = mask(seed, rows, columns, share)
        const expected = reference.connectedComponents(img, connectivity)
        expectSame(await candidate.connectedComponents(img, connectivity), expected)
      }
  })

  test('any-mask', async () => {
    const side = fc.integer({ min: 1, max: 5 })
    const img = fc.tuple(side, side).chain(([rows, columns]) =>
      fc.array(fc.array(fc.constantFrom(0, 1), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    await fc.assert(
      fc.asyncProperty(img, fc.constantFrom(4 as const, 8 as const), async (x, connectivity) => {
        expectSame(
          await candidate.connectedComponents(x, connectivity),
          reference.connectedComponents(x, connectivity),
        )
      }),
    )
  })

  test('long-path', async () => {
    await expectSmallImagesWork()
    // Every second row is full; the rows between join them, now at the right end, now at the left.
    const img = filled(201, 200, (y, x) => (y % 2 === 0 || x === (y % 4 === 1 ? 199 : 0) ? 1 : 0))
    const { count, areas, boxes } = await candidate.connectedComponents(img)
    expectSame([count, areas, boxes], [1, [101 * 200 + 100], [[0, 0, 201, 200]]])
  })

  test('large-solid-image', async () => {
    await expectSmallImagesWork()
    const img = filled(300, 300, () => 1)
    const { count, labels, areas, boxes } = await candidate.connectedComponents(img, 4)
    expectSame([count, areas, boxes], [1, [90_000], [[0, 0, 300, 300]]])
    expectSame(labels, img)
  })

  test('input-unchanged', async () => {
    const img = mask(61, 6, 7, 0.5)
    await expectUnchanged(() => candidate.connectedComponents(img))
    await expectUnchanged(() => candidate.connectedComponents(img, 4))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.connectedComponents([]))
    await expectDeliberateError(() => candidate.connectedComponents([[], []], 4))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.connectedComponents([[1, 0], [1]]))
    await expectDeliberateError(() => candidate.connectedComponents([[1], [1, 1]], 4))
  })

  test('other-connectivity-throws', async () => {
    await expectGoodInputWorks()
    for (const connectivity of [6, 0, 5, 16])
      await expectDeliberateError(() =>
        candidate.connectedComponents([[1, 0, 1]], connectivity as never),
      )
  })
})
