import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectPermutationEquivariant,
  expectSame,
  expectShape,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]
type Options = Parameters<typeof reference.knnPredict>[3]

const metrics = ['l2', 'l1', 'cosine'] as const
const votings = ['uniform', 'distance'] as const

interface Case {
  train: Mat
  labels: number[]
  query: Mat
}

/** Random coordinates, so that no two distances are equal. */
const randomCase = (seed: number, n: number, m: number, d: number, classes = 3): Case => ({
  train: randomTensor(seed, [n, d], -3, 3),
  labels: randomTensor(seed + 1, [n], 0, classes).map(Math.floor),
  query: randomTensor(seed + 2, [m, d], -3, 3),
})

const predict = ({ train, labels, query }: Case, options: Options) =>
  candidate.knnPredict(train, labels, query, options)
const expected = ({ train, labels, query }: Case, options: Options) =>
  reference.knnPredict(train, labels, query, options)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(await candidate.knnPredict([[0], [4]], [1, 2], [[3]], { k: 1 }), [2])

describe('samples', () => {
  test('two-groups-on-a-line', async () => {
    const train = [[0], [1], [5], [6]]
    expectSame(await candidate.knnPredict(train, [0, 0, 1, 1], [[0.4], [5.6]], { k: 3 }), [0, 1])
  })

  test('near-one-outweighs-two', async () => {
    const options = { k: 3, vote: 'distance' } as const
    expectSame(await candidate.knnPredict([[0], [2], [3]], [7, 5, 5], [[0.5]], options), [7])
  })

  test('direction-only', async () => {
    const train = [
      [1, 0],
      [10, 10],
    ]
    const options = { k: 1, metric: 'cosine' } as const
    expectSame(await candidate.knnPredict(train, [0, 1], [[2, 2]], options), [1])
  })
})

