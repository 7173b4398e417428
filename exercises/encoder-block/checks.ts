import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectThat,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]
type Params = Parameters<typeof reference.encoderBlock>[1]
type Options = Parameters<typeof reference.encoderBlock>[2]

/** As the statement says: the exact GELU needs an erf, and a good one is enough. */
const loose = { rel: 2e-6, abs: 2e-6 }
const expectNear = (got: unknown, expected: unknown) => expectClose(got, expected, loose)

const full = (rows: number, columns: number, value: number): Mat =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(value))
const identity = (n: number, scale = 1): Mat =>
  full(n, n, 0).map((row, i) => row.map((_, j) => (i === j ? scale : 0)))
const plain = (d: number) => ({
  gamma: new Array<number>(d).fill(1),
  beta: new Array<number>(d).fill(0),
})

/** Identity weights, no biases: what is left are the norms, the attention and the activation. */
const eye = (d: number): Params => {
  const w = identity(d)
  const zeros = new Array<number>(d).fill(0)
  return {
    attn: { wq: w, wk: w, wv: w, wo: w },
    ln1: plain(d),
    ln2: plain(d),
    w1: w,
    b1: zeros,
    w2: w,
    b2: zeros,
  }
}

const randomParams = (seed: number, d: number, dff: number): Params => {
  const norm = (at: number) => ({
    gamma: randomTensor(at, [d], 0.5, 1.5),
    beta: randomTensor(at + 1, [d], -0.5, 0.5),
  })
  const square = (at: number) => randomTensor(at, [d, d], -1, 1)
  return {
    attn: { wq: square(seed), wk: square(seed + 1), wv: square(seed + 2), wo: square(seed + 3) },
    ln1: norm(seed + 4),
    ln2: norm(seed + 6),
    w1: randomTensor(seed + 8, [dff, d], -1, 1),
    b1: randomTensor(seed + 9, [dff], -1, 1),
    w2: randomTensor(seed + 10, [d, dff], -1, 1),
    b2: randomTensor(seed + 11, [d], -1, 1),
  }
}

const withoutAttention = (p: Params): Params => ({
  ...p,
  attn: { ...p.attn, wo: full(p.b2.length, p.b2.length, 0) },
})
const withoutFeedForward = (p: Params): Params => ({
  ...p,
  w2: p.w2.map((row) => row.map(() => 0)),
  b2: p.b2.map(() => 0),
})

/** LayerNorm of one row with γ = 1, β = 0 and ε = 0. */
function normalised(row: readonly number[]): number[] {
  const mean = row.reduce((sum, v) => sum + v, 0) / row.length
  const variance = row.reduce((sum, v) => sum + (v - mean) ** 2, 0) / row.length
  return row.map((v) => (v - mean) / Math.sqrt(variance))
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const p = withoutFeedForward(withoutAttention(eye(2)))
  expectNear(await candidate.encoderBlock([[1, 2]], p, { heads: 2 }), [[1, 2]])
}

