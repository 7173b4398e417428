import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

/** A map of single digits, row by row. */
const digits = (rows: string): Mat => rows.split(' ').map((row) => [...row].map(Number))

const randomEdges = (seed: number, rows: number, columns: number, share = 0.3): Mat =>
  mapNested(randomTensor(seed, [rows, columns]), (v) => (v < share ? 1 : 0))

const count = (edges: Mat): number => edges.flat().filter((v) => v !== 0).length

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.houghLines([[1]], [0]), {
    accumulator: [[1]],
    best: { rho: 0, thetaDeg: 0, votes: 1 },
  })

describe('samples', () => {
  test('diagonal', async () => {
    expectClose(await candidate.houghLines(digits('100 010 001'), [0, 45, 90, 135]), {
      accumulator: digits('0000 0000 0000 1113 1110 1010 0100'),
      best: { rho: 0, thetaDeg: 135, votes: 3 },
    })
  })

  test('horizontal-line', async () => {
    expectClose(await candidate.houghLines(digits('00 11'), [0, 90]), {
      accumulator: digits('00 00 10 12 00'),
      best: { rho: 1, thetaDeg: 90, votes: 2 },
    })
  })

  test('negative-distance', async () => {
    expectClose(await candidate.houghLines(digits('01 01'), [0, 90, 180]), {
      accumulator: digits('000 002 010 210 000'),
      best: { rho: -1, thetaDeg: 180, votes: 2 },
    })
  })
})

