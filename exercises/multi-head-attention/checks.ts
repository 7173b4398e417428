import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]

const identity = (n: number): Mat =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
const full = (rows: number, columns: number, value: number): Mat =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(value))
const multiply = (m: Mat, w: Mat): Mat =>
  m.map((row) => w.map((weights) => row.reduce((sum, v, c) => sum + v * weights[c]!, 0)))

const randomParams = (seed: number, d: number, dctx = d) => ({
  wq: randomTensor(seed, [d, d], -1, 1),
  wk: randomTensor(seed + 1, [d, dctx], -1, 1),
  wv: randomTensor(seed + 2, [d, dctx], -1, 1),
  wo: randomTensor(seed + 3, [d, d], -1, 1),
})

const eye = { wq: identity(2), wk: identity(2), wv: identity(2), wo: identity(2) }
const pair = identity(2)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.multiHeadAttention([[1, 2]], null, eye, { heads: 2 }), [[1, 2]])

describe('samples', () => {
  test('one-head', async () => {
    expectClose(await candidate.multiHeadAttention(pair, null, eye, { heads: 1 }), [
      [0.669761549326657, 0.330238450673343],
      [0.330238450673343, 0.669761549326657],
    ])
  })

  test('two-heads', async () => {
    expectClose(await candidate.multiHeadAttention(pair, null, eye, { heads: 2 }), [
      [0.7310585786300049, 0.5],
      [0.5, 0.7310585786300049],
    ])
  })

  test('causal-with-projections', async () => {
    const wv = [
      [1, 2],
      [3, 4],
    ]
    const wo = [
      [0, 1],
      [1, 1],
    ]
    const options = { heads: 2, causal: true }
    expectClose(await candidate.multiHeadAttention(pair, null, { ...eye, wv, wo }, options), [
      [3, 4],
      [3.731058578630005, 5.231058578630005],
    ])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const x = randomTensor(1, [3, 4], -1, 1)
    expectShape(
      await candidate.multiHeadAttention(x, null, randomParams(2, 4), { heads: 2 }),
      [3, 4],
    )
    const context = randomTensor(3, [5, 6], -1, 1)
    const cross = await candidate.multiHeadAttention(x, context, randomParams(4, 4, 6), {
      heads: 4,
    })
    expectShape(cross, [3, 4])
  })

  test('scale-of-a-head', async () => {
    const p = {
      wq: identity(8),
      wk: full(8, 2, 0).map((row, r) => (r === 0 ? [1, 0] : row)),
      wv: full(8, 2, 0).map(() => [0, 1]),
      wo: identity(8),
    }
    const context = [
      [Math.log(3), 4],
      [0, 8],
    ]
    // Only head 0 has a score: 2·ln 3 / √4. Head 1 averages.
    expectClose(
      await candidate.multiHeadAttention([[2, 0, 0, 0, 0, 0, 0, 0]], context, p, { heads: 2 }),
      [[5, 5, 5, 5, 6, 6, 6, 6]],
    )
  })

  test('heads-are-blocks', async () => {
    const x = [
      [2, 0, 0, 0],
      [0, 0, 0, 0],
    ]
    const wv = [
      [1, 0, 0, 0],
      [1, 0, 0, 0],
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ]
    const p = { wq: identity(4), wk: identity(4), wv, wo: identity(4) }
    // In head 0 the first token scores 4/√2 with itself; in head 1 all scores are 0.
    expectClose(await candidate.multiHeadAttention(x, null, p, { heads: 2 }), [
      [1.8883855615856606, 1.8883855615856606, 1, 1],
      [1, 1, 1, 1],
    ])
  })

  test('random-self', async () => {
    for (const [seed, l, d, heads] of [
      [11, 3, 4, 2],
      [21, 5, 6, 3],
      [31, 4, 6, 2],
      [41, 3, 4, 4],
    ] as const) {
      const x = randomTensor(seed + 9, [l, d], -1.5, 1.5)
      const p = randomParams(seed, d)
      const got = await candidate.multiHeadAttention(x, null, p, { heads })
      expectClose(got, reference.multiHeadAttention(x, null, p, { heads }))
    }
  })

  test('random-cross', async () => {
    for (const [seed, l, d, s, dctx, heads] of [
      [51, 2, 4, 5, 4, 2],
      [61, 3, 4, 2, 3, 2],
      [71, 2, 6, 4, 8, 3],
    ] as const) {
      const x = randomTensor(seed + 8, [l, d], -1.5, 1.5)
      const context = randomTensor(seed + 9, [s, dctx], -1.5, 1.5)
      const p = randomParams(seed, d, dctx)
      const got = await candidate.multiHeadAttention(x, context, p, { heads })
      expectClose(got, reference.multiHeadAttention(x, context, p, { heads }))
    }
  })

  test('random-causal', async () => {
    for (const [seed, l, d, heads] of [
      [81, 4, 4, 2],
      [91, 5, 6, 3],
    ] as const) {
      const x = randomTensor(seed + 9, [l, d], -1.5, 1.5)
      const p = randomParams(seed, d)
      const options = { heads, causal: true }
      const got = await candidate.multiHeadAttention(x, null, p, options)
      expectClose(got, reference.multiHeadAttention(x, null, p, options))
    }
  })

  test('context-equal-to-x', async () => {
    const x = randomTensor(101, [4, 4], -1, 1)
    const p = randomParams(102, 4)
    const expected = reference.multiHeadAttention(x, null, p, { heads: 2 })
    expectClose(await candidate.multiHeadAttention(x, x, p, { heads: 2, causal: false }), expected)
  })

  test('tokens-in-another-order', async () => {
    const x = randomTensor(111, [4, 6], -1, 1)
    const p = randomParams(112, 6)
    const order = [2, 0, 3, 1]
    const expected = reference.multiHeadAttention(x, null, p, { heads: 3 })
    const got = await candidate.multiHeadAttention(
      order.map((i) => x[i]!),
      null,
      p,
      { heads: 3 },
    )
    expectClose(
      got,
      order.map((i) => expected[i]!),
    )
  })

  test('later-tokens-stay-hidden', async () => {
    const x = randomTensor(121, [4, 4], -1, 1)
    const p = randomParams(122, 4)
    const options = { heads: 2, causal: true }
    const expected = reference.multiHeadAttention(x, null, p, options)
    const changed = [...x.slice(0, 2), [3, -3, 2, 5], [-4, 1, 0, 2]]
    const got = await candidate.multiHeadAttention(changed, null, p, options)
    expectShape(got, [4, 4])
    expectClose(got.slice(0, 2), expected.slice(0, 2))
    // The first token sees itself alone.
    expectClose(got.slice(0, 1), multiply(multiply(x.slice(0, 1), p.wv), p.wo))
  })

  test('zero-queries-average', async () => {
    const x = randomTensor(131, [2, 4], -1, 1)
    const context = randomTensor(132, [3, 5], -1, 1)
    const p = { ...randomParams(133, 4, 5), wq: full(4, 4, 0) }
    const mean = context[0]!.map((_, c) => context.reduce((sum, row) => sum + row[c]! / 3, 0))
    const [row = []] = multiply(multiply([mean], p.wv), p.wo)
    expectClose(await candidate.multiHeadAttention(x, context, p, { heads: 2 }), [row, row])
  })

  test('context-of-one-token', async () => {
    const x = randomTensor(141, [3, 4], -1, 1)
    const context = randomTensor(142, [1, 3], -1, 1)
    const p = randomParams(143, 4, 3)
    const [row = []] = multiply(multiply(context, p.wv), p.wo)
    expectClose(await candidate.multiHeadAttention(x, context, p, { heads: 2 }), [row, row, row])
  })

  test('output-projection-last', async () => {
    const x = randomTensor(151, [3, 4], -1, 1)
    const p = randomParams(152, 4)
    const plain = { ...p, wo: identity(4) }
    const joined = reference.multiHeadAttention(x, null, plain, { heads: 2 })
    expectClose(await candidate.multiHeadAttention(x, null, plain, { heads: 2 }), joined)
    const got = await candidate.multiHeadAttention(x, null, p, { heads: 2 })
    expectClose(got, multiply(joined, p.wo))
  })

  test('huge-scores', async () => {
    const x = [
      [100, 0],
      [-100, 1],
    ]
    const self = await candidate.multiHeadAttention(x, null, eye, { heads: 2 })
    expectFinite(self)
    expectClose(self, [
      [100, 0.5],
      [-100, 0.7310585786300049],
    ])
    const context = [
      [-101, -101],
      [-100, -100],
    ]
    // The scores of both keys are near −10000 in head 0.
    const cross = await candidate.multiHeadAttention([[100, 0]], context, eye, { heads: 2 })
    expectClose(cross, [[-100, -100.5]])
    // The first token sees only its own score −10000; the 10000 after it must stay without effect.
    const opposite = [
      [100, 0],
      [-100, 0],
    ]
    const negated = {
      ...eye,
      wq: [
        [-1, 0],
        [0, -1],
      ],
    }
    const options = { heads: 2, causal: true }
    expectClose(await candidate.multiHeadAttention(opposite, null, negated, options), [
      [100, 0],
      [100, 0],
    ])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(161, [3, 4], -1, 1)
    const context = randomTensor(162, [2, 3], -1, 1)
    const [self, cross] = [randomParams(163, 4), randomParams(164, 4, 3)]
    await expectUnchanged(() =>
      candidate.multiHeadAttention(x, null, self, { heads: 2, causal: true }),
    )
    await expectUnchanged(() => candidate.multiHeadAttention(x, context, cross, { heads: 2 }))
  })

  test('heads-must-divide', async () => {
    await expectGoodInputWorks()
    for (const heads of [3, 4, 0, -1, 0.5])
      await expectDeliberateError(() =>
        candidate.multiHeadAttention([[1, 2]], null, eye, { heads }),
      )
    const three = { wq: identity(3), wk: identity(3), wv: identity(3), wo: identity(3) }
    await expectDeliberateError(() =>
      candidate.multiHeadAttention([[1, 2, 3]], null, three, { heads: 1.5 }),
    )
  })

  test('widths-must-match', async () => {
    await expectGoodInputWorks()
    const one = { heads: 1 }
    await expectDeliberateError(() => candidate.multiHeadAttention([[1, 2, 3]], null, eye, one))
    await expectDeliberateError(() => candidate.multiHeadAttention([[1, 2]], [[1, 2, 3]], eye, one))
    await expectDeliberateError(() => candidate.multiHeadAttention([[1, 2]], [[1]], eye, one))
  })

  test('weights-must-fit', async () => {
    await expectGoodInputWorks()
    for (const name of ['wq', 'wk', 'wv', 'wo'] as const)
      for (const wrong of [
        [[1, 0]],
        [[1], [0]],
        [
          [1, 0, 0],
          [0, 1, 0],
        ],
        [...identity(2), [1, 1]],
        [[1, 0], [0]],
      ]) {
        const p = { ...eye, [name]: wrong }
        await expectDeliberateError(() =>
          candidate.multiHeadAttention([[1, 2]], null, p, { heads: 1 }),
        )
      }
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    const one = { heads: 1 }
    await expectDeliberateError(() => candidate.multiHeadAttention([], null, eye, one))
    const none = { wq: [], wk: [], wv: [], wo: [] }
    await expectDeliberateError(() => candidate.multiHeadAttention([[]], null, none, one))
    const narrow = { ...eye, wk: [[], []], wv: [[], []] }
    await expectDeliberateError(() => candidate.multiHeadAttention([[1, 2]], [[]], narrow, one))
    await expectDeliberateError(() => candidate.multiHeadAttention([[1, 2], [3]], null, eye, one))
    await expectDeliberateError(() => candidate.multiHeadAttention([[1, 2]], [], eye, one))
    await expectDeliberateError(() =>
      candidate.multiHeadAttention([[1, 2]], [[1, 2], [3]], eye, one),
    )
  })
})