describe('hidden', () => {
  test('one-label-per-query', async () => {
    const one = randomCase(1, 6, 4, 2)
    expectShape(await predict(one, { k: 3 }), [4])
    expectSame(await predict({ ...one, query: [] }, { k: 3 }), [])
  })

  test('metrics-disagree', async () => {
    const origin = [[0, 0]]
    // From the origin: l2 2.9 and 2.83, l1 2.9 and 4, largest coordinate 2.9 and 2.
    const first = [
      [0, 2.9],
      [2, 2],
    ]
    expectSame(await candidate.knnPredict(first, [0, 1], origin, { k: 1 }), [1])
    expectSame(await candidate.knnPredict(first, [0, 1], origin, { k: 1, metric: 'l2' }), [1])
    expectSame(await candidate.knnPredict(first, [0, 1], origin, { k: 1, metric: 'l1' }), [0])
    // l2 2.5 and 2.83, although the largest coordinate of the second is smaller.
    const second = [
      [0, 2.5],
      [2, 2],
    ]
    expectSame(await candidate.knnPredict(second, [0, 1], origin, { k: 1 }), [0])
    const third = [
      [1, 0],
      [10, 10],
    ]
    expectSame(await candidate.knnPredict(third, [0, 1], [[2, 2]], { k: 1 }), [0])
    // Opposite is farther than perpendicular, and a long row no nearer than a short one.
    const fourth = [
      [-1, -1],
      [1, -1],
      [9, 2],
    ]
    const options = { k: 1, metric: 'cosine' } as const
    expectSame(await candidate.knnPredict(fourth, [4, 5, 6], [[1, 2]], options), [6])
    expectSame(await candidate.knnPredict(fourth.slice(0, 2), [4, 5], [[1, 2]], options), [5])
  })

  test('equal-distances', async () => {
    expectSame(await candidate.knnPredict([[0], [2]], [9, 3], [[1]], { k: 1 }), [9])
    // Four points at distance 5; the first three decide, not the last three.
    const train = [
      [3, 4],
      [-3, 4],
      [3, -4],
      [-3, -4],
    ]
    expectSame(await candidate.knnPredict(train, [8, 8, 1, 1], [[0, 0]], { k: 3 }), [8])
    const heap = [[9], ...Array.from({ length: 20 }, () => [1])]
    const falling = heap.map((_, i) => 20 - i)
    expectSame(await candidate.knnPredict(heap, falling, [[4]], { k: 1 }), [19])
    const options = { k: 2, metric: 'cosine' } as const
    const axes = [
      [0, 2],
      [3, 0],
      [0, -2],
      [5, 0],
    ]
    expectSame(await candidate.knnPredict(axes, [6, 2, 1, 9], [[7, 0]], { ...options, k: 1 }), [2])
    expectSame(await candidate.knnPredict(axes, [6, 7, 1, 7], [[-1, 0]], options), [1])
  })

  test('equal-votes', async () => {
    expectSame(await candidate.knnPredict([[0], [2]], [9, 3], [[1]], { k: 2 }), [3])
    // The nearest has the larger label, and the winner is neither first nor last.
    const train = [[0], [1], [2], [3], [4], [50]]
    expectSame(await candidate.knnPredict(train, [9, 10, 7, 10, 7, 7], [[0]], { k: 5 }), [7])
    // Twenty labels, two votes each, but one for the smallest.
    const row = Array.from({ length: 39 }, (_, i) => [i])
    const falling = row.map((_, i) => 20 - Math.floor(i / 2))
    expectSame(await candidate.knnPredict(row, falling, [[0]], { k: 39 }), [2])
    // 1/1 against 1/2 + 1/2.
    const options = { k: 3, vote: 'distance' } as const
    expectSame(await candidate.knnPredict([[1], [2], [-2]], [5, 4, 4], [[0]], options), [4])
    expectSame(await candidate.knnPredict([[1], [2], [-2]], [4, 5, 5], [[0]], options), [4])
  })

  test('labels-are-names', async () => {
    const train = [[0], [1], [2], [10], [11], [12]]
    const labels = [-7, -7, 40, 1000, 1000, -7]
    expectSame(await candidate.knnPredict(train, labels, [[0.9], [10.8]], { k: 3 }), [-7, 1000])
    expectSame(await candidate.knnPredict([[1], [3]], [-2, -10], [[2]], { k: 2 }), [-10])
  })

  test('weights-fall-with-distance', async () => {
    const options = { k: 4, vote: 'distance' } as const
    // Distances 1 and 2, 2, 2: 1 against 1.5 votes; with squares it would be 1 against 0.75.
    const train = [[1], [2], [-2], [2]]
    expectSame(await candidate.knnPredict(train, [3, 8, 8, 8], [[0]], options), [8])
    // Distances 0.5 and 2, 2, 2: 2 against 1.5 votes.
    const closer = [[0.5], [2], [-2], [2]]
    expectSame(await candidate.knnPredict(closer, [3, 8, 8, 8], [[0]], options), [3])
    expectSame(await candidate.knnPredict(closer, [3, 8, 8, 8], [[0]], { k: 4 }), [8])
    // Distances 5 and 6 by l2, 7 and 6 by l1.
    const pair = [
      [3, 4],
      [0, 6],
    ]
    const two = { k: 2, vote: 'distance' } as const
    expectSame(await candidate.knnPredict(pair, [1, 0], [[0, 0]], two), [1])
    expectSame(await candidate.knnPredict(pair, [1, 0], [[0, 0]], { ...two, metric: 'l1' }), [0])
  })

  test('distance-zero-outvotes', async () => {
    const options = { k: 3, vote: 'distance' } as const
    expectSame(await candidate.knnPredict([[1], [1], [2]], [4, 4, 6], [[2]], options), [6])
    const many = [[2.5], [2.5], [2.5], [2.5], [2]]
    expectSame(await candidate.knnPredict(many, [4, 4, 4, 4, 6], [[2]], { ...options, k: 5 }), [6])
    // With uniform votes it counts like the others.
    expectSame(await candidate.knnPredict([[1], [1], [2]], [4, 4, 6], [[2]], { k: 3 }), [4])
  })

  test('several-at-distance-zero', async () => {
    const options = { k: 4, vote: 'distance' } as const
    // Two against one, although the one has the smaller label and a neighbour nearby.
    expectSame(
      await candidate.knnPredict([[2], [2], [2], [2.5]], [3, 5, 5, 3], [[2]], options),
      [5],
    )
    // One against one: the smaller label; the neighbour at 0.25 has no say.
    expectSame(
      await candidate.knnPredict([[2], [2], [2.25], [9]], [5, 3, 5, 5], [[2]], options),
      [3],
    )
    // Only the first k are asked: the third one at distance 0 is not among them.
    const two = { k: 2, vote: 'distance' } as const
    expectSame(await candidate.knnPredict([[2], [2], [2]], [5, 8, 8], [[2]], two), [5])
  })

  test('random-l2', async () => {
    for (const [seed, k] of [
      [11, 1],
      [14, 3],
      [17, 6],
    ] as const)
      for (const vote of votings) {
        const one = randomCase(seed, 20, 8, 3)
        expectSame(await predict(one, { k, vote }), expected(one, { k, vote }))
      }
  })

  test('random-other-metrics', async () => {
    for (const [seed, k] of [
      [21, 2],
      [24, 5],
    ] as const)
      for (const metric of metrics)
        for (const vote of votings) {
          const one = randomCase(seed, 24, 8, 4)
          const options = { k, metric, vote }
          expectSame(await predict(one, options), expected(one, options))
        }
  })

  test('any-line', async () => {
    // Whole numbers on a line: equal distances, equal votes, and all exact.
    const point = fc.tuple(fc.integer({ min: -6, max: 12 }), fc.integer({ min: -2, max: 2 }))
    const points = fc.array(point, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(points, fc.nat(11), fc.nat(5), async (marked, at, more) => {
        const train = marked.map(([x]) => [x])
        const labels = marked.map(([, label]) => label)
        const one = { train, labels, query: [[at]] }
        const k = 1 + (more % train.length)
        expectSame(await predict(one, { k }), expected(one, { k }))
      }),
    )
  })

  test('one-neighbour-on-the-training-set', async () => {
    const one = randomCase(31, 12, 1, 2)
    for (const metric of metrics)
      for (const vote of votings) {
        const got = await predict({ ...one, query: one.train }, { k: 1, metric, vote })
        expectSame(got, one.labels)
      }
  })

  test('all-neighbours', async () => {
    const one = { ...randomCase(41, 9, 5, 2), labels: [2, 0, 1, 2, 0, 2, 1, 2, 0] }
    for (const metric of metrics) expectSame(await predict(one, { k: 9, metric }), [2, 2, 2, 2, 2])
  })

  test('order-of-training-rows', async () => {
    const one = randomCase(51, 8, 6, 3)
    const order = [5, 2, 7, 0, 3, 6, 1, 4]
    const shuffled = {
      ...one,
      train: permuted(one.train, order),
      labels: permuted(one.labels, order),
    }
    for (const metric of metrics) {
      const options = { k: 3, metric, vote: 'distance' } as const
      expectSame(await predict(shuffled, options), expected(one, options))
    }
  })

  test('queries-do-not-matter-to-each-other', async () => {
    const { train, labels, query } = randomCase(61, 10, 5, 2)
    await expectPermutationEquivariant(
      (rows: Mat) => candidate.knnPredict(train, labels, rows, { k: 3 }),
      query,
      [3, 0, 4, 2, 1],
    )
  })

  test('shift-and-stretch', async () => {
    const one = randomCase(71, 12, 6, 2)
    const moved = (f: (v: number) => number): Case => ({
      ...one,
      train: mapNested(one.train, f),
      query: mapNested(one.query, f),
    })
    for (const vote of votings) {
      for (const metric of ['l2', 'l1'] as const) {
        const options = { k: 4, metric, vote }
        expectSame(
          await predict(
            moved((v) => 16 * v + 100),
            options,
          ),
          expected(one, options),
        )
      }
      // The cosine does not know how long a row is; each row is stretched by another factor.
      const stretched = {
        ...one,
        train: one.train.map((row, i) => row.map((v) => v * 2 ** (i - 5))),
      }
      const options = { k: 4, metric: 'cosine', vote } as const
      expectSame(await predict(stretched, options), expected(one, options))
    }
  })

  test('far-from-the-origin', async () => {
    const far = 1e8
    const train = [[3], [1], [0.25], [-1], [-2]].map(([v]) => [far + v!, -far])
    const labels = [1, 2, 3, 4, 5]
    const query = [
      [far + 2.25, -far],
      [far + 0.5, -far],
      [far - 0.5, -far],
      [far - 9, -far],
    ]
    for (const metric of ['l2', 'l1'] as const)
      expectSame(await candidate.knnPredict(train, labels, query, { k: 1, metric }), [1, 3, 4, 5])
  })

  test('rows-of-zeros', async () => {
    const train = [
      [0, 0],
      [-1, 0],
      [3, 1],
      [2, -2],
    ]
    const labels = [9, 8, 6, 6]
    const query = [
      [1, 0], // distances 1, 2, 0.05, 0.29
      [-1, 1], // distances 1, 0.29, 1.45, 2
      [0, 0], // all 1
    ]
    const options = { k: 1, metric: 'cosine' } as const
    const zeroLast = [
      [3, 1],
      [0, 0],
    ]
    expectSame(await candidate.knnPredict(zeroLast, [1, 2], [[1, 0]], options), [1])
    expectSame(await candidate.knnPredict(train, labels, query, options), [6, 8, 9])
    const weighted = { k: 4, metric: 'cosine', vote: 'distance' } as const
    expectSame(await candidate.knnPredict(train, labels, query, weighted), [6, 8, 6])
  })

  test('parallel-rows', async () => {
    // All of label 5 and one of label 2 lie in the direction of the query, whatever rounding says.
    const train = [
      [14, 21],
      [6, 9],
      [22, 33],
      [-3, 2],
    ]
    const options = { k: 4, metric: 'cosine', vote: 'distance' } as const
    const got = await candidate.knnPredict(train, [5, 2, 5, 2], [[2, 3]], options)
    expectSame(got, [5])
    const other = [
      [1, 2],
      [7, 14],
      [3, 6],
      [2, 1],
    ]
    expectSame(await candidate.knnPredict(other, [5, 2, 5, 2], [[1, 2]], options), [5])
  })

  test('large-and-small-coordinates', async () => {
    const one = randomCase(81, 15, 6, 3)
    for (const scale of [2 ** 14, 2 ** -14]) {
      const scaled = (x: Mat) => mapNested(x, (v: number) => v * scale)
      const other = { ...one, train: scaled(one.train), query: scaled(one.query) }
      for (const metric of metrics) {
        const options = { k: 5, metric, vote: 'distance' } as const
        expectSame(await predict(other, options), expected(one, options))
      }
    }
  })

  test('input-unchanged', async () => {
    const one = randomCase(91, 6, 3, 2)
    for (const metric of metrics)
      await expectUnchanged(() => predict(one, { k: 3, metric, vote: 'distance' }))
  })

  test('k-out-of-range', async () => {
    await expectGoodInputWorks()
    for (const k of [0, -1, 3, 1.5])
      await expectDeliberateError(() => candidate.knnPredict([[0], [4]], [1, 2], [[3]], { k }))
    await expectDeliberateError(() => candidate.knnPredict([[0], [4]], [1, 2], [], { k: 3 }))
  })

  test('one-label-per-row', async () => {
    await expectGoodInputWorks()
    for (const labels of [[1], [1, 2, 3], []])
      await expectDeliberateError(() => candidate.knnPredict([[0], [4]], labels, [[3]], { k: 1 }))
  })

  test('same-number-of-columns', async () => {
    await expectGoodInputWorks()
    const at = (train: Mat, query: Mat) =>
      candidate.knnPredict(
        train,
        train.map((_, i) => i),
        query,
        { k: 1 },
      )
    await expectDeliberateError(() => at([[0], [4]], [[3, 1]]))
    await expectDeliberateError(() => at([[0, 1], [4]], [[3, 1]]))
    await expectDeliberateError(() => at([[0, 1]], [[3]]))
    await expectDeliberateError(() => at([[0, 1]], [[3, 1], [2]]))
    await expectDeliberateError(() => at([[], []], [[]]))
    await expectDeliberateError(() => at([], []))
  })
})
