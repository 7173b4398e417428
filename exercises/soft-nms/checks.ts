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
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Box = [number, number, number, number]
const methods = ['linear', 'gaussian'] as const

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

const overlaps = (p: Box, q: Box): boolean =>
  Math.min(p[2], q[2]) > Math.max(p[0], q[0]) && Math.min(p[3], q[3]) > Math.max(p[1], q[1])

/** Three halves of each other: IoU 1/2 between neighbours, 1/4 between first and last. */
const halves: Box[] = [
  [0, 0, 2, 2],
  [0, 0, 2, 1],
  [0, 0, 1, 1],
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.softNms([[0, 0, 1, 1]], [0.5], { method: 'gaussian' }), {
    indices: [0],
    scores: [0.5],
  })

describe('samples', () => {
  test('linear', async () => {
    expectClose(await candidate.softNms(boxes, scores, { method: 'linear' }), {
      indices: [3, 2, 1, 0],
      scores: [0.95, 0.7, 0.311864406779661, 0.02873949579831932],
    })
  })

  test('gaussian', async () => {
    expectClose(await candidate.softNms(boxes, scores, { method: 'gaussian' }), {
      indices: [3, 2, 1, 0],
      scores: [0.95, 0.7, 0.37993421180037784, 0.07051075758281701],
    })
  })

  test('small-sigma', async () => {
    const options = { method: 'gaussian', sigma: 0.1, scoreThreshold: 0.05 } as const
    expectClose(await candidate.softNms(boxes, scores, options), {
      indices: [3, 2],
      scores: [0.95, 0.7],
    })
  })
})

