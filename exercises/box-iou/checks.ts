import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectUnchanged,
  mapNested,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Box = [number, number, number, number]

/** Boxes with corners in [low, high) and sides of up to `side`. */
function randomBoxes(seed: number, n: number, low: number, high: number, side: number): Box[] {
  const random = seeded(seed)
  const at = () => low + (high - low) * random()
  return Array.from({ length: n }, () => {
    const [x, y] = [at(), at()]
    return [x, y, x + side * random(), y + side * random()]
  })
}

const integerBoxes = (seed: number, n: number): Box[] =>
  mapNested(randomBoxes(seed, n, 0, 6, 6), (v) => Math.floor(v))

/** IoU by counting the unit squares of a grid: for boxes with whole coordinates. */
function countedIou(p: Box, q: Box): number {
  let [both, either] = [0, 0]
  for (let y = 0; y < 12; y++)
    for (let x = 0; x < 12; x++) {
      const [inP, inQ] = [p, q].map(([l, t, r, b]) => l <= x && x < r && t <= y && y < b)
      if (inP && inQ) both++
      if (inP || inQ) either++
    }
  return either === 0 ? 0 : both / either
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.boxIou([[0, 0, 1, 1]], [[0, 0, 1, 2]]), [[0.5]])

describe('samples', () => {
  test('overlap-equal-touch', async () => {
    const b: Box[] = [
      [1, 1, 3, 3],
      [0, 0, 2, 2],
      [2, 0, 4, 2],
    ]
    expectClose(await candidate.boxIou([[0, 0, 2, 2]], b), [[1 / 7, 1, 0]])
  })

  test('inside-and-far-away', async () => {
    const a: Box[] = [
      [0, 0, 4, 2],
      [5, 5, 6, 6],
    ]
    expectClose(await candidate.boxIou(a, [[1, 0, 2, 2]]), [[0.25], [0]])
  })

  test('empty-box-with-itself', async () => {
    expectClose(await candidate.boxIou([[1, 1, 1, 1]], [[1, 1, 1, 1]]), [[0]])
  })
})

