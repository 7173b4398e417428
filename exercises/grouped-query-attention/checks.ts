import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectUnchanged,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T3 = number[][][]

interface Sizes {
  hq: number
  hkv: number
  l?: number
  s: number
  d?: number
}
const randomInputs = (seed: number, { hq, hkv, s, l = s, d = 3 }: Sizes): [T3, T3, T3] => [
  randomTensor(seed, [hq, l, d], -2, 2),
  randomTensor(seed + 1, [hkv, s, d], -2, 2),
  randomTensor(seed + 2, [hkv, s, d], -3, 3),
]

/** Every head of x as many times as said, copies side by side. */
const repeated = (x: T3, times: number): T3 =>
  x.flatMap((head) => Array.from({ length: times }, () => head))

/** The answer once it is known to have the shape of q. */
const attend = async (...args: Parameters<typeof reference.groupedQueryAttention>): Promise<T3> => {
  const got = await candidate.groupedQueryAttention(...args)
  const [q] = args
  expectShape(got, [q.length, q[0]!.length, q[0]![0]!.length])
  return got
}

const fourQueryHeads = [[[1]], [[1]], [[1]], [[1]]]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.groupedQueryAttention(fourQueryHeads, [[[0]], [[0]]], [[[5]], [[7]]], {
      causal: true,
    }),
    [[[5]], [[5]], [[7]], [[7]]],
  )