describe('samples', () => {
  test('pre-norm', async () => {
    const options: Options = { heads: 1, activation: 'relu' }
    expectNear(await candidate.encoderBlock([[1, 3]], eye(2), options), [
      [0.000004999962500251698, 4.999993750033594],
    ])
  })

  test('post-norm', async () => {
    const options: Options = { heads: 1, norm: 'post', activation: 'relu' }
    expectNear(await candidate.encoderBlock([[1, 3]], eye(2), options), [
      [-0.9999977777796296, 0.9999977777796296],
    ])
  })

  test('two-tokens-two-heads', async () => {
    const x = [
      [1, 0],
      [0, 2],
    ]
    expectNear(await candidate.encoderBlock(x, eye(2), { heads: 2 }), [
      [2.6029048304452056, -0.920219003383768],
      [-0.9202401747819844, 3.6029277871902594],
    ])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const x = randomTensor(1, [3, 4], -1, 1)
    expectShape(await candidate.encoderBlock(x, randomParams(2, 4, 7), { heads: 2 }), [3, 4])
    const options: Options = { heads: 1, norm: 'post' }
    expectShape(await candidate.encoderBlock([[2]], randomParams(3, 1, 3), options), [1, 1])
  })

  test('activations-by-hand', async () => {
    const p = withoutAttention(eye(2))
    const at = (activation: 'relu' | 'gelu') =>
      candidate.encoderBlock([[-1, 1]], p, { heads: 1, activation, eps: 0 })
    expectNear(await at('relu'), [[-1, 2]])
    expectNear(await at('gelu'), [[-1.158655253931457, 1.8413447460685428]])
  })

  test('biases-by-hand', async () => {
    const p: Params = {
      ...withoutAttention(eye(2)),
      w1: full(3, 2, 0),
      b1: [2, -3, 1],
      w2: [
        [1, 10, 100],
        [1000, 0, -1],
      ],
      b2: [0.5, -0.25],
    }
    // The hidden row is [2, 0, 1].
    const options: Options = { heads: 1, activation: 'relu' }
    expectNear(await candidate.encoderBlock([[7, 5]], p, options), [[109.5, 2003.75]])
  })

  test('attention-by-hand', async () => {
    // Rows that LayerNorm leaves alone, and no feed-forward: y = x + SA(x).
    const a = Math.sqrt(Math.log(3))
    const x = [
      [a, -a, 0, 0],
      [-a, a, 0, 0],
    ]
    const gamma = [1, 1, 1, 1].map(() => a / Math.SQRT2)
    const p = withoutFeedForward({ ...eye(4), ln1: { gamma, beta: [0, 0, 0, 0] } })
    // Head 0: scores ±2a²/√2; head 1 sees zeros only.
    const share = 1 / (1 + Math.exp((-4 * a * a) / Math.SQRT2))
    const mean = a * (2 * share - 1)
    expectNear(await candidate.encoderBlock(x, p, { heads: 2, eps: 0 }), [
      [a + mean, -a - mean, 0, 0],
      [-a - mean, a + mean, 0, 0],
    ])
  })

  test('random-pre-norm', async () => {
    for (const [seed, l, d, dff, heads] of [
      [11, 3, 4, 6, 2],
      [31, 4, 6, 5, 3],
      [51, 2, 4, 8, 1],
    ] as const) {
      const x = randomTensor(seed + 15, [l, d], -1.5, 1.5)
      const p = randomParams(seed, d, dff)
      for (const options of [{ heads }, { heads, activation: 'relu' as const, eps: 0.1 }])
        expectNear(
          await candidate.encoderBlock(x, p, options),
          reference.encoderBlock(x, p, options),
        )
    }
  })

  test('random-post-norm', async () => {
    for (const [seed, l, d, dff, heads] of [
      [71, 3, 4, 6, 4],
      [91, 4, 6, 5, 2],
      [111, 2, 4, 8, 1],
    ] as const) {
      const x = randomTensor(seed + 15, [l, d], -1.5, 1.5)
      const p = randomParams(seed, d, dff)
      for (const options of [
        { heads, norm: 'post' as const },
        { heads, norm: 'post' as const, activation: 'relu' as const, eps: 0.1 },
      ])
        expectNear(
          await candidate.encoderBlock(x, p, options),
          reference.encoderBlock(x, p, options),
        )
    }
  })

  test('defaults-given-by-name', async () => {
    const x = randomTensor(131, [3, 4], -1, 1)
    const p = randomParams(132, 4, 5)
    const options: Options = { heads: 2, norm: 'pre', activation: 'gelu', eps: 1e-5 }
    const expected = reference.encoderBlock(x, p, { heads: 2 })
    expectNear(await candidate.encoderBlock(x, p, options), expected)
  })

  test('both-branches-off', async () => {
    const x = randomTensor(141, [3, 4], -3, 3)
    const off = withoutFeedForward(withoutAttention(randomParams(142, 4, 5)))
    expectNear(await candidate.encoderBlock(x, off, { heads: 2 }), x)
    const p = { ...off, ln1: plain(4), ln2: plain(4) }
    const options: Options = { heads: 2, norm: 'post', eps: 0 }
    expectNear(await candidate.encoderBlock(x, p, options), x.map(normalised))
  })

  test('post-norm-statistics', async () => {
    const x = randomTensor(151, [4, 6], -2, 2)
    const p = { ...randomParams(152, 6, 5), ln2: plain(6) }
    const got = await candidate.encoderBlock(x, p, { heads: 3, norm: 'post', eps: 0 })
    expectShape(got, [4, 6])
    // Already normalised, so a second time changes nothing.
    expectNear(got, got.map(normalised))
  })

  test('pre-norm-keeps-a-shift', async () => {
    const x = randomTensor(161, [3, 4], -2, 2)
    const p = randomParams(162, 4, 6)
    const shifts = [5, -2, 30]
    const moved = (m: Mat) => m.map((row, i) => row.map((v) => v + shifts[i]!))
    const expected = moved(reference.encoderBlock(x, p, { heads: 2 }))
    expectNear(await candidate.encoderBlock(moved(x), p, { heads: 2 }), expected)
  })

  test('tokens-in-another-order', async () => {
    const x = randomTensor(171, [4, 4], -1, 1)
    const p = randomParams(172, 4, 6)
    for (const norm of ['pre', 'post'] as const)
      await expectPermutationEquivariant(
        (tokens) => candidate.encoderBlock(tokens, p, { heads: 2, norm }),
        x,
        [2, 0, 3, 1],
        loose,
      )
  })

  test('tokens-meet-only-in-attention', async () => {
    const x = randomTensor(191, [3, 4], -1, 1)
    const p = randomParams(192, 4, 6)
    for (const norm of ['pre', 'post'] as const) {
      const options: Options = { heads: 2, norm }
      const alone = x.map((row) => reference.encoderBlock([row], withoutAttention(p), options)[0]!)
      expectNear(await candidate.encoderBlock(x, withoutAttention(p), options), alone)
      const before = await candidate.encoderBlock(x, p, options)
      const changed = [...x.slice(0, 2), [3, -1, 0, 2]]
      const after = await candidate.encoderBlock(changed, p, options)
      for (const got of [before, after]) expectShape(got, [3, 4])
      const first = Math.abs(after[0]![0]! - before[0]![0]!)
      expectThat(first > 1e-4, 'Another last token must change the first row of the result.', {
        got: after,
      })
    }
  })

  test('one-token', async () => {
    const x = randomTensor(211, [1, 4], -1, 1)
    const p = randomParams(212, 4, 6)
    const other = randomParams(232, 4, 6)
    // It can attend to itself only, so queries and keys do not matter.
    const replaced = { ...p, attn: { ...p.attn, wq: other.attn.wq, wk: other.attn.wk } }
    for (const norm of ['pre', 'post'] as const)
      expectNear(
        await candidate.encoderBlock(x, replaced, { heads: 2, norm }),
        reference.encoderBlock(x, p, { heads: 2, norm }),
      )
  })

  test('constant-rows', async () => {
    const x = [
      [5, 5, 5, 5],
      [-2, -2, -2, -2],
    ]
    const p = withoutAttention({ ...eye(4), ln2: { gamma: [1, 1, 1, 1], beta: [1, 2, 3, -1] } })
    const pre = await candidate.encoderBlock(x, p, { heads: 2, activation: 'relu' })
    expectNear(pre, [
      [6, 7, 8, 5],
      [-1, 0, 1, -2],
    ])
    const spread = [[0.001, 0.002]]
    const still = withoutFeedForward(withoutAttention(eye(2)))
    const once = 0.15617376188860607
    const post = await candidate.encoderBlock(spread, still, { heads: 1, norm: 'post' })
    const twice = once / Math.sqrt(once * once + 1e-5)
    expectNear(post, [[-twice, twice]])
  })

  test('huge-scores', async () => {
    const x = [
      [100, 0],
      [-100, 1],
      [99, -1],
    ]
    const options: Options = { heads: 2, norm: 'post' }
    const post = await candidate.encoderBlock(x, eye(2), options)
    expectFinite(post)
    expectNear(post, reference.encoderBlock(x, eye(2), options))
    const steep = { ...eye(2), attn: { ...eye(2).attn, wq: identity(2, 1e4) } }
    const pre = await candidate.encoderBlock(x, steep, { heads: 1 })
    expectFinite(pre)
    expectNear(pre, reference.encoderBlock(x, steep, { heads: 1 }))
  })

  test('huge-activations', async () => {
    const p = { ...withoutAttention(eye(2)), w1: identity(2, 1e4), w2: identity(2, 1e-4) }
    const options: Options = { heads: 1, eps: 0 }
    expectNear(await candidate.encoderBlock([[-1, 1]], p, options), [[-1, 2]])
    expectNear(await candidate.encoderBlock([[3e4, 1e4]], p, options), [[30001, 1e4]])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(251, [2, 4], -1, 1)
    const p = randomParams(252, 4, 5)
    await expectUnchanged(() => candidate.encoderBlock(x, p, { heads: 2 }))
    await expectUnchanged(() => candidate.encoderBlock(x, p, { heads: 2, norm: 'post' }))
  })

  test('heads-must-divide', async () => {
    await expectGoodInputWorks()
    for (const heads of [3, 0, -1, 1.5, 4])
      await expectDeliberateError(() => candidate.encoderBlock([[1, 2]], eye(2), { heads }))
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    const bad: Mat[] = [
      [],
      [[]],
      [[], []],
      [[1, 2], [3]],
      [
        [1, 2],
        [3, 4, 5],
      ],
    ]
    for (const x of bad)
      await expectDeliberateError(() => candidate.encoderBlock(x, eye(2), { heads: 1 }))
  })

  test('weights-must-fit', async () => {
    await expectGoodInputWorks()
    const run = (p: Params) => candidate.encoderBlock([[1, 2]], p, { heads: 1 })
    const wrong: Mat[] = [identity(3), [[1, 0]], [[1], [0]], [[1, 0], [0]]]
    for (const name of ['wq', 'wk', 'wv', 'wo'] as const)
      for (const w of wrong)
        await expectDeliberateError(() => run({ ...eye(2), attn: { ...eye(2).attn, [name]: w } }))
    for (const w1 of [[], [[1], [0]], [[1, 0]], identity(3)])
      await expectDeliberateError(() => run({ ...eye(2), w1 }))
    for (const w2 of [[[1, 0]], [[1], [0]], full(2, 3, 1), full(3, 2, 1)])
      await expectDeliberateError(() => run({ ...eye(2), w2 }))
  })

  test('vectors-must-fit', async () => {
    await expectGoodInputWorks()
    const run = (p: Params) => candidate.encoderBlock([[1, 2]], p, { heads: 1 })
    for (const v of [[1], [1, 1, 1], []]) {
      for (const name of ['b1', 'b2'] as const)
        await expectDeliberateError(() => run({ ...eye(2), [name]: v }))
      for (const name of ['ln1', 'ln2'] as const)
        for (const part of ['gamma', 'beta'] as const)
          await expectDeliberateError(() => run({ ...eye(2), [name]: { ...plain(2), [part]: v } }))
    }
  })
})
