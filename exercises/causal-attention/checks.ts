import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T3 = number[][][]

const ones = [[[1], [1], [1]]]
const zeros = [[[0], [0], [0]]]
const values = [[[1], [2], [6]]]

interface Sizes {
  h?: number
  lq: number
  lk: number
  d?: number
  dv?: number
}
const randomInputs = (seed: number, { h = 2, lq, lk, d = 3, dv = 2 }: Sizes): [T3, T3, T3] => [
  randomTensor(seed, [h, lq, d], -2, 2),
  randomTensor(seed + 1, [h, lk, d], -2, 2),
  randomTensor(seed + 2, [h, lk, dv], -3, 3),
]

/** The answer once it is known to have its shape. */
const attend = async (...args: Parameters<typeof reference.causalAttention>): Promise<T3> => {
  const got = await candidate.causalAttention(...args)
  const [q, , v] = args
  expectShape(got, [q.length, q[0]!.length, v[0]![0]!.length])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.causalAttention(ones, zeros, values, { window: 2 }), [
    [[1], [1.5], [4]],
  ])

describe('samples', () => {
  test('means-so-far', async () => {
    expectClose(await candidate.causalAttention(ones, zeros, values), [[[1], [1.5], [3]]])
  })

  test('one-new-query', async () => {
    expectClose(await candidate.causalAttention([[[1]]], zeros, values), [[[3]]])
  })

  test('window-of-two', async () => {
    const got = await candidate.causalAttention(ones, zeros, values, { window: 2 })
    expectClose(got, [[[1], [1.5], [4]]])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const [q, k, v] = randomInputs(1, { h: 3, lq: 2, lk: 5, d: 4, dv: 1 })
    expectShape(await candidate.causalAttention(q, k, v), [3, 2, 1])
    expectShape(await candidate.causalAttention(q, k, v, { window: 2 }), [3, 2, 1])
    expectShape(await candidate.causalAttention([[[1]]], [[[2]]], [[[3, 4]]]), [1, 1, 2])
  })

  test('scale-at-width-four', async () => {
    const k = [
      [
        [Math.log(3), 1, 1, 1],
        [0, 5, -5, 2],
      ],
    ]
    expectClose(await candidate.causalAttention([[[2, 0, 0, 0]]], k, [[[4], [8]]]), [[[5]]])
  })

  test('two-queries-five-keys', async () => {
    const v = [[[1], [2], [6], [7], [24]]]
    const k = [[[0], [0], [0], [0], [0]]]
    const q = [[[1], [1]]]
    expectClose(await candidate.causalAttention(q, k, v), [[[4], [8]]])
    expectClose(await candidate.causalAttention(q, k, v, { window: 3 }), [[[5], [37 / 3]]])
    expectClose(await candidate.causalAttention(q, k, v, { window: 1 }), [[[7], [24]]])
  })

  test('random-square', async () => {
    for (const [seed, h, l, d, dv] of [
      [11, 2, 4, 3, 2],
      [21, 1, 6, 5, 3],
      [31, 3, 3, 2, 4],
    ] as const) {
      const [q, k, v] = randomInputs(seed, { h, lq: l, lk: l, d, dv })
      expectClose(await candidate.causalAttention(q, k, v), reference.causalAttention(q, k, v))
    }
  })

  test('random-after-a-cache', async () => {
    for (const [seed, lq, lk, window] of [
      [41, 2, 5, null],
      [51, 2, 6, 3],
      [61, 4, 7, 2],
      [71, 5, 6, 4],
    ] as const) {
      const [q, k, v] = randomInputs(seed, { lq, lk })
      const options = { window }
      expectClose(
        await candidate.causalAttention(q, k, v, options),
        reference.causalAttention(q, k, v, options),
      )
    }
  })

  test('first-query-copies', async () => {
    const [q, k, v] = randomInputs(81, { lq: 4, lk: 4 })
    const got = await attend(q, k, v)
    expectClose(
      got.map((head) => head[0]!),
      v.map((head) => head[0]!),
    )
  })

  test('future-has-no-effect', async () => {
    const [q, k, v] = randomInputs(91, { lq: 4, lk: 6 })
    const before = await attend(q, k, v)
    // From position 4 on, everything is other; the queries stand at positions 2 to 5.
    const other = (x: T3) => x.map((head) => head.map((row, j) => (j < 4 ? row : row.map(() => 9))))
    const after = await attend(q, other(k), other(v))
    expectClose(
      after.map((head) => head.slice(0, 2)),
      before.map((head) => head.slice(0, 2)),
    )
  })

  test('beyond-the-window-no-effect', async () => {
    const [q, k, v] = randomInputs(101, { lq: 3, lk: 6 })
    const before = await attend(q, k, v, { window: 2 })
    // The queries stand at 3, 4 and 5; together they see positions 2 to 5.
    const other = (x: T3) => x.map((head) => head.map((row, j) => (j < 2 ? row.map(() => 9) : row)))
    expectClose(await attend(q, other(k), other(v), { window: 2 }), before)
  })

  test('step-by-step', async () => {
    const [q, k, v] = randomInputs(111, { lq: 5, lk: 5 })
    for (const window of [null, 3]) {
      const whole = reference.causalAttention(q, k, v, { window })
      for (let t = 1; t <= 5; t++) {
        const upTo = (x: T3) => x.map((head) => head.slice(0, t))
        const newest = q.map((head) => [head[t - 1]!])
        const got = await candidate.causalAttention(newest, upTo(k), upTo(v), { window })
        expectClose(
          got,
          whole.map((head) => [head[t - 1]!]),
        )
      }
    }
  })

  test('window-of-one-copies', async () => {
    const [q, k, v] = randomInputs(121, { lq: 3, lk: 5 })
    const own = v.map((head) => head.slice(2))
    expectClose(await candidate.causalAttention(q, k, v, { window: 1 }), own)
  })

  test('wide-window-is-no-window', async () => {
    const [q, k, v] = randomInputs(131, { lq: 3, lk: 5 })
    const expected = reference.causalAttention(q, k, v)
    for (const window of [5, 6, 100, null])
      expectClose(await candidate.causalAttention(q, k, v, { window }), expected)
  })

  test('heads-are-independent', async () => {
    const [q, k, v] = randomInputs(141, { h: 3, lq: 3, lk: 4 })
    const expected = reference.causalAttention(q, k, v)
    const order = [2, 0, 1]
    const [p, r, s] = [permuted(q, order), permuted(k, order), permuted(v, order)]
    expectClose(await candidate.causalAttention(p, r, s), permuted(expected, order))
    const alone = await candidate.causalAttention([q[1]!], [k[1]!], [v[1]!])
    expectClose(alone, [expected[1]])
  })

  test('past-in-any-order', async () => {
    const [q, k, v] = randomInputs(151, { lq: 2, lk: 6 })
    const expected = reference.causalAttention(q, k, v)
    // Positions 0 to 4 are seen by both queries, so their order does not matter.
    const order = [3, 0, 4, 2, 1, 5]
    const mixed = (x: T3) => x.map((head) => permuted(head, order))
    expectClose(await candidate.causalAttention(q, mixed(k), mixed(v)), expected)
  })

  test('huge-scores', async () => {
    const q = [[[100], [100], [-100]]]
    const k = [[[100], [99.99], [-100]]]
    const v = [[[0], [1], [5]]]
    const got = await candidate.causalAttention(q, k, v)
    expectFinite(got)
    expectClose(got, [[[0], [0.2689414213699951], [5]]])
    const low = await candidate.causalAttention(
      [[[-100], [-100]]],
      [[[100], [99.99]]],
      [[[0], [1]]],
    )
    expectClose(low, [[[0], [0.7310585786300049]]])
  })

  test('largest-score-hidden', async () => {
    // The second key scores 10⁴ with each query and is still ahead of the first.
    const k = [[[-10000], [10000], [0], [Math.log(3)]]]
    const q = [[[1], [1], [1], [1]]]
    const v = [[[7], [100], [4], [8]]]
    expectClose(await candidate.causalAttention(q, k, v), [[[7], [100], [100], [100]]])
    const narrow = await candidate.causalAttention(q, k, v, { window: 2 })
    expectClose(narrow, [[[7], [100], [100], [7]]])
    const large = mapNested(k, (x) => (x === 10000 ? 1e6 : x))
    const one = await candidate.causalAttention(q, large, v, { window: 1 })
    expectClose(one, v)
  })

  test('input-unchanged', async () => {
    const [q, k, v] = randomInputs(161, { lq: 2, lk: 4 })
    await expectUnchanged(() => candidate.causalAttention(q, k, v))
    await expectUnchanged(() => candidate.causalAttention(q, k, v, { window: 2 }))
  })

  test('more-queries-than-keys', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.causalAttention([[[1], [1]]], [[[1]]], [[[1]]]))
    const [q, k, v] = randomInputs(171, { lq: 5, lk: 3 })
    await expectDeliberateError(() => candidate.causalAttention(q, k, v, { window: 2 }))
  })

  test('heads-must-match', async () => {
    await expectGoodInputWorks()
    const one = [[[1]]]
    const two = [[[1]], [[1]]]
    await expectDeliberateError(() => candidate.causalAttention(one, two, two))
    await expectDeliberateError(() => candidate.causalAttention(two, one, two))
    await expectDeliberateError(() => candidate.causalAttention(two, two, one))
    await expectDeliberateError(() => candidate.causalAttention(one, one, two))
    await expectDeliberateError(() => candidate.causalAttention(one, two, one))
  })

  test('widths-and-lengths-must-match', async () => {
    await expectGoodInputWorks()
    const [a, b] = [[[[1]]], [[[1, 2]]]]
    await expectDeliberateError(() => candidate.causalAttention(b, a, a))
    await expectDeliberateError(() => candidate.causalAttention(a, b, a))
    const long = [[[1], [2]]]
    await expectDeliberateError(() => candidate.causalAttention(a, long, a))
    await expectDeliberateError(() => candidate.causalAttention(a, a, long))
  })

  test('window-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const window of [0, -1, 1.5])
      await expectDeliberateError(() => candidate.causalAttention(ones, zeros, values, { window }))
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    const a = [[[1]]]
    await expectDeliberateError(() => candidate.causalAttention([], [], []))
    await expectDeliberateError(() => candidate.causalAttention([[]], a, a))
    await expectDeliberateError(() => candidate.causalAttention([[]], [[]], [[]]))
    await expectDeliberateError(() => candidate.causalAttention([[[]]], [[[]]], a))
    await expectDeliberateError(() => candidate.causalAttention(a, a, [[[]]]))
    const pair = [
      [
        [1, 2],
        [3, 4],
      ],
    ]
    const ragged = [[[1, 2], [3]]]
    await expectDeliberateError(() => candidate.causalAttention(ragged, pair, pair))
    await expectDeliberateError(() => candidate.causalAttention(pair, ragged, pair))
    await expectDeliberateError(() => candidate.causalAttention(pair, pair, ragged))
    const uneven = [[[1], [2]], [[3]]]
    const even = [
      [[1], [2]],
      [[3], [4]],
    ]
    const short = [[[1]], [[3]]]
    await expectDeliberateError(() => candidate.causalAttention(uneven, even, even))
    await expectDeliberateError(() => candidate.causalAttention(short, uneven, uneven))
  })
})