describe('samples', () => {
  test('four-heads-two-groups', async () => {
    const got = await candidate.groupedQueryAttention(
      fourQueryHeads,
      [[[0]], [[0]]],
      [[[5]], [[7]]],
    )
    expectClose(got, [[[5]], [[5]], [[7]], [[7]]])
  })

  test('multi-query', async () => {
    const q = [
      [[1], [2]],
      [[3], [4]],
    ]
    expectClose(await candidate.groupedQueryAttention(q, [[[1], [0]]], [[[10], [20]]]), [
      [[12.689414213699951], [11.192029220221174]],
      [[10.47425873177567], [10.179862099620916]],
    ])
  })

  test('multi-query-causal', async () => {
    const q = [
      [[1], [2]],
      [[3], [4]],
    ]
    const options = { causal: true }
    expectClose(await candidate.groupedQueryAttention(q, [[[1], [0]]], [[[10], [20]]], options), [
      [[10], [11.192029220221174]],
      [[10], [10.179862099620916]],
    ])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const [q, k, v] = randomInputs(1, { hq: 6, hkv: 3, l: 2, s: 5, d: 4 })
    expectShape(await candidate.groupedQueryAttention(q, k, v), [6, 2, 4])
    const [q1, k1, v1] = randomInputs(4, { hq: 5, hkv: 1, l: 3, s: 1, d: 2 })
    expectShape(await candidate.groupedQueryAttention(q1, k1, v1), [5, 3, 2])
    expectShape(await candidate.groupedQueryAttention([[[1]]], [[[2]]], [[[3]]]), [1, 1, 1])
  })

  test('which-head-reads-which', async () => {
    // One key each, so every output is the value of its group.
    const asked = (heads: number): T3 => Array.from({ length: heads }, () => [[1]])
    const numbered = (heads: number): T3 => Array.from({ length: heads }, (_, g) => [[g]])
    for (const [hq, hkv, groups] of [
      [6, 3, [0, 0, 1, 1, 2, 2]],
      [6, 2, [0, 0, 0, 1, 1, 1]],
      [4, 4, [0, 1, 2, 3]],
      [3, 1, [0, 0, 0]],
      [8, 4, [0, 0, 1, 1, 2, 2, 3, 3]],
    ] as const)
      expectClose(
        await candidate.groupedQueryAttention(asked(hq), asked(hkv), numbered(hkv)),
        groups.map((g) => [[g]]),
      )
  })

  test('keys-and-values-of-one-group', async () => {
    // Query head 0 prefers the first key of group 0, query head 1 the second key of group 1.
    const q = [[[Math.log(3)]], [[Math.log(3)]]]
    const k = [
      [[1], [0]],
      [[0], [1]],
    ]
    const v = [
      [[4], [8]],
      [[100], [200]],
    ]
    expectClose(await candidate.groupedQueryAttention(q, k, v), [[[5]], [[175]]])
  })

  test('scale-at-width-four', async () => {
    const q = [[[2, 0, 0, 0]], [[-2, 0, 0, 0]]]
    const k = [
      [
        [Math.log(3), 1, 1, 1],
        [0, 5, -5, 2],
      ],
    ]
    const v = [
      [
        [4, 0, 0, 1],
        [8, 0, 4, 1],
      ],
    ]
    expectClose(await candidate.groupedQueryAttention(q, k, v), [[[5, 0, 1, 1]], [[7, 0, 3, 1]]])
  })

  test('random-heads', async () => {
    for (const [seed, sizes] of [
      [11, { hq: 6, hkv: 3, l: 2, s: 4, d: 2 }],
      [21, { hq: 4, hkv: 2, l: 3, s: 3, d: 5 }],
      [31, { hq: 6, hkv: 2, l: 1, s: 6 }],
      [41, { hq: 3, hkv: 1, l: 4, s: 2 }],
      [51, { hq: 3, hkv: 3, l: 2, s: 5, d: 4 }],
    ] as const) {
      const [q, k, v] = randomInputs(seed, sizes)
      expectClose(
        await candidate.groupedQueryAttention(q, k, v),
        reference.groupedQueryAttention(q, k, v),
      )
    }
  })

  test('random-causal', async () => {
    const options = { causal: true }
    for (const [seed, sizes] of [
      [61, { hq: 4, hkv: 2, s: 3, d: 2 }],
      [71, { hq: 6, hkv: 3, s: 4 }],
      [81, { hq: 6, hkv: 2, s: 2, d: 4 }],
      [91, { hq: 2, hkv: 1, s: 5 }],
    ] as const) {
      const [q, k, v] = randomInputs(seed, sizes)
      expectClose(
        await candidate.groupedQueryAttention(q, k, v, options),
        reference.groupedQueryAttention(q, k, v, options),
      )
    }
  })

  test('repeated-key-value-heads', async () => {
    const [q, k, v] = randomInputs(101, { hq: 6, hkv: 2, s: 3 })
    for (const causal of [false, true]) {
      const expected = reference.groupedQueryAttention(q, k, v, { causal })
      const got = await candidate.groupedQueryAttention(q, repeated(k, 3), repeated(v, 3), {
        causal,
      })
      expectClose(got, expected)
      expectClose(await candidate.groupedQueryAttention(q, k, v, { causal }), expected)
    }
  })

  test('each-query-head-alone', async () => {
    const [q, k, v] = randomInputs(111, { hq: 4, hkv: 2, l: 2, s: 3 })
    const together = await attend(q, k, v)
    for (const [h, g] of [0, 0, 1, 1].entries()) {
      const alone = await candidate.groupedQueryAttention([q[h]!], [k[g]!], [v[g]!])
      expectClose(together[h], reference.groupedQueryAttention([q[h]!], [k[g]!], [v[g]!])[0])
      expectClose(alone, [together[h]])
    }
  })

  test('multi-query-in-any-order', async () => {
    const [q, k, v] = randomInputs(121, { hq: 4, hkv: 1, l: 2, s: 4 })
    await expectPermutationEquivariant(
      (heads) => candidate.groupedQueryAttention(heads, k, v),
      q,
      [2, 0, 3, 1],
    )
    await expectPermutationEquivariant(
      (heads) => candidate.groupedQueryAttention(heads, k, v),
      q,
      [1, 3, 2, 0],
    )
  })

  test('groups-are-independent', async () => {
    const [q, k, v] = randomInputs(131, { hq: 6, hkv: 3, l: 2, s: 3 })
    const before = await attend(q, k, v)
    const other = (x: T3) =>
      x.map((head, g) => (g === 1 ? head.map((row) => row.map(() => 7)) : head))
    const after = await attend(q, other(k), other(v))
    const untouched = (out: T3) => out.filter((_, h) => h < 2 || h > 3)
    expectClose(untouched(after), untouched(before))
    expectClose(after.slice(2, 4), [
      [
        [7, 7, 7],
        [7, 7, 7],
      ],
      [
        [7, 7, 7],
        [7, 7, 7],
      ],
    ])
  })

  test('tokens-in-another-order', async () => {
    const [q, k, v] = randomInputs(141, { hq: 4, hkv: 2, l: 2, s: 5 })
    const order = [3, 0, 4, 2, 1]
    const mixed = (x: T3) => x.map((head) => permuted(head, order))
    expectClose(
      await candidate.groupedQueryAttention(q, mixed(k), mixed(v)),
      reference.groupedQueryAttention(q, k, v),
    )
  })

  test('future-has-no-effect', async () => {
    const options = { causal: true }
    const [q, k, v] = randomInputs(151, { hq: 4, hkv: 2, s: 4 })
    const before = await attend(q, k, v, options)
    const other = (x: T3) => x.map((head) => head.map((row, j) => (j < 2 ? row : row.map(() => 9))))
    const after = await attend(q, other(k), other(v), options)
    const early = (out: T3) => out.map((head) => head.slice(0, 2))
    expectClose(early(after), early(before))
    expectClose(
      before.map((head) => head[0]!),
      repeated(v, 2).map((head) => head[0]!),
    )
  })

  test('one-token', async () => {
    const [q, k, v] = randomInputs(161, { hq: 6, hkv: 2, s: 1 })
    expectClose(await candidate.groupedQueryAttention(q, k, v), repeated(v, 3))
    expectClose(await candidate.groupedQueryAttention(q, k, v, { causal: true }), repeated(v, 3))
  })

  test('huge-scores', async () => {
    const q = [
      [[100], [-100]],
      [[-100], [0]],
    ]
    const k = [[[100], [99.99]]]
    const v = [[[0], [1]]]
    const got = await candidate.groupedQueryAttention(q, k, v)
    expectFinite(got)
    expectClose(got, [
      [[0.2689414213699951], [0.7310585786300049]],
      [[0.7310585786300049], [0.5]],
    ])
  })

  test('largest-score-hidden', async () => {
    // The last key scores 10⁴ with every query and is hidden from the first two.
    const k = [[[0], [Math.log(3)], [10000]]]
    const v = [[[4], [8], [100]]]
    const q = [
      [[1], [1], [1]],
      [[1], [-1], [-1]],
    ]
    const got = await candidate.groupedQueryAttention(q, k, v, { causal: true })
    expectFinite(got)
    expectClose(got, [
      [[4], [7], [100]],
      [[4], [5], [5]],
    ])
  })

  test('input-unchanged', async () => {
    const [q, k, v] = randomInputs(171, { hq: 4, hkv: 2, s: 3 })
    await expectUnchanged(() => candidate.groupedQueryAttention(q, k, v))
    await expectUnchanged(() => candidate.groupedQueryAttention(q, k, v, { causal: true }))
  })

  test('heads-must-divide', async () => {
    await expectGoodInputWorks()
    for (const [hq, hkv] of [
      [3, 2],
      [2, 4],
      [5, 3],
      [1, 2],
    ] as const) {
      const [q, k, v] = randomInputs(181, { hq, hkv, s: 2 })
      await expectDeliberateError(() => candidate.groupedQueryAttention(q, k, v))
    }
  })

  test('keys-and-values-must-match', async () => {
    await expectGoodInputWorks()
    const q = [[[1]], [[1]]]
    const one = [[[1]]]
    const two = [[[1]], [[1]]]
    await expectDeliberateError(() => candidate.groupedQueryAttention(q, one, two))
    await expectDeliberateError(() => candidate.groupedQueryAttention(q, two, one))
    const long = [[[1], [2]]]
    await expectDeliberateError(() => candidate.groupedQueryAttention(q, one, long))
    await expectDeliberateError(() => candidate.groupedQueryAttention(q, long, one))
  })

  test('widths-must-match', async () => {
    await expectGoodInputWorks()
    const [a, b] = [[[[1]]], [[[1, 2]]]]
    await expectDeliberateError(() => candidate.groupedQueryAttention(b, a, a))
    await expectDeliberateError(() => candidate.groupedQueryAttention(a, b, b))
    await expectDeliberateError(() => candidate.groupedQueryAttention(b, a, b))
    await expectDeliberateError(() => candidate.groupedQueryAttention(b, b, a))
    await expectDeliberateError(() => candidate.groupedQueryAttention(a, a, b))
  })

  test('causal-needs-equal-lengths', async () => {
    await expectGoodInputWorks()
    for (const [l, s] of [
      [1, 3],
      [3, 2],
    ] as const) {
      const [q, k, v] = randomInputs(191, { hq: 2, hkv: 1, l, s })
      await expectDeliberateError(() => candidate.groupedQueryAttention(q, k, v, { causal: true }))
    }
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    const a = [[[1]]]
    await expectDeliberateError(() => candidate.groupedQueryAttention([], [], []))
    await expectDeliberateError(() => candidate.groupedQueryAttention([], a, a))
    await expectDeliberateError(() => candidate.groupedQueryAttention(a, [], []))
    await expectDeliberateError(() => candidate.groupedQueryAttention([[]], a, a))
    await expectDeliberateError(() => candidate.groupedQueryAttention(a, [[]], [[]]))
    await expectDeliberateError(() => candidate.groupedQueryAttention([[[]]], [[[]]], [[[]]]))
    const pair = [
      [
        [1, 2],
        [3, 4],
      ],
    ]
    const ragged = [[[1, 2], [3]]]
    await expectDeliberateError(() => candidate.groupedQueryAttention(ragged, pair, pair))
    await expectDeliberateError(() => candidate.groupedQueryAttention(pair, ragged, pair))
    await expectDeliberateError(() => candidate.groupedQueryAttention(pair, pair, ragged))
    const uneven = [[[1], [2]], [[3]]]
    const even = [
      [[1], [2]],
      [[3], [4]],
    ]
    await expectDeliberateError(() => candidate.groupedQueryAttention(uneven, even, even))
    await expectDeliberateError(() => candidate.groupedQueryAttention(even, uneven, uneven))
  })
})
