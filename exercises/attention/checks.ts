import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectSame,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  numericalGradient,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const randomInputs = (seed: number, lq: number, lk: number, d: number, dv: number) =>
  [
    randomTensor(seed, [lq, d], -2, 2),
    randomTensor(seed + 1, [lk, d], -2, 2),
    randomTensor(seed + 2, [lk, dv], -3, 3),
  ] as const

/** About half of the keys are hidden, but every query sees its key i % lk. */
const randomMask = (seed: number, lq: number, lk: number) => {
  const random = seeded(seed)
  return Array.from({ length: lq }, (_, i) =>
    Array.from({ length: lk }, (_, j) => random() < 0.5 || j === i % lk),
  )
}

const identity = [
  [1, 0],
  [0, 1],
]

/** A result of another form is told as such before its parts are used. */
const attend = async (...args: Parameters<typeof reference.attention>) => {
  const got = await candidate.attention(...args)
  const [q, k, v] = args
  expectShape(got?.out, [q.length, v[0]!.length])
  expectShape(got?.weights, [q.length, k.length])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.attention([[1]], [[2], [2]], [[3], [5]]), {
    out: [[4]],
    weights: [[0.5, 0.5]],
  })

describe('samples', () => {
  test('two-queries', async () => {
    const v = [
      [1, 2],
      [3, 4],
    ]
    expectClose(await candidate.attention(identity, identity, v), {
      out: [
        [1.660476901346686, 2.660476901346686],
        [2.339523098653314, 3.339523098653314],
      ],
      weights: [
        [0.669761549326657, 0.330238450673343],
        [0.330238450673343, 0.669761549326657],
      ],
    })
  })

  test('query-that-sees-nothing', async () => {
    const v = [
      [1, 2],
      [3, 4],
    ]
    const mask = [
      [true, false],
      [false, false],
    ]
    expectClose(await candidate.attention(identity, identity, v, { mask }), {
      out: [
        [1, 2],
        [0, 0],
      ],
      weights: [
        [1, 0],
        [0, 0],
      ],
    })
  })

  test('given-scale', async () => {
    const k = [
      [1, 1],
      [0, 0],
      [-1, 1],
    ]
    expectClose(await candidate.attention([[2, 2]], k, [[1], [2], [3]], { scale: 1 }), {
      out: [[1.053005266042144]],
      weights: [[0.9646631559719038, 0.017668422014048047, 0.017668422014048047]],
    })
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const [q, k, v] = randomInputs(1, 2, 5, 3, 4)
    const got = await candidate.attention(q, k, v)
    expectShape(got?.out, [2, 4])
    expectShape(got?.weights, [2, 5])
  })

  test('width-of-four', async () => {
    const k = [
      [Math.log(3), 1, 1, 1],
      [0, 5, -5, 2],
    ]
    expectClose(await candidate.attention([[2, 0, 0, 0]], k, [[4], [8]]), {
      out: [[5]],
      weights: [[0.75, 0.25]],
    })
  })

  test('random-plain', async () => {
    for (const [seed, lq, lk, d, dv] of [
      [11, 4, 3, 5, 2],
      [21, 3, 6, 2, 4],
      [31, 1, 4, 8, 1],
    ] as const) {
      const [q, k, v] = randomInputs(seed, lq, lk, d, dv)
      expectClose(await candidate.attention(q, k, v), reference.attention(q, k, v))
    }
  })

  test('random-masked', async () => {
    for (const [seed, lq, lk] of [
      [41, 4, 3],
      [51, 5, 5],
      [61, 2, 6],
    ] as const) {
      const [q, k, v] = randomInputs(seed, lq, lk, 3, 2)
      const options = { mask: randomMask(seed, lq, lk), scale: 0.8 }
      expectClose(
        await candidate.attention(q, k, v, options),
        reference.attention(q, k, v, options),
      )
    }
  })

  test('rows-sum-to-one', async () => {
    const [q, k, v] = randomInputs(71, 5, 4, 3, 2)
    for (const row of (await attend(q, k, v)).weights) expectSumsToOne(row)
    const mask = randomMask(72, 5, 4)
    for (const row of (await attend(q, k, v, { mask })).weights) expectSumsToOne(row)
  })

  test('equal-scores-average', async () => {
    const k = [
      [1, 2],
      [1, 2],
      [1, 2],
    ]
    const v = [
      [3, 0],
      [6, 9],
      [0, -3],
    ]
    const { out } = await attend([[5, -1]], k, v)
    expectClose(out, [[3, 2]])
    const mask = [[true, false, true]]
    expectClose((await attend([[5, -1]], k, v, { mask })).out, [[1.5, -1.5]])
  })

  test('scale-of-zero', async () => {
    const [q, k, v] = randomInputs(81, 2, 4, 3, 1)
    const { weights } = await attend(q, k, v, { scale: 0 })
    expectClose(weights, [
      [0.25, 0.25, 0.25, 0.25],
      [0.25, 0.25, 0.25, 0.25],
    ])
  })

  test('defaults-given-by-name', async () => {
    const [q, k, v] = randomInputs(91, 3, 4, 5, 2)
    const mask = q.map(() => k.map(() => true))
    const expected = reference.attention(q, k, v)
    expectClose(await candidate.attention(q, k, v, { mask, scale: null }), expected)
    const scale = 1 / Math.sqrt(5)
    expectClose(await candidate.attention(q, k, v, { mask: null, scale }), expected)
  })

  test('hidden-keys-have-no-effect', async () => {
    const [q, k, v] = randomInputs(101, 2, 4, 3, 2)
    const mask = [
      [true, false, true, false],
      [true, false, false, false],
    ]
    const before = await attend(q, k, v, { mask })
    const zeros = [before.weights[0]?.[1], before.weights[0]?.[3], ...before.weights[1]!.slice(1)]
    expectSame(zeros, [0, 0, 0, 0, 0])
    const otherK = k.map((row, j) => (j === 1 || j === 3 ? [9, -9, 9] : row))
    const otherV = v.map((row, j) => (j === 1 || j === 3 ? [70, -70] : row))
    expectClose(await candidate.attention(q, otherK, otherV, { mask }), before)
  })

  test('queries-are-independent', async () => {
    const [q, k, v] = randomInputs(111, 3, 4, 2, 3)
    const mask = randomMask(112, 3, 4)
    const expected = reference.attention(q, k, v, { mask })
    for (let i = 0; i < 3; i++) {
      const alone = await candidate.attention([q[i]!], k, v, { mask: [mask[i]!] })
      expectClose(alone, { out: [expected.out[i]], weights: [expected.weights[i]] })
    }
  })

  test('order-of-keys', async () => {
    const [q, k, v] = randomInputs(121, 2, 4, 3, 2)
    const mask = [
      [true, true, false, true],
      [false, true, true, true],
    ]
    const order = [2, 0, 3, 1]
    const expected = reference.attention(q, k, v, { mask })
    const got = await attend(
      q,
      order.map((j) => k[j]!),
      order.map((j) => v[j]!),
      { mask: mask.map((row) => order.map((j) => row[j]!)) },
    )
    expectClose(got.out, expected.out)
    expectClose(
      got.weights,
      expected.weights.map((row) => order.map((j) => row[j]!)),
    )
  })

  test('between-the-values', async () => {
    const [q, k, v] = randomInputs(131, 6, 4, 3, 3)
    const { out } = await attend(q, k, v)
    for (const row of out)
      row.forEach((x, c) => {
        const column = v.map((value) => value[c]!)
        const inside = x >= Math.min(...column) - 1e-9 && x <= Math.max(...column) + 1e-9
        expectThat(inside, 'Each output must lie between the smallest and the largest value.', {
          got: out,
        })
      })
  })

  test('slope-of-the-values', async () => {
    const [q, k, v] = randomInputs(141, 3, 3, 2, 2)
    const total = async (flat: readonly number[]) => {
      const values = v.map((_, j) => flat.slice(2 * j, 2 * j + 2))
      return (await attend(q, k, values)).out.flat().reduce((sum, x) => sum + x, 0)
    }
    const { weights } = reference.attention(q, k, v)
    const expected = v.flatMap((row, j) =>
      row.map(() => weights.reduce((sum, weight) => sum + weight[j]!, 0)),
    )
    // The output is linear in the values, so central differences err by rounding only.
    expectClose(await numericalGradient(total, v.flat()), expected, { rel: 1e-4, abs: 1e-7 })
  })

  test('one-key', async () => {
    const got = await candidate.attention([[3], [-40]], [[7]], [[1, -2, 5]])
    expectClose(got, {
      out: [
        [1, -2, 5],
        [1, -2, 5],
      ],
      weights: [[1], [1]],
    })
  })

  test('huge-scores', async () => {
    const q = [
      [100, 0],
      [-100, 0],
    ]
    const k = [
      [100, 0],
      [99.99, 3],
      [-100, 1],
    ]
    const got = await attend(q, k, [[1], [2], [3]], { scale: 1 })
    expectFinite(got)
    expectClose(got.weights, [
      [0.7310585786300049, 0.2689414213699951, 0],
      [0, 0, 1],
    ])
    const low = await candidate.attention([[-100, 0]], k.slice(0, 2), [[0], [1]], { scale: 1 })
    expectClose(low, {
      out: [[0.7310585786300049]],
      weights: [[0.2689414213699951, 0.7310585786300049]],
    })
  })

  test('largest-score-hidden', async () => {
    const k = [[10000], [0], [Math.log(3)]]
    const options = { mask: [[false, true, true]], scale: 1 }
    expectClose(await candidate.attention([[1]], k, [[100], [4], [8]], options), {
      out: [[7]],
      weights: [[0, 0.25, 0.75]],
    })
    // The only visible score is −10000: a stand-in for −∞ has to lie far below it.
    const low = { mask: [[true, false]], scale: 1 }
    expectClose(await candidate.attention([[1]], [[-10000], [10000]], [[4], [8]], low), {
      out: [[4]],
      weights: [[1, 0]],
    })
  })

  test('everything-hidden', async () => {
    const [q, k, v] = randomInputs(151, 2, 3, 2, 2)
    const mask = q.map(() => k.map(() => false))
    expectClose(await candidate.attention(q, k, v, { mask }), {
      out: [
        [0, 0],
        [0, 0],
      ],
      weights: [
        [0, 0, 0],
        [0, 0, 0],
      ],
    })
  })

  test('input-unchanged', async () => {
    const [q, k, v] = randomInputs(161, 2, 3, 2, 2)
    const mask = randomMask(162, 2, 3)
    await expectUnchanged(() => candidate.attention(q, k, v))
    await expectUnchanged(() => candidate.attention(q, k, v, { mask, scale: 0.5 }))
  })

  test('widths-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.attention([[1, 2]], [[1]], [[1]]))
    await expectDeliberateError(() => candidate.attention([[1]], [[1, 2]], [[1]]))
  })

  test('one-value-per-key', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.attention([[1]], [[1], [2]], [[1]]))
    await expectDeliberateError(() => candidate.attention([[1]], [[1]], [[1], [2]]))
  })

  test('mask-of-another-shape', async () => {
    await expectGoodInputWorks()
    for (const mask of [[[true, true]], [[true], [true]], [[]], []])
      await expectDeliberateError(() => candidate.attention([[1]], [[1]], [[1]], { mask }))
    const two = [[1], [2]]
    for (const mask of [[[true, true]], [[true], [true]]])
      await expectDeliberateError(() => candidate.attention(two, two, two, { mask }))
    const ragged = [[true, true], [true]]
    await expectDeliberateError(() => candidate.attention(two, two, two, { mask: ragged }))
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.attention([], [[1]], [[1]]))
    await expectDeliberateError(() => candidate.attention([[1]], [], []))
    await expectDeliberateError(() => candidate.attention([[]], [[]], [[1]]))
    await expectDeliberateError(() => candidate.attention([[1]], [[1]], [[]]))
    await expectDeliberateError(() => candidate.attention([[1, 2], [3]], [[1, 2]], [[1]]))
    await expectDeliberateError(() => candidate.attention([[1, 2]], [[1, 2], [3]], [[1], [1]]))
    await expectDeliberateError(() => candidate.attention([[1]], [[1], [1]], [[1, 2], [3]]))
  })
})