describe('hidden', () => {
  test('two-lists', async () => {
    for (const method of methods) {
      const got = await candidate.softNms(boxes, scores, { method, scoreThreshold: 0 })
      expectShape(got.indices, [4])
      expectShape(got.scores, [4])
    }
  })

  test('no-boxes', async () => {
    for (const method of methods)
      expectSame(await candidate.softNms([], [], { method }), { indices: [], scores: [] })
  })

  test('ranked-again', async () => {
    // The second best falls behind the third.
    const row: Box[] = [
      [0, 0, 10, 10],
      [8, 0, 18, 10],
      [1, 0, 11, 10],
    ]
    const options = { method: 'linear', iouThreshold: 0.3 } as const
    expectClose(await candidate.softNms(row, [0.9, 0.5, 0.85], options), {
      indices: [0, 1, 2],
      scores: [0.9, 0.5, 0.15454545454545449],
    })
  })

  test('decays-multiply', async () => {
    const options = { method: 'linear', iouThreshold: 0.1, scoreThreshold: 0 } as const
    expectClose(await candidate.softNms(halves, [0.9, 0.8, 0.4], options), {
      indices: [0, 1, 2],
      scores: [0.9, 0.4, 0.4 * 0.75 * 0.5],
    })
    const gaussian = { method: 'gaussian', sigma: 0.25, scoreThreshold: 0 } as const
    expectClose(await candidate.softNms(halves, [0.9, 0.8, 0.4], gaussian), {
      indices: [0, 2, 1],
      scores: [0.9, 0.4 * Math.exp(-0.25), 0.8 * Math.exp(-2)],
    })
  })

  test('iou-at-the-threshold', async () => {
    const at = (iouThreshold: number) =>
      candidate.softNms(halves, [1, 0.5, 0.25], { method: 'linear', iouThreshold })
    expectClose(await at(0.5), { indices: [0, 1, 2], scores: [1, 0.5, 0.25] })
    expectClose(await at(0.25), { indices: [0, 1, 2], scores: [1, 0.25, 0.125] })
    expectClose(await at(0.2), { indices: [0, 1, 2], scores: [1, 0.25, 0.09375] })
    expectClose(await at(1), { indices: [0, 1, 2], scores: [1, 0.5, 0.25] })
  })

  test('equal-boxes', async () => {
    const pair: Box[] = [
      [0, 0, 10, 10],
      [5, 0, 15, 10],
      [0, 0, 10, 10],
    ]
    const options = { method: 'linear', iouThreshold: 0.5 } as const
    const given = [0.5, 0.45, 0.5]
    expectClose(await candidate.softNms(pair, given, { ...options, scoreThreshold: 0 }), {
      indices: [0, 1, 2],
      scores: [0.5, 0.45, 0],
    })
    expectClose(await candidate.softNms(pair, given, options), {
      indices: [0, 1],
      scores: [0.5, 0.45],
    })
  })

  test('equal-scores', async () => {
    const apart = [0, 1, 2, 3].map((k): Box => [20 * k, 0, 20 * k + 10, 10])
    for (const method of methods)
      expectClose(await candidate.softNms(apart, [0.5, 0.75, 0.5, 0.75], { method }), {
        indices: [1, 3, 0, 2],
        scores: [0.75, 0.75, 0.5, 0.5],
      })
    const row = Array.from({ length: 20 }, (_, k): Box => [20 * k, 0, 20 * k + 10, 10])
    const rest = row.slice(1).map(() => 0.5)
    for (const method of methods)
      expectClose(await candidate.softNms(row, [0.25, ...rest], { method }), {
        indices: [...row.keys()].slice(1).concat(0),
        scores: [...rest, 0.25],
      })
  })

  test('score-threshold', async () => {
    const at = (scoreThreshold: number) =>
      candidate.softNms(halves, [1, 0.5, 0.25], { method: 'linear', scoreThreshold })
    // Decayed: 1, then 0.5 · 0.5 and 0.25, of which the second is halved once more.
    expectClose(await at(0.25), { indices: [0, 1], scores: [1, 0.25] })
    expectClose(await at(0.26), { indices: [0], scores: [1] })
    expectClose(await at(1), { indices: [0], scores: [1] })
    expectClose(await at(1.5), { indices: [], scores: [] })
    const low: Box[] = [
      [0, 0, 1, 1],
      [5, 5, 6, 6],
    ]
    expectClose(await candidate.softNms(low, [0.0009, 0.0011], { method: 'gaussian' }), {
      indices: [1],
      scores: [0.0011],
    })
  })

  test('other-options-have-no-say', async () => {
    const b = randomBoxes(1, 10)
    const s = randomTensor(2, [10])
    expectClose(
      await candidate.softNms(b, s, { method: 'gaussian', iouThreshold: 0.9 }),
      reference.softNms(b, s, { method: 'gaussian' }),
    )
    expectClose(
      await candidate.softNms(b, s, { method: 'linear', sigma: 0.01 }),
      reference.softNms(b, s, { method: 'linear' }),
    )
  })

  test('random-linear', async () => {
    for (const [seed, iouThreshold] of [
      [11, 0.05],
      [12, 0.3],
      [13, 0.5],
    ] as const) {
      const b = randomBoxes(seed, 20)
      const s = randomTensor(seed + 100, [20])
      const options = { method: 'linear', iouThreshold } as const
      expectClose(await candidate.softNms(b, s, options), reference.softNms(b, s, options))
    }
  })

  test('random-gaussian', async () => {
    for (const [seed, sigma] of [
      [21, 0.1],
      [22, 0.5],
      [23, 1.2],
    ] as const) {
      const b = randomBoxes(seed, 20)
      const s = randomTensor(seed + 100, [20])
      const options = { method: 'gaussian', sigma, scoreThreshold: 0.02 } as const
      expectClose(await candidate.softNms(b, s, options), reference.softNms(b, s, options))
    }
  })

  test('boxes-apart-keep-their-scores', async () => {
    const apart: Box[] = [
      [0, 0, 10, 10],
      [20, 20, 30, 30], // apart along both axes
      [0, 20, 10, 30], // apart along y
      [10, 0, 15, 10], // touches the first
    ]
    for (const method of methods)
      expectClose(await candidate.softNms(apart, [0.4, 0.9, 0.6, 0.5], { method }), {
        indices: [1, 2, 3, 0],
        scores: [0.9, 0.6, 0.5, 0.4],
      })
  })

  test('scores-only-fall', async () => {
    const b = randomBoxes(31, 20)
    const s = randomTensor(32, [20])
    for (const method of methods) {
      const got = await candidate.softNms(b, s, { method, scoreThreshold: 0 })
      const all = [...got.indices].sort((i, j) => i - j).every((i, k) => i === k)
      expectThat(
        all && got.indices.length === 20,
        'With score threshold 0 every box must be selected exactly once.',
        { got: got.indices },
      )
      got.scores.forEach((score, k) => {
        expectThat(
          k === 0 || score <= got.scores[k - 1]! + 1e-9,
          'Later selected boxes must not have higher scores.',
          { got: got.scores },
        )
        expectThat(
          score <= s[got.indices[k]!]! + 1e-9,
          'A decayed score must not be above the original one.',
          { got: score, expected: s[got.indices[k]!]! },
        )
      })
    }
  })

  test('tiny-sigma-is-hard', async () => {
    const b = randomBoxes(41, 20)
    const s = randomTensor(42, [20], 0.1, 1)
    const indices: number[] = []
    for (const i of [...b.keys()].sort((i, j) => s[j]! - s[i]!))
      if (!indices.some((j) => overlaps(b[i]!, b[j]!))) indices.push(i)
    const options = { method: 'gaussian', sigma: 1e-12 } as const
    const expected = { indices, scores: indices.map((i) => s[i]!) }
    expectClose(await candidate.softNms(b, s, options), expected)
  })

  test('huge-sigma-only-sorts', async () => {
    const got = await candidate.softNms(boxes, scores, { method: 'gaussian', sigma: 1e12 })
    expectClose(got, { indices: [3, 0, 1, 2], scores: [0.95, 0.9, 0.8, 0.7] })
  })

  test('input-order-does-not-matter', async () => {
    const b = randomBoxes(51, 15)
    const s = randomTensor(52, [15])
    for (const method of methods) {
      const forward = reference.softNms(b, s, { method })
      const got = await candidate.softNms(b.toReversed(), s.toReversed(), { method })
      expectClose(got, { ...forward, indices: forward.indices.map((i) => 14 - i) })
    }
  })

  test('fractions-of-the-image', async () => {
    const fractions = mapNested(boxes, (v) => v / 1000 - 0.01)
    for (const method of methods) {
      const got = await candidate.softNms(fractions, scores, { method })
      expectClose(got, reference.softNms(boxes, scores, { method }))
    }
  })

  test('area-zero', async () => {
    const points: Box[] = [
      [2, 2, 2, 2],
      [2, 2, 2, 2],
      [0, 0, 5, 5],
      [1, 1, 1, 4],
    ]
    for (const method of methods) {
      const got = await candidate.softNms(points, [0.9, 0.8, 0.7, 0.6], { method })
      expectFinite(got)
      expectClose(got, { indices: [0, 1, 2, 3], scores: [0.9, 0.8, 0.7, 0.6] })
    }
  })

  test('input-unchanged', async () => {
    const b = randomBoxes(61, 6)
    const s = [0.3, 0.9, 0.1, 0.5, 0.7, 0.2]
    for (const method of methods) await expectUnchanged(() => candidate.softNms(b, s, { method }))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    for (const method of methods) {
      await expectDeliberateError(() => candidate.softNms(boxes, [1], { method }))
      await expectDeliberateError(() => candidate.softNms(boxes, [...scores, 0.1], { method }))
      await expectDeliberateError(() => candidate.softNms([], [0.5], { method }))
    }
  })

  test('method-must-be-known', async () => {
    await expectGoodInputWorks()
    for (const method of ['hard', 'Linear'])
      await expectDeliberateError(() =>
        candidate.softNms(boxes, scores, { method: method as 'linear' }),
      )
  })

  test('sigma-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const sigma of [0, -0.5])
      await expectDeliberateError(() =>
        candidate.softNms(boxes, scores, { method: 'gaussian', sigma }),
      )
  })
})
