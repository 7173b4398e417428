import * as fc from 'fast-check'
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
type Mat = number[][]

/** Queries, their keys and a queue. */
const randomInput = (seed: number, [n, k, d]: readonly [number, number, number]) =>
  [
    randomTensor(seed, [n, d], -1, 1),
    randomTensor(seed + 1, [n, d], -1, 1),
    randomTensor(seed + 2, [k, d], -1, 1),
  ] as const

/** A field of the result, once it is known to be there. */
const fieldOf = <T>(got: unknown, key: 'loss' | 'logits' | 'accuracy'): T => {
  const keys = ['loss', 'logits', 'accuracy']
  const whole = typeof got === 'object' && got !== null && keys.every((name) => name in got)
  expectThat(whole, 'Return { loss, logits, accuracy }.', { got })
  return (got as Record<string, T>)[key]!
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.infoNce([[1, 0]], [[1, 0]], [[0, 1]], { temperature: 0.5 }), {
    loss: 0.1269280110429727,
    logits: [[2, 0]],
    accuracy: 1,
  })

describe('samples', () => {
  test('one-query', async () => {
    const got = await candidate.infoNce([[1, 0]], [[1, 0]], [[0, 1]], { temperature: 0.5 })
    expectClose(got, { loss: 0.1269280110429727, logits: [[2, 0]], accuracy: 1 })
  })

  test('two-queries', async () => {
    const q = [
      [1, 0],
      [0, 2],
    ]
    const keys = [
      [1, 1],
      [0, 1],
    ]
    const queue = [
      [1, 0],
      [-1, 0],
    ]
    expectClose(await candidate.infoNce(q, keys, queue, { temperature: 1 }), {
      loss: 0.7381869133931771,
      logits: [
        [Math.SQRT1_2, 1, -1],
        [1, 0, 0],
      ],
      accuracy: 0.5,
    })
  })

  test('default-temperature', async () => {
    expectClose(await candidate.infoNce([[1, 0]], [[0, 1]], [[1, 0]]), {
      loss: 14.285714910589041,
      logits: [[0, 14.285714285714285]],
      accuracy: 0,
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const got = await candidate.infoNce(...randomInput(1, [3, 5, 4]))
    expectShape(fieldOf(got, 'loss'), [])
    expectShape(fieldOf(got, 'logits'), [3, 6])
    expectShape(fieldOf(got, 'accuracy'), [])
    const small = await candidate.infoNce(...randomInput(4, [1, 1, 2]))
    expectShape(fieldOf(small, 'logits'), [1, 2])
  })

  test('three-queries', async () => {
    const q = [
      [0.19, -0.7, 0.73, 0.12],
      [-0.31, -0.89, 0.5, -0.8],
      [0.44, 0.79, -0.55, -0.24],
    ]
    const keys = [
      [0.99, -0.62, -0.56, -0.44],
      [0.41, 0.96, -0.44, -0.48],
      [-0.66, 0.94, 0.31, 0.04],
    ]
    const queue = [
      [-0.21, -0.54, 0.15, 0.55],
      [-0.43, -0.76, 0.61, -0.61],
      [-0.21, -0.91, 0.73, 0.76],
      [0.68, 0.33, -0.27, -0.92],
      [0.41, -0.86, 0.15, 0.64],
    ]
    const got = await candidate.infoNce(q, keys, queue, { temperature: 0.2 })
    expectClose(got, {
      loss: 4.819122409892515,
      logits: [
        [
          0.5661690509637032, 3.049383671924375, 3.2333961463541985, 4.1855014931071866,
          -1.6178952317453206, 3.611498189907316,
        ],
        [
          -2.491423503998087, 0.8335577631031399, 4.895742239614181, 1.682938618670167,
          0.2963646881990137, 0.6520839179660981,
        ],
        [
          1.053157126725701, -4.157499389508736, -3.673418624165816, -4.56501483953531,
          3.50641141941267, -2.9259079931538934,
        ],
      ],
      accuracy: 0,
    })
  })

  test('empty-queue', async () => {
    const alone = { loss: 0, logits: [[0]], accuracy: 1 }
    expectClose(await candidate.infoNce([[1, 0]], [[0, 1]], []), alone)
    const q = [
      [2, 0],
      [0, 3],
      [3, 4],
    ]
    const keys = [
      [1, 0],
      [0, -1],
      [4, 3],
    ]
    const got = await candidate.infoNce(q, keys, [], { temperature: 0.5 })
    expectClose(got, { loss: 0, logits: [[2], [-2], [1.92]], accuracy: 1 })
  })

  test('tie-is-no-hit', async () => {
    const got = await candidate.infoNce([[1, 0]], [[1, 0]], [[2, 0]], { temperature: 1 })
    expectClose(got, { loss: Math.LN2, logits: [[1, 1]], accuracy: 0 })
    // A hit, a tie with the last negative only, and a hit by little.
    const q = [
      [1, 0],
      [0, 1],
      [1, 0],
    ]
    const keys = [
      [2, 0],
      [0, 4],
      [4, 3],
    ]
    const queue = [
      [-1, 0],
      [3, 4],
      [0, 2],
    ]
    const mixed = await candidate.infoNce(q, keys, queue, { temperature: 0.5 })
    expectClose(fieldOf(mixed, 'logits'), [
      [2, -2, 1.2, 0],
      [2, 0, 1.6, 2],
      [1.6, -2, 1.2, 0],
    ])
    expectClose(fieldOf(mixed, 'accuracy'), 2 / 3)
  })

  test('random-default', async () => {
    for (const seed of [11, 21, 31]) {
      const input = randomInput(seed, [4, 6, 5])
      expectClose(await candidate.infoNce(...input), reference.infoNce(...input))
    }
  })

  test('random-temperatures', async () => {
    for (const [seed, temperature] of [
      [41, 0.02],
      [51, 0.3],
      [61, 3],
    ] as const) {
      const [q, , queue] = randomInput(seed, [6, 4, 3])
      // Keys near their queries, so that some are found and some are not.
      const noise = randomTensor(seed + 5, [6, 3], -1, 1)
      const keys = q.map((row, i) => row.map((v, c) => v + noise[i]![c]!))
      const options = { temperature }
      const expected = reference.infoNce(q, keys, queue, options)
      expectClose(await candidate.infoNce(q, keys, queue, options), expected)
    }
  })

  test('any-input', async () => {
    const size = fc.integer({ min: 1, max: 3 })
    const input = fc.tuple(size, fc.integer({ min: 0, max: 3 }), size).chain(([n, k, d]) => {
      const row = fc
        .array(fc.integer({ min: -5, max: 5 }), { minLength: d, maxLength: d })
        .filter((values) => values.some((v) => v !== 0))
      const matrix = (rows: number) => fc.array(row, { minLength: rows, maxLength: rows })
      return fc.tuple(matrix(n), matrix(n), matrix(k), fc.constantFrom(0.125, 0.5, 2))
    })
    await fc.assert(
      fc.asyncProperty(input, async ([q, keys, queue, temperature]) => {
        const got = await candidate.infoNce(q, keys, queue, { temperature })
        const expected = reference.infoNce(q, keys, queue, { temperature })
        // Not the accuracy: rounding decides whether [1, 1] ties with [2, 2].
        expectClose(fieldOf(got, 'logits'), expected.logits)
        expectClose(fieldOf(got, 'loss'), expected.loss)
      }),
    )
  })

  test('length-does-not-matter', async () => {
    const [q, keys, queue] = randomInput(71, [3, 4, 5])
    const stretched = (m: Mat) => m.map((row, i) => row.map((v) => v * [0.3, 5, 60, 2][i]!))
    const expected = reference.infoNce(q, keys, queue)
    expectClose(await candidate.infoNce(stretched(q), keys, queue), expected)
    expectClose(await candidate.infoNce(q, stretched(keys), queue), expected)
    expectClose(await candidate.infoNce(q, keys, stretched(queue)), expected)
  })

  test('queue-in-another-order', async () => {
    const [q, keys, queue] = randomInput(81, [3, 4, 5])
    const order = [2, 0, 3, 1]
    const { loss, logits, accuracy } = reference.infoNce(q, keys, queue)
    const moved = logits.map((row) => [row[0]!, ...permuted(row.slice(1), order)])
    const got = await candidate.infoNce(q, keys, permuted(queue, order))
    expectClose(got, { loss, logits: moved, accuracy })
  })

  test('queries-do-not-mix', async () => {
    const [q, keys, queue] = randomInput(91, [4, 3, 5])
    const rows = q.map((query, i) => reference.infoNce([query], [keys[i]!], queue))
    const got = await candidate.infoNce(q, keys, queue)
    const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
    expectClose(got, {
      loss: mean(rows.map((row) => row.loss)),
      logits: rows.map((row) => row.logits[0]),
      accuracy: mean(rows.map((row) => row.accuracy)),
    })
  })

  test('copies-of-the-positive', async () => {
    const q = [[3, 4]]
    for (const k of [1, 2, 7]) {
      const queue = Array.from({ length: k }, () => [6, 8])
      const got = await candidate.infoNce(q, q, queue, { temperature: 0.25 })
      expectClose(fieldOf(got, 'loss'), Math.log(k + 1))
    }
  })

  test('more-negatives-cost-more', async () => {
    const [q, keys, queue] = randomInput(101, [3, 6, 4])
    const losses: number[] = []
    for (const k of [0, 1, 3, 6])
      losses.push(fieldOf(await candidate.infoNce(q, keys, queue.slice(0, k)), 'loss'))
    const rising = losses.every((loss, i) => i === 0 || loss > losses[i - 1]!)
    expectThat(rising, 'Every further negative must raise the loss.', { got: losses })
  })

  test('tiny-temperature', async () => {
    const options = { temperature: 1e-3 }
    const found = { loss: 0, logits: [[1000, 0]], accuracy: 1 }
    expectClose(await candidate.infoNce([[1, 0]], [[1, 0]], [[0, 1]], options), found)
    const lost = { loss: 1000, logits: [[0, 1000]], accuracy: 0 }
    expectClose(await candidate.infoNce([[1, 0]], [[0, 1]], [[1, 0]], options), lost)
    const far = { loss: Math.LN2, logits: [[-1000, -1000]], accuracy: 0 }
    expectClose(await candidate.infoNce([[1, 0]], [[-1, 0]], [[-1, 0]], options), far)
    const input = randomInput(111, [3, 4, 3])
    const got = await candidate.infoNce(...input, options)
    expectFinite(fieldOf(got, 'logits'))
    expectClose(got, reference.infoNce(...input, options))
  })

  test('long-and-short-rows', async () => {
    const [q, keys, queue] = randomInput(121, [3, 4, 3])
    const scaled = (m: Mat, by: number) => mapNested(m, (v: number) => v * by)
    const expected = reference.infoNce(q, keys, queue)
    const got = await candidate.infoNce(scaled(q, 1e4), scaled(keys, 1e-4), scaled(queue, 1e4))
    expectClose(got, expected)
  })

  test('input-unchanged', async () => {
    const input = randomInput(131, [2, 3, 3])
    await expectUnchanged(() => candidate.infoNce(...input))
    await expectUnchanged(() => candidate.infoNce(...input, { temperature: 0.5 }))
  })

  test('one-key-per-query', async () => {
    await expectGoodInputWorks()
    const two = [
      [1, 0],
      [0, 1],
    ]
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], [], []))
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], two, [[0, 1]]))
    await expectDeliberateError(() => candidate.infoNce(two, [[1, 0]], [[0, 1]]))
  })

  test('one-width', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], [[1, 0, 2]], [[0, 1]]))
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], [[1]], [[0, 1]]))
    await expectDeliberateError(() => candidate.infoNce([[1]], [[1, 0]], []))
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], [[1, 0]], [[1]]))
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], [[1, 0]], [[1, 0], [1]]))
    await expectDeliberateError(() => candidate.infoNce([[1, 0, 2]], [[1, 0]], []))
    const ragged = [[1, 0], [1]]
    await expectDeliberateError(() => candidate.infoNce(ragged, ragged, [[0, 1]]))
  })

  test('no-queries-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.infoNce([], [], []))
    await expectDeliberateError(() => candidate.infoNce([], [], [[1, 0]]))
    await expectDeliberateError(() => candidate.infoNce([[]], [[]], [[]]))
  })

  test('zero-row-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.infoNce([[0, 0]], [[1, 0]], [[0, 1]]))
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], [[0, 0]], [[0, 1]]))
    await expectDeliberateError(() => candidate.infoNce([[1, 0]], [[1, 0]], [[0, 0]]))
  })

  test('temperature-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const temperature of [0, -0.07]) {
      await expectDeliberateError(() =>
        candidate.infoNce([[1, 0]], [[1, 0]], [[0, 1]], { temperature }),
      )
      await expectDeliberateError(() => candidate.infoNce([[1, 0]], [[1, 0]], [], { temperature }))
    }
  })
})