describe('hidden', () => {
  test('result-shape', async () => {
    const boxes = randomBoxes(1, 5, 0, 10, 5)
    expectShape(await candidate.boxIou(boxes.slice(0, 2), boxes.slice(2)), [2, 3])
    expectShape(await candidate.boxIou(boxes.slice(0, 4), boxes.slice(4)), [4, 1])
    expectShape(await candidate.boxIou(boxes, boxes), [5, 5])
  })

  test('apart', async () => {
    const b: Box[] = [
      [2, 2, 3, 3], // along both axes: two negative sides
      [-3, -5, -1, -2],
      [2, 0, 3, 1], // along one axis only
      [0, 2, 1, 3],
      [-4, 2, -1, 5],
    ]
    expectClose(await candidate.boxIou([[0, 0, 1, 1]], b), [[0, 0, 0, 0, 0]])
  })

  test('touching', async () => {
    const b: Box[] = [
      [4, 1, 6, 3], // an edge
      [1, -2, 3, 1],
      [4, 4, 5, 5], // a corner
      [-1, 4, 1, 7],
    ]
    expectClose(await candidate.boxIou([[1, 1, 4, 4]], b), [[0, 0, 0, 0]])
  })

  test('one-inside-the-other', async () => {
    const outer: Box = [0, 0, 10, 4]
    const inner: Box[] = [
      [2, 1, 4, 2], // 2 / 40
      [0, 0, 10, 3], // 30 / 40
      [9, 3, 10, 4], // 1 / 40
    ]
    expectClose(await candidate.boxIou([outer], inner), [[0.05, 0.75, 0.025]])
    expectClose(await candidate.boxIou(inner, [outer]), [[0.05], [0.75], [0.025]])
  })

  test('negative-and-fractional', async () => {
    const b: Box[] = [
      [-1, -1, 1, 1],
      [-2, -2, 8, 8],
    ]
    // 0.5 · 0.75 over 5.5 + 4 − 0.375, and 5.5 over 100
    expectClose(await candidate.boxIou([[0.5, 0.25, 2.5, 3]], b), [[0.375 / 9.125, 0.055]])
    expectClose(await candidate.boxIou([[-4, -3, -2, -1]], [[-3, -2, -1, 0]]), [[1 / 7]])
  })

  test('random-boxes', async () => {
    for (const seed of [11, 12, 13]) {
      const a = randomBoxes(seed, 6, -5, 5, 8)
      const b = randomBoxes(seed + 100, 4, -5, 5, 8)
      expectClose(await candidate.boxIou(a, b), reference.boxIou(a, b))
    }
  })

  test('unit-squares-counted', async () => {
    for (const seed of [21, 22]) {
      const [a, b] = [integerBoxes(seed, 6), integerBoxes(seed + 100, 7)]
      const counted = a.map((p) => b.map((q) => countedIou(p, q)))
      expectClose(await candidate.boxIou(a, b), counted)
    }
  })

  test('every-box-equals-itself', async () => {
    const boxes = randomBoxes(31, 5, -3, 3, 4)
    const got = await candidate.boxIou(boxes, boxes)
    expectShape(got, [5, 5])
    const diagonal = got.map((row, i) => row[i]!)
    expectClose(diagonal, [1, 1, 1, 1, 1])
  })

  test('order-of-arguments', async () => {
    const [a, b] = [randomBoxes(41, 4, 0, 5, 5), randomBoxes(42, 3, 0, 5, 5)]
    const transposed = reference
      .boxIou(a, b)[0]!
      .map((_, j) => reference.boxIou(a, b).map((row) => row[j]!))
    expectClose(await candidate.boxIou(b, a), transposed)
  })

  test('moved-and-scaled', async () => {
    const [a, b] = [randomBoxes(51, 3, 0, 5, 5), randomBoxes(52, 3, 0, 5, 5)]
    const expected = reference.boxIou(a, b)
    const moved = (boxes: Box[]) => mapNested(boxes, (v) => v - 70)
    expectClose(await candidate.boxIou(moved(a), moved(b)), expected)
    for (const factor of [0.01, 40]) {
      const scaled = (boxes: Box[]) => mapNested(boxes, (v) => v * factor)
      expectClose(await candidate.boxIou(scaled(a), scaled(b)), expected)
    }
  })

  test('tiny-boxes', async () => {
    const tiny: Box[] = [
      [0, 0, 2e-6, 2e-6],
      [1e-6, 1e-6, 3e-6, 3e-6],
      [0, 0, 2e-6, 1e-6],
    ]
    expectClose(await candidate.boxIou(tiny.slice(0, 1), tiny), [[1, 1 / 7, 0.5]])
  })

  test('large-boxes', async () => {
    const b: Box[] = [
      [5000, 5000, 15000, 15000],
      [9999, 0, 20000, 10000],
      [0, 0, 0.5, 0.5],
    ]
    // 1 · 10000 over the union; 0.25 over 10⁸
    const expected = [[1 / 7, 10000 / (1e8 + 10001 * 1e4 - 1e4), 2.5e-9]]
    expectClose(await candidate.boxIou([[0, 0, 10000, 10000]], b), expected)
  })

  test('area-zero', async () => {
    const degenerate: Box[] = [
      [1, 1, 1, 3], // a vertical segment
      [1, 2, 3, 2], // a horizontal one
      [2, 2, 2, 2], // a point
    ]
    expectClose(await candidate.boxIou(degenerate, [[0, 0, 4, 4]]), [[0], [0], [0]])
    const zeros = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]
    expectClose(await candidate.boxIou(degenerate, degenerate), zeros)
  })

  test('no-boxes', async () => {
    expectSame(await candidate.boxIou([], [[0, 0, 1, 1]]), [])
    expectSame(await candidate.boxIou(randomBoxes(61, 2, 0, 1, 1), []), [[], []])
    expectSame(await candidate.boxIou([], []), [])
  })

  test('input-unchanged', async () => {
    const [a, b] = [randomBoxes(71, 3, 0, 4, 4), randomBoxes(72, 3, 0, 4, 4)]
    await expectUnchanged(() => candidate.boxIou(a, b))
  })

  test('reversed-corners-throw', async () => {
    await expectGoodInputWorks()
    const good: Box[] = [[0, 0, 1, 1]]
    await expectDeliberateError(() => candidate.boxIou([[2, 0, 1, 1]], good))
    await expectDeliberateError(() => candidate.boxIou([[0, 3, 1, 1]], good))
    await expectDeliberateError(() => candidate.boxIou(good, [[0, 0, -1, 1]]))
    await expectDeliberateError(() => candidate.boxIou(good, [...good, [0, 0, 1, -1]]))
    await expectDeliberateError(() => candidate.boxIou([[1, 1, 0, 0]], good))
    // Also when there is no pair to compare.
    await expectDeliberateError(() => candidate.boxIou([[2, 0, 1, 1]], []))
    await expectDeliberateError(() => candidate.boxIou([], [[0, 1, 1, 0]]))
  })
})
