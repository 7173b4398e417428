import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Box = [number, number, number, number]

const boxes: Box[] = [
  [0, 0, 10, 10],
  [1, 1, 11, 11],
  [20, 20, 30, 30],
  [0, 0, 10, 9],
]
const scores = [0.9, 0.8, 0.7, 0.95]

/** Overlapping boxes on a field of side 20; random, so that no IoU sits on a threshold. */
function randomBoxes(seed: number, n: number): Box[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const [x, y] = [20 * random() - 10, 20 * random() - 10]
    return [x, y, x + 4 + 6 * random(), y + 4 + 6 * random()]
  })
}

const randomClasses = (seed: number, n: number, classes: number): number[] =>
  randomTensor(seed, [n], 0, classes).map(Math.floor)

function overlap(p: Box, q: Box): number {
  const w = Math.min(p[2], q[2]) - Math.max(p[0], q[0])
  const h = Math.min(p[3], q[3]) - Math.max(p[1], q[1])
  if (w <= 0 || h <= 0) return 0
  return (w * h) / ((p[2] - p[0]) * (p[3] - p[1]) + (q[2] - q[0]) * (q[3] - q[1]) - w * h)
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(await candidate.nms(boxes, scores, { iouThreshold: 0.5 }), [3, 2])

describe('samples', () => {
  test('best-suppresses', async () => {
    expectSame(await candidate.nms(boxes, scores, { iouThreshold: 0.5 }), [3, 2])
  })

  test('equal-to-threshold', async () => {
    expectSame(await candidate.nms(boxes, scores, { iouThreshold: 0.9 }), [3, 0, 1, 2])
  })

  test('classes-and-score-threshold', async () => {
    const options = { iouThreshold: 0.5, classIds: [1, 2, 1, 1], scoreThreshold: 0.75 }
    expectSame(await candidate.nms(boxes, scores, options), [3, 1])
  })
})

describe('hidden', () => {
  test('list-of-indices', async () => {
    const apart: Box[] = [
      [0, 0, 1, 1],
      [5, 0, 6, 1],
      [0, 5, 1, 6],
    ]
    const got = await candidate.nms(apart, [0.2, 0.9, 0.4], { iouThreshold: 0.3 })
    expectShape(got, [3])
    expectSame(got, [1, 2, 0])
    expectShape(await candidate.nms([[2, 2, 3, 3]], [0.1], { iouThreshold: 0.3 }), [1])
  })

  test('no-boxes', async () => {
    expectSame(await candidate.nms([], [], { iouThreshold: 0.5 }), [])
    expectSame(await candidate.nms([], [], { iouThreshold: 0.5, classIds: [], maxOutput: 3 }), [])
  })

  test('dropped-box-does-not-suppress', async () => {
    const row = (step: number): Box[] =>
      [0, 1, 2, 3].map((k) => [k * step, 0, k * step + 10, 10] as Box)
    // Neighbours have IoU 3/7, every second one 1/9.
    expectSame(await candidate.nms(row(4), [0.9, 0.8, 0.7, 0.6], { iouThreshold: 0.4 }), [0, 2])
    // Both neighbours of the best box go, the one beyond them stays.
    expectSame(await candidate.nms(row(4), [0.6, 0.7, 0.9, 0.8], { iouThreshold: 0.4 }), [2, 0])
  })

  test('earlier-kept-box-suppresses', async () => {
    const pairs: Box[] = [
      [0, 0, 10, 10],
      [50, 0, 60, 10],
      [100, 0, 110, 10],
      [51, 0, 61, 10], // close to the second
      [1, 0, 11, 10], // close to the first
    ]
    const got = await candidate.nms(pairs, [0.9, 0.8, 0.7, 0.6, 0.5], { iouThreshold: 0.5 })
    expectSame(got, [0, 1, 2])
  })

  test('equal-scores', async () => {
    expectSame(await candidate.nms(boxes, [0.5, 0.5, 0.5, 0.5], { iouThreshold: 0.5 }), [0, 2])
    const same = Array.from({ length: 5 }, (): Box => [3, 3, 7, 7])
    expectSame(await candidate.nms(same, [0.4, 0.6, 0.6, 0.2, 0.6], { iouThreshold: 0.5 }), [1])
    const tied = [0.1, 0.9, 0.9, 0, 0.1]
    expectSame(await candidate.nms(same, tied, { iouThreshold: 1 }), [1, 2, 0, 4, 3])
    const row = Array.from({ length: 20 }, (_, k): Box => [5 * k, 0, 5 * k + 4, 4])
    const even = row.map(() => 0.5)
    expectSame(await candidate.nms(row, even, { iouThreshold: 0.5 }), [...row.keys()])
  })

  test('thresholds-zero-and-one', async () => {
    const near: Box[] = [
      [0, 0, 4, 4],
      [4, 0, 8, 4], // touches the first
      [3.5, 3.5, 8, 8], // overlaps both by a corner
      [0, 0, 4, 4], // the first again
    ]
    const falling = [0.9, 0.8, 0.7, 0.6]
    expectSame(await candidate.nms(near, falling, { iouThreshold: 0 }), [0, 1])
    expectSame(await candidate.nms(near, falling, { iouThreshold: 1 }), [0, 1, 2, 3])
  })

  test('equal-to-other-thresholds', async () => {
    const halves: Box[] = [
      [0, 0, 2, 2],
      [0, 0, 2, 1], // IoU 1/2 with the first
      [0, 0, 1, 1], // 1/4 with the first, 1/2 with the second
    ]
    const falling = [3, 2, 1]
    expectSame(await candidate.nms(halves, falling, { iouThreshold: 0.5 }), [0, 1, 2])
    expectSame(await candidate.nms(halves, falling, { iouThreshold: 0.25 }), [0, 2])
    expectSame(await candidate.nms(halves, falling, { iouThreshold: 0.2 }), [0])
  })

  test('class-zero-and-negative-coordinates', async () => {
    const spread: Box[] = [
      [0, 0, 9, 9],
      [-10, -10, -1, -1],
      [0, 0, 9, 8], // on the first, of the other class
      [-10, -10, -1, -2], // on the second, of the other class
      [-10, -9, -1, -1], // on the second, of its class
      [0, 0, 8, 9], // on the first, of its class
    ]
    const [falling, iouThreshold] = [[6, 5, 4, 3, 2, 1], 0.5]
    const classIds = [0, 1, 1, 0, 1, 0]
    expectSame(await candidate.nms(spread, falling, { iouThreshold, classIds }), [0, 1, 2, 3])
    expectSame(await candidate.nms(spread, falling, { iouThreshold, classIds: null }), [0, 1])
  })

  test('score-threshold', async () => {
    const at = (scoreThreshold: number) =>
      candidate.nms(boxes, scores, { iouThreshold: 0.95, scoreThreshold })
    expectSame(await at(0.8), [3, 0, 1])
    expectSame(await at(0.81), [3, 0])
    expectSame(await at(0.99), [])
  })

  test('negative-scores', async () => {
    const logits = [-0.5, -3, -2, -1]
    expectSame(await candidate.nms(boxes, logits, { iouThreshold: 0.5 }), [0, 2])
    const options = { iouThreshold: 0.95, scoreThreshold: -2 }
    expectSame(await candidate.nms(boxes, logits, options), [0, 3, 2])
    const mixed = [-0.5, 0, 2, -1]
    const zero = { iouThreshold: 0.95, scoreThreshold: 0 }
    expectSame(await candidate.nms(boxes, mixed, zero), [2, 1])
  })

  test('output-limit', async () => {
    const at = (maxOutput: number | null, iouThreshold = 0.5) =>
      candidate.nms(boxes, scores, { iouThreshold, maxOutput })
    expectSame(await at(2), [3, 2]) // counts kept boxes, not candidates
    expectSame(await at(2, 0.95), [3, 0])
    expectSame(await at(1), [3])
    expectSame(await at(0), [])
    expectSame(await at(9), [3, 2])
    expectSame(await at(null), [3, 2])
    const options = { iouThreshold: 0.95, classIds: [5, 6, 6, 5], maxOutput: 3 }
    expectSame(await candidate.nms(boxes, scores, options), [3, 0, 1])
  })

  test('random-one-class', async () => {
    for (const [seed, iouThreshold] of [
      [11, 0.2],
      [12, 0.4],
      [13, 0.6],
    ] as const) {
      const b = randomBoxes(seed, 25)
      const s = randomTensor(seed + 100, [25])
      const options = { iouThreshold }
      expectSame(await candidate.nms(b, s, options), reference.nms(b, s, options))
    }
  })

  test('random-all-options', async () => {
    for (const seed of [21, 22, 23]) {
      const b = randomBoxes(seed, 40)
      const s = randomTensor(seed + 100, [40], -3, 3)
      const classIds = randomClasses(seed + 200, 40, 3)
      const options = { iouThreshold: 0.3, scoreThreshold: -2, classIds, maxOutput: 14 }
      expectSame(await candidate.nms(b, s, options), reference.nms(b, s, options))
    }
  })

  test('kept-and-dropped-explained', async () => {
    const b = randomBoxes(31, 30)
    const s = randomTensor(32, [30])
    const kept = await candidate.nms(b, s, { iouThreshold: 0.25 })
    const indices = Array.isArray(kept) && kept.every((i) => b[i] !== undefined)
    expectThat(indices, 'The result must be a list of indices of boxes.', { got: kept })
    const falling = kept.every((i, k) => k === 0 || s[i]! < s[kept[k - 1]!]!)
    expectThat(falling, 'The kept boxes must come by falling score.', { got: kept })
    for (const i of kept)
      for (const j of kept)
        if (i !== j)
          expectThat(
            overlap(b[i]!, b[j]!) <= 0.25,
            `Boxes ${i} and ${j} overlap by more than the threshold, but both are kept.`,
            { got: kept },
          )
    for (const i of b.keys())
      expectThat(
        kept.includes(i) || kept.some((j) => s[j]! > s[i]! && overlap(b[i]!, b[j]!) > 0.25),
        `Box ${i} is dropped, but no better kept box overlaps it by more than the threshold.`,
        { got: kept },
      )
  })

  test('input-order-does-not-matter', async () => {
    const b = randomBoxes(41, 20)
    const s = randomTensor(42, [20])
    const expected = reference.nms(b, s, { iouThreshold: 0.3 }).map((i) => 19 - i)
    const got = await candidate.nms(b.toReversed(), s.toReversed(), { iouThreshold: 0.3 })
    expectSame(got, expected)
  })

  test('classes-one-by-one', async () => {
    const b = randomBoxes(51, 30)
    const s = randomTensor(52, [30])
    const classIds = randomClasses(53, 30, 3)
    const single = [0, 1, 2].flatMap((c) => {
      const members = [...b.keys()].filter((i) => classIds[i] === c)
      const kept = reference.nms(
        members.map((i) => b[i]!),
        members.map((i) => s[i]!),
        { iouThreshold: 0.2 },
      )
      return kept.map((k) => members[k]!)
    })
    const expected = single.sort((i, j) => s[j]! - s[i]!)
    expectSame(await candidate.nms(b, s, { iouThreshold: 0.2, classIds }), expected)
  })

  test('kept-boxes-again', async () => {
    const b = randomBoxes(61, 25)
    const s = randomTensor(62, [25])
    const kept = reference.nms(b, s, { iouThreshold: 0.3 })
    const again = await candidate.nms(
      kept.map((i) => b[i]!),
      kept.map((i) => s[i]!),
      { iouThreshold: 0.3 },
    )
    expectSame(again, [...kept.keys()])
  })

  test('fractions-of-the-image', async () => {
    const fractions = mapNested(boxes, (v) => v / 1000)
    expectSame(await candidate.nms(fractions, scores, { iouThreshold: 0.5 }), [3, 2])
    expectSame(await candidate.nms(fractions, scores, { iouThreshold: 0.65 }), [3, 1, 2])
  })

  test('area-zero', async () => {
    const points: Box[] = [
      [2, 2, 2, 2],
      [2, 2, 2, 2],
      [0, 0, 5, 5],
      [1, 1, 1, 4],
    ]
    const got = await candidate.nms(points, [0.9, 0.8, 0.7, 0.6], { iouThreshold: 0 })
    expectSame(got, [0, 1, 2, 3])
  })

  test('input-unchanged', async () => {
    const b = randomBoxes(71, 6)
    const s = [0.3, 0.9, 0.1, 0.5, 0.7, 0.2]
    const options = { iouThreshold: 0.3, classIds: [0, 1, 0, 1, 0, 1], maxOutput: 4 }
    await expectUnchanged(() => candidate.nms(b, s, options))
    await expectUnchanged(() => candidate.nms(b, s, { iouThreshold: 0.3 }))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    const at = (s: number[], classIds: number[] | null = null) =>
      candidate.nms(boxes, s, { iouThreshold: 0.5, classIds })
    await expectDeliberateError(() => at([1]))
    await expectDeliberateError(() => at([...scores, 0.1]))
    await expectDeliberateError(() => at(scores, [1]))
    await expectDeliberateError(() => at(scores, [1, 1, 1, 1, 1]))
    await expectDeliberateError(() => at(scores, []))
  })
})
