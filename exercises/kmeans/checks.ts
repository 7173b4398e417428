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

// Sixty points on a line, with all centroids starting at its left end: 17 iterations.
const line = randomTensor(200, [60, 1], 0, 100)
const leftEnd = [[0], [1], [2]]

const squared = (p: number[], q: number[]) => p.reduce((sum, v, j) => sum + (v - q[j]!) ** 2, 0)

const randomCase = (seed: number, n: number, d: number, k: number): [Mat, Mat] => [
  randomTensor(seed, [n, d], -5, 5),
  randomTensor(seed + 100, [k, d], -5, 5),
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.kmeans([[0], [2]], [[0], [2]]), {
    centroids: [[0], [2]],
    labels: [0, 1],
    inertia: 0,
    iterations: 1,
  })

describe('samples', () => {
  test('two-groups-on-a-line', async () => {
    expectClose(await candidate.kmeans([[0], [1], [9], [10]], [[0], [1]]), {
      centroids: [[0.5], [9.5]],
      labels: [0, 0, 1, 1],
      inertia: 1,
      iterations: 2,
    })
  })

  test('rectangle', async () => {
    const points = [
      [0, 0],
      [0, 2],
      [4, 0],
      [4, 2],
    ]
    const init = [
      [0, 0],
      [4, 2],
    ]
    expectClose(await candidate.kmeans(points, init), {
      centroids: [
        [0, 1],
        [4, 1],
      ],
      labels: [0, 0, 1, 1],
      inertia: 4,
      iterations: 1,
    })
  })

  test('empty-cluster', async () => {
    expectClose(await candidate.kmeans([[1], [2], [3]], [[2], [50]]), {
      centroids: [[2], [50]],
      labels: [0, 0, 0],
      inertia: 2,
      iterations: 1,
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const got = await candidate.kmeans(...randomCase(1, 7, 3, 2))
    expectShape(got.centroids, [2, 3])
    expectShape(got.labels, [7])
    expectShape(got.inertia, [])
    expectShape(got.iterations, [])
    const withEmpty = await candidate.kmeans([[1], [2], [3]], [[2], [50], [60]])
    expectShape(withEmpty.centroids, [3, 1])
    expectShape(withEmpty.labels, [3])
  })

  test('one-iteration', async () => {
    const got = await candidate.kmeans([[0], [1], [9], [10]], [[0], [1]], { maxIter: 1 })
    // After one move the centroids are 0 and 20/3; the labels belong to these.
    const inertia = 1 + (7 / 3) ** 2 + (10 / 3) ** 2
    expectClose(got, { centroids: [[0], [20 / 3]], labels: [0, 0, 1, 1], inertia, iterations: 1 })
  })

  test('no-iteration', async () => {
    const got = await candidate.kmeans([[0], [1], [9], [10]], [[0], [1]], { maxIter: 0 })
    const inertia = 64 + 81
    expectClose(got, { centroids: [[0], [1]], labels: [0, 1, 1, 1], inertia, iterations: 0 })
  })

  test('ties-to-the-lower-index', async () => {
    const between = await candidate.kmeans([[1], [-3], [5]], [[0], [2]], { maxIter: 0 })
    expectClose(between.labels, [0, 0, 1])
    expectClose(await candidate.kmeans([[1], [2], [3]], [[2], [2]]), {
      centroids: [[2], [2]],
      labels: [0, 0, 0],
      inertia: 2,
      iterations: 1,
    })
    const twenty = Array.from({ length: 20 }, () => [2])
    const { labels } = await candidate.kmeans(twenty, [[50], ...twenty.slice(1)])
    expectClose(
      labels,
      twenty.map(() => 1),
    )
  })

  test('empty-cluster-comes-back', async () => {
    // The second centroid gets nothing at first; once the other has moved on, it gains the first point.
    expectClose(await candidate.kmeans([[0], [8], [10]], [[4.5], [-5]]), {
      centroids: [[9], [0]],
      labels: [1, 0, 0],
      inertia: 2,
      iterations: 2,
    })
  })

  test('cluster-runs-empty', async () => {
    // The second centroid moves to 3.5, then loses its points to both neighbours and stays there.
    expectClose(await candidate.kmeans([[0], [1], [6], [7]], [[0], [1], [12]]), {
      centroids: [[0.5], [3.5], [6.5]],
      labels: [0, 0, 2, 2],
      inertia: 1,
      iterations: 2,
    })
  })

  test('empty-cluster-in-the-middle', async () => {
    const points = [
      [0, 0],
      [1, 0],
      [8, 8],
      [9, 8],
    ]
    const init = [
      [0, 0],
      [30, -30],
      [9, 9],
    ]
    expectClose(await candidate.kmeans(points, init), {
      centroids: [
        [0.5, 0],
        [30, -30],
        [8.5, 8],
      ],
      labels: [0, 0, 2, 2],
      inertia: 1,
      iterations: 1,
    })
  })

  test('random-points', async () => {
    for (const [seed, n, d, k] of [
      [11, 20, 2, 3],
      [12, 25, 2, 4],
      [13, 15, 3, 3],
      [15, 30, 3, 5],
    ] as const) {
      const [points, init] = randomCase(seed, n, d, k)
      expectClose(await candidate.kmeans(points, init), reference.kmeans(points, init))
    }
  })

  test('many-iterations', async () => {
    const got = await candidate.kmeans(line, leftEnd)
    expectClose(got, reference.kmeans(line, leftEnd))
  })

  test('limit-on-the-way', async () => {
    for (const maxIter of [2, 5, 16, 17, 18]) {
      const got = await candidate.kmeans(line, leftEnd, { maxIter })
      expectClose(got, reference.kmeans(line, leftEnd, { maxIter }))
    }
  })

  test('labels-are-nearest', async () => {
    const [points, init] = randomCase(31, 40, 2, 4)
    for (const maxIter of [1, 100]) {
      const { centroids, labels } = await candidate.kmeans(points, init, { maxIter })
      expectShape(centroids, [4, 2])
      expectShape(labels, [40])
      const nearest = points.map((p) => {
        const distances = centroids.map((c) => squared(p, c))
        return distances.indexOf(Math.min(...distances))
      })
      expectClose(labels, nearest)
    }
  })

  test('centroids-are-means', async () => {
    const [points, init] = randomCase(41, 30, 2, 3)
    const { centroids, labels } = await candidate.kmeans(points, init)
    expectShape(centroids, [3, 2])
    expectShape(labels, [30])
    const means = init.map((_, c) => {
      const own = points.filter((_, i) => labels[i] === c)
      return [0, 1].map((j) => own.reduce((sum, p) => sum + p[j]!, 0) / own.length)
    })
    expectClose(centroids, means)
  })

  test('inertia-adds-up', async () => {
    const [points, init] = randomCase(51, 16, 2, 3)
    for (const maxIter of [0, 1, 100]) {
      const { centroids, labels, inertia } = await candidate.kmeans(points, init, { maxIter })
      expectShape(centroids, [3, 2])
      const known = Array.isArray(labels) && points.every((_, i) => centroids[labels[i]!])
      expectThat(known, 'Every point must have the index of a centroid.', { got: labels })
      const sum = points.reduce((total, p, i) => total + squared(p, centroids[labels[i]!]!), 0)
      expectClose(inertia, sum)
    }
  })

  test('inertia-never-grows', async () => {
    const inertias: number[] = []
    for (let maxIter = 0; maxIter <= 8; maxIter++)
      inertias.push((await candidate.kmeans(line, leftEnd, { maxIter })).inertia)
    const falling = inertias.every((v, t) => t === 0 || v <= inertias[t - 1]! * (1 + 1e-12))
    expectThat(falling, 'Another iteration must not raise the inertia.', { got: inertias })
  })

  test('stop-and-go-on', async () => {
    const first = await candidate.kmeans(line, leftEnd, { maxIter: 3 })
    const second = await candidate.kmeans(line, first.centroids, { maxIter: 2 })
    const { centroids, labels, inertia } = reference.kmeans(line, leftEnd, { maxIter: 5 })
    expectClose(second, { centroids, labels, inertia, iterations: 2 })
  })

  test('points-as-start', async () => {
    const points = randomTensor(61, [5, 2], -1, 1)
    const expected = { centroids: points, labels: [0, 1, 2, 3, 4], inertia: 0, iterations: 1 }
    expectClose(await candidate.kmeans(points, points), expected)
  })

  test('one-cluster', async () => {
    const points = [
      [1, 2],
      [3, 4],
      [5, 12],
    ]
    // Around the mean (3, 6): 4 + 16, 0 + 4, 4 + 36.
    const expected = { centroids: [[3, 6]], labels: [0, 0, 0], inertia: 64, iterations: 1 }
    expectClose(await candidate.kmeans(points, [[-7, 0]]), expected)
  })

  test('order-of-points-and-centroids', async () => {
    const [points, init] = randomCase(71, 24, 2, 3)
    const expected = reference.kmeans(points, init)
    expectClose(await candidate.kmeans(points.toReversed(), init), {
      ...expected,
      labels: expected.labels.toReversed(),
    })
    expectClose(await candidate.kmeans(points, init.toReversed()), {
      ...expected,
      centroids: expected.centroids.toReversed(),
      labels: expected.labels.map((c) => 2 - c),
    })
  })

  test('another-start-another-result', async () => {
    const points = [
      [0, 0],
      [0, 2],
      [4, 0],
      [4, 2],
    ]
    const init = [
      [2, 0],
      [2, 2],
    ]
    // The start decides: upper and lower half, a local minimum with four times the inertia.
    const expected = { centroids: init, labels: [0, 1, 0, 1], inertia: 16, iterations: 1 }
    expectClose(await candidate.kmeans(points, init), expected)
  })

  test('tiny-coordinates', async () => {
    const { centroids, labels, inertia, iterations } = reference.kmeans(line, leftEnd)
    for (const scale of [1e-3, 1e-6]) {
      const shrink = (x: Mat) => mapNested(x, (v) => v * scale)
      const got = await candidate.kmeans(shrink(line), shrink(leftEnd))
      const expected = { centroids: shrink(centroids), labels, inertia: inertia * scale ** 2 }
      expectClose(got, { ...expected, iterations })
    }
  })

  test('far-from-the-origin', async () => {
    const [points, init] = randomCase(81, 30, 2, 4)
    const away = (x: Mat) => mapNested(x, (v) => v + 1e6)
    const got = await candidate.kmeans(away(points), away(init))
    const expected = reference.kmeans(points, init)
    expectClose(got, { ...expected, centroids: away(expected.centroids) })
  })

  test('equal-points', async () => {
    const points = [
      [3, 1],
      [3, 1],
      [3, 1],
    ]
    const init = [
      [0, 0],
      [3, 2],
      [9, 9],
    ]
    expectClose(await candidate.kmeans(points, init), {
      centroids: [
        [0, 0],
        [3, 1],
        [9, 9],
      ],
      labels: [1, 1, 1],
      inertia: 0,
      iterations: 1,
    })
  })

  test('input-unchanged', async () => {
    const [points, init] = randomCase(91, 8, 2, 2)
    await expectUnchanged(() => candidate.kmeans(points, init))
    await expectUnchanged(() => candidate.kmeans([[1], [2]], [[1], [9]], { maxIter: 3 }))
  })

  test('number-of-clusters', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.kmeans([[0]], [[0], [1]]))
    await expectDeliberateError(() => candidate.kmeans([], [[0]]))
    await expectDeliberateError(() => candidate.kmeans([[0], [1]], []))
  })

  test('dimensions-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.kmeans([[0], [1]], [[0, 1]]))
    await expectDeliberateError(() =>
      candidate.kmeans(
        [
          [0, 1],
          [2, 3],
        ],
        [[0]],
        { maxIter: 0 },
      ),
    )
    await expectDeliberateError(() => candidate.kmeans([[0, 1], [2, 3], [4]], [[0, 1]]))
    await expectDeliberateError(() =>
      candidate.kmeans(
        [
          [0, 1],
          [2, 3],
          [4, 5],
        ],
        [[0, 1], [2]],
      ),
    )
    await expectDeliberateError(() => candidate.kmeans([[], []], [[]]))
  })
})