describe('hidden', () => {
  test('size-of-the-accumulator', async () => {
    for (const [rows, columns, diagonal] of [
      [3, 4, 4],
      [4, 5, 5], // exactly 5
      [1, 1, 0],
      [1, 6, 5],
      [7, 1, 6],
      [2, 2, 2],
    ] as const) {
      const got = await candidate.houghLines(randomEdges(1, rows, columns), [10, 20, 100])
      expectShape(got.accumulator, [2 * diagonal + 1, 3])
    }
  })

  test('six-angles', async () => {
    const edges = digits('0100 0101 1000')
    expectClose(await candidate.houghLines(edges, [0, 30, 60, 90, 120, 150]), {
      accumulator: digits('000000 000000 000001 000011 100121 232201 002110 110000 000000'),
      best: { rho: 1, thetaDeg: 30, votes: 3 },
    })
  })

  test('no-edges', async () => {
    expectClose(await candidate.houghLines(digits('00 00'), [7, 90]), {
      accumulator: digits('00 00 00 00 00'),
      best: { rho: -2, thetaDeg: 7, votes: 0 },
    })
  })

  test('halves-upwards', async () => {
    // x · cos 60° is a half for x = 1, 3, 5, and x · cos 120° a half below zero.
    const row = await candidate.houghLines([[0, 1, 0, 1, 0, 1]], [60, 120])
    expectClose(row, {
      accumulator: digits('00 00 00 01 01 01 10 10 10 00 00'),
      best: { rho: -2, thetaDeg: 120, votes: 1 },
    })
    // So is y · sin 30°.
    const column = await candidate.houghLines([[0], [1], [0], [1], [0], [1]], [30, -30])
    expectClose(column.accumulator, digits('00 00 00 01 01 01 10 10 10 00 00'))
  })

  test('rounding-to-the-nearest', async () => {
    const edges = [[0, 0, 0, 1]] // 3 · cos θ
    for (const [theta, rho] of [
      [10, 3], // 2.95
      [35, 2], // 2.46
      [50, 2], // 1.93
      [75, 1], // 0.78
      [85, 0], // 0.26
      [95, 0], // −0.26
      [105, -1], // −0.78
      [130, -2], // −1.93
      [145, -2], // −2.46
    ] as const) {
      const { best } = await candidate.houghLines(edges, [theta])
      expectClose(best, { rho, thetaDeg: theta, votes: 1 })
    }
  })

  test('lines-in-four-directions', async () => {
    const thetas = [0, 45, 90, 135]
    for (const [line, best] of [
      [(y: number, x: number) => x === 4 && y > 1, { rho: 4, thetaDeg: 0, votes: 5 }],
      [(y: number, x: number) => y === 5 && x < 6, { rho: 5, thetaDeg: 90, votes: 6 }],
      [(y: number, x: number) => x + y === 7, { rho: 5, thetaDeg: 45, votes: 7 }],
      [(y: number, x: number) => x - y === 3, { rho: -2, thetaDeg: 135, votes: 6 }],
    ] as const) {
      const got = await candidate.houghLines(
        filled(7, 9, (y, x) => (line(y, x) ? 1 : 0)),
        thetas,
      )
      expectClose(got.best, best)
    }
  })

  test('first-of-equals', async () => {
    // With a single pixel all votes tie.
    const one = await candidate.houghLines(digits('000 010 000'), [90, 0, 180, 45])
    expectClose(one.best, { rho: -1, thetaDeg: 180, votes: 1 })
    const falling = Array.from({ length: 20 }, (_, k) => 171 - 9 * k)
    const corner = await candidate.houghLines([[1]], falling)
    expectClose(corner.best, { rho: 0, thetaDeg: 171, votes: 1 })
    const cross = digits('010 111 010')
    const both = await candidate.houghLines(cross, [90, 0])
    expectClose(both.best, { rho: 1, thetaDeg: 90, votes: 3 })
    const order = await candidate.houghLines(cross, [0, 90])
    expectClose(order.best, { rho: 1, thetaDeg: 0, votes: 3 })
    const rows = await candidate.houghLines(digits('1100 0000 0011'), [90])
    expectClose(rows.best, { rho: 0, thetaDeg: 90, votes: 2 })
  })

  test('angles-of-any-size', async () => {
    const edges = digits('0010 0100 0010')
    const thetas = [-90, 450, 270, 0, 360, 20, 20, 200]
    const got = await candidate.houghLines(edges, thetas)
    expectClose(got, reference.houghLines(edges, thetas))
    expectClose((await candidate.houghLines(edges, [-45])).best, {
      rho: 0,
      thetaDeg: -45,
      votes: 2,
    })
  })

  test('votes-add-up', async () => {
    const edges = randomEdges(11, 6, 9)
    const { accumulator } = await candidate.houghLines(edges, [0, 33, 71, 90, 118, 164])
    expectShape(accumulator, [21, 6])
    for (let k = 0; k < 6; k++)
      expectClose(
        accumulator.reduce((sum, row) => sum + row[k]!, 0),
        count(edges),
      )
  })

  test('order-of-angles', async () => {
    const edges = randomEdges(21, 5, 7)
    const thetas = [3, 40, 77, 114, 151]
    const order = [4, 1, 3, 0, 2]
    const { accumulator } = reference.houghLines(edges, thetas)
    const got = await candidate.houghLines(edges, permuted(thetas, order))
    expectClose(
      got.accumulator,
      accumulator.map((row) => permuted(row, order)),
    )
  })

  test('opposite-normals', async () => {
    const edges = randomEdges(31, 6, 6)
    const thetas = [4, 23, 49, 88]
    const { accumulator } = reference.houghLines(edges, thetas)
    for (const half of [180, -180]) {
      const turned = thetas.map((theta) => theta + half)
      const got = await candidate.houghLines(edges, turned)
      expectClose(got.accumulator, accumulator.toReversed())
    }
  })

  test('moved-edges', async () => {
    const at = (top: number, left: number) =>
      filled(8, 8, (y, x) => (digits('110 011 001')[y - top]?.[x - left] === 1 ? 1 : 0))
    const thetas = [0, 90, 180, 270]
    const { accumulator } = await candidate.houghLines(at(1, 1), thetas)
    const { accumulator: moved } = await candidate.houghLines(at(4, 3), thetas)
    expectShape(moved, [21, 4])
    for (const [k, by] of [2, 3, -2, -3].entries())
      for (let r = 3; r < 18; r++) expectClose(moved[r + by]![k], accumulator[r]![k])
    expectClose(moved, reference.houghLines(at(4, 3), thetas).accumulator)
  })

  test('bright-pixels', async () => {
    const edges = randomEdges(41, 4, 6)
    const thetas = [0, 25, 65, 130]
    const expected = reference.houghLines(edges, thetas)
    for (const value of [255, 0.5, -1]) {
      const bright = mapNested(edges, (v) => v * value)
      expectClose(await candidate.houghLines(bright, thetas), expected)
    }
  })

  test('one-row-one-column', async () => {
    expectClose(await candidate.houghLines([[1, 0, 1]], [0, 180]), {
      accumulator: digits('01 00 11 00 10'),
      best: { rho: -2, thetaDeg: 180, votes: 1 },
    })
    expectClose(await candidate.houghLines([[1], [0], [1]], [90, 0]), {
      accumulator: digits('00 00 12 00 10'),
      best: { rho: 0, thetaDeg: 0, votes: 2 },
    })
  })

  test('line-in-noise', async () => {
    const thetas = Array.from({ length: 36 }, (_, k) => 5 * k)
    const noise = randomEdges(51, 40, 50, 0.03)
    // y = 12 + x · tan 20°, whose normal stands at 110°.
    const slope = Math.tan(Math.PI / 9)
    const edges = filled(40, 50, (y, x) => (y === Math.round(12 + x * slope) ? 1 : noise[y]![x]!))
    const got = await candidate.houghLines(edges, thetas)
    expectClose(got.best, reference.houghLines(edges, thetas).best)
    expectClose(got.best?.thetaDeg, 110)
  })

  test('random-edges', async () => {
    for (const [seed, rows, columns] of [
      [61, 7, 7],
      [62, 5, 12],
      [63, 10, 4],
    ] as const) {
      const edges = randomEdges(seed, rows, columns)
      const thetas = randomTensor(seed + 100, [7], -180, 180)
      expectClose(await candidate.houghLines(edges, thetas), reference.houghLines(edges, thetas))
    }
  })

  test('any-edges', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const edges = fc.tuple(side, side).chain(([rows, columns]) =>
      fc.array(fc.array(fc.constantFrom(0, 1), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    const thetas = fc.array(fc.constantFrom(0, 30, 45, 60, 90, 120, 135, 150, 180, -60), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(edges, thetas, async (e, t) => {
        expectClose(await candidate.houghLines(e, t), reference.houghLines(e, t))
      }),
    )
  })

  test('input-unchanged', async () => {
    const edges = randomEdges(71, 4, 5)
    await expectUnchanged(() => candidate.houghLines(edges, [150, 0, -30, 90]))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.houghLines([], [0]))
    await expectDeliberateError(() => candidate.houghLines([[], []], [0, 90]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.houghLines([[1, 0], [1]], [0]))
    await expectDeliberateError(() => candidate.houghLines([[1], [1, 1]], [0, 90]))
  })

  test('no-angles-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.houghLines([[1]], []))
    await expectDeliberateError(() => candidate.houghLines([[0, 0]], []))
  })
})
