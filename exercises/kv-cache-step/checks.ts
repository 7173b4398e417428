import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]
type Arguments = Parameters<typeof reference.kvCacheStep>
type Cache = Arguments[1]
type Params = Arguments[2]

const identity = (n: number): Mat =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
const eyes = (n: number): Params => {
  const I = identity(n)
  return { wq: I, wk: I, wv: I, wo: I }
}
const empty = (heads: number): Cache => ({
  k: Array.from({ length: heads }, () => []),
  v: Array.from({ length: heads }, () => []),
})

const randomParams = (seed: number, d: number): Params => ({
  wq: randomTensor(seed, [d, d], -1, 1),
  wk: randomTensor(seed + 1, [d, d], -1, 1),
  wv: randomTensor(seed + 2, [d, d], -1, 1),
  wo: randomTensor(seed + 3, [d, d], -1, 1),
})
const randomCache = (seed: number, heads: number, t: number, dh: number): Cache => ({
  k: randomTensor(seed, [heads, t, dh], -2, 2),
  v: randomTensor(seed + 1, [heads, t, dh], -2, 2),
})

const apply = (w: Mat, x: readonly number[]) =>
  w.map((row) => row.reduce((sum, value, c) => sum + value * x[c]!, 0))

/** Causal multi-head attention over a whole sequence, written as the textbook has it. */
function wholeSequence(xs: Mat, p: Params, heads: number): Mat {
  const dh = xs[0]!.length / heads
  const [q, k, v] = [p.wq, p.wk, p.wv].map((w) => xs.map((x) => apply(w, x))) as [Mat, Mat, Mat]
  return xs.map((_, i) => {
    const joined: number[] = new Array<number>(xs[0]!.length).fill(0)
    for (let h = 0; h < heads; h++) {
      const block = (row: readonly number[]) => row.slice(h * dh, (h + 1) * dh)
      const exps = k
        .slice(0, i + 1)
        .map((key) => Math.exp(apply([block(key)], block(q[i]!))[0]! / Math.sqrt(dh)))
      const sum = exps.reduce((total, e) => total + e, 0)
      exps.forEach((e, j) =>
        block(v[j]!).forEach((value, c) => (joined[h * dh + c]! += (e / sum) * value)),
      )
    }
    return apply(p.wo, joined)
  })
}

/** The answer once it is known to have its form: t + 1 positions of width dh for each head. */
const step = async (...args: Arguments) => {
  const got = await candidate.kvCacheStep(...args)
  const [x, cache, , heads] = args
  const shape = [heads, cache.k[0]!.length + 1, x.length / heads]
  const whole = typeof got === 'object' && got !== null && 'y' in got && 'cache' in got
  expectThat(whole, 'Return { y, cache }.', { got })
  expectShape(got.y, [x.length])
  expectShape(got.cache?.k, shape)
  expectShape(got.cache?.v, shape)
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.kvCacheStep([3, 4], empty(2), eyes(2), 2), {
    y: [3, 4],
    cache: { k: [[[3]], [[4]]], v: [[[3]], [[4]]] },
  })

describe('samples', () => {
  test('first-token', async () => {
    expectClose(await candidate.kvCacheStep([1, 0], empty(1), eyes(2), 1), {
      y: [1, 0],
      cache: { k: [[[1, 0]]], v: [[[1, 0]]] },
    })
  })

  test('second-token', async () => {
    const cache = { k: [[[1, 0]]], v: [[[1, 0]]] }
    const both = [identity(2)]
    expectClose(await candidate.kvCacheStep([0, 1], cache, eyes(2), 1), {
      y: [0.330238450673343, 0.669761549326657],
      cache: { k: both, v: both },
    })
  })

  test('two-heads', async () => {
    const cache = { k: [[[1]], [[0]]], v: [[[1]], [[0]]] }
    const grown = [
      [[1], [0]],
      [[0], [1]],
    ]
    expectClose(await candidate.kvCacheStep([0, 1], cache, eyes(2), 2), {
      y: [0.5, 0.7310585786300049],
      cache: { k: grown, v: grown },
    })
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    await step([1, 2, 3, 4, 5, 6], randomCache(1, 3, 4, 2), randomParams(3, 6), 3)
    await step([1, 2, 3, 4, 5, 6], empty(2), randomParams(3, 6), 2)
    await step([1], randomCache(7, 1, 2, 1), randomParams(9, 1), 1)
  })

  test('four-different-weights', async () => {
    const p: Params = {
      wq: [
        [0, 0],
        [0, 0],
      ],
      wk: [
        [1, 2],
        [3, 4],
      ],
      wv: [
        [5, 6],
        [7, 8],
      ],
      wo: [
        [1, 10],
        [0, 1],
      ],
    }
    // Queries of 0 weigh both positions alike: ([1, 3] + [5, 7]) / 2 = [3, 5].
    const cache = { k: [[[-9, 9]]], v: [[[1, 3]]] }
    expectClose(await candidate.kvCacheStep([1, 0], cache, p, 1), {
      y: [53, 5],
      cache: {
        k: [
          [
            [-9, 9],
            [1, 3],
          ],
        ],
        v: [
          [
            [1, 3],
            [5, 7],
          ],
        ],
      },
    })
  })

  test('heads-are-blocks', async () => {
    expectClose(await candidate.kvCacheStep([1, 2, 3, 4], empty(2), eyes(4), 2), {
      y: [1, 2, 3, 4],
      cache: {
        k: [[[1, 2]], [[3, 4]]],
        v: [[[1, 2]], [[3, 4]]],
      },
    })
  })

  test('scale-of-a-head', async () => {
    // Two heads of width 4, scale ½: the scores are ln 3 and 0 in the first head, all 0 in the second.
    const x = [1, 0, 0, 0, 0, 0, 0, 0]
    const p: Params = { ...eyes(8), wk: identity(8).map((row) => row.map(() => 0)) }
    const past = [[2 * Math.log(3), 1, 1, 1]]
    const cache = { k: [past, [[0, 0, 0, 0]]], v: [[[9, 4, 0, 0]], [[2, 0, 0, 6]]] }
    const { y } = await step(x, cache, p, 2)
    expectClose(y, [7, 3, 0, 0, 1, 0, 0, 3])
  })

  test('random-steps', async () => {
    for (const [seed, d, heads, t] of [
      [11, 4, 2, 3],
      [21, 6, 3, 5],
      [31, 5, 1, 2],
      [41, 4, 4, 0],
    ] as const) {
      const x = randomTensor(seed, [d], -2, 2)
      const cache = randomCache(seed + 1, heads, t, d / heads)
      const p = randomParams(seed + 3, d)
      expectClose(
        await candidate.kvCacheStep(x, cache, p, heads),
        reference.kvCacheStep(x, cache, p, heads),
      )
    }
  })

  test('sequence-equals-full-attention', async () => {
    for (const [seed, d, heads] of [
      [51, 4, 2],
      [61, 6, 2],
      [71, 3, 1],
    ] as const) {
      const xs = randomTensor(seed, [5, d], -1, 1)
      const p = randomParams(seed + 1, d)
      const expected = wholeSequence(xs, p, heads)
      let cache = empty(heads)
      for (const [i, x] of xs.entries()) {
        const got = await step(x, cache, p, heads)
        expectClose(got.y, expected[i])
        cache = got.cache
      }
    }
  })

  test('old-entries-kept', async () => {
    const cache = randomCache(81, 2, 4, 3)
    const x = randomTensor(83, [6], -1, 1)
    const got = await step(x, cache, randomParams(84, 6), 2)
    const past = (part: number[][][]) => part.map((head) => head.slice(0, 4))
    expectClose({ k: past(got.cache.k), v: past(got.cache.v) }, cache)
  })

  test('first-token-is-its-value', async () => {
    const x = randomTensor(91, [4], -2, 2)
    const p = randomParams(92, 4)
    for (const heads of [1, 2, 4]) {
      const { y } = await step(x, empty(heads), p, heads)
      expectClose(y, apply(p.wo, apply(p.wv, x)))
    }
  })

  test('order-of-the-past', async () => {
    const cache = randomCache(101, 2, 4, 2)
    const x = randomTensor(103, [4], -1, 1)
    const p = randomParams(104, 4)
    const turned = (part: number[][][]) => part.map((head) => head.toReversed())
    const { y } = await step(x, { k: turned(cache.k), v: turned(cache.v) }, p, 2)
    expectClose(y, reference.kvCacheStep(x, cache, p, 2).y)
  })

  test('heads-are-independent', async () => {
    const x = randomTensor(111, [4], -1, 1)
    const p = { ...randomParams(112, 4), wo: identity(4) }
    const cache = randomCache(116, 2, 3, 2)
    const other = randomCache(118, 2, 3, 2)
    const mixed = { k: [cache.k[0]!, other.k[1]!], v: [cache.v[0]!, other.v[1]!] }
    const { y } = await step(x, mixed, p, 2)
    const first = reference.kvCacheStep(x, cache, p, 2).y.slice(0, 2)
    const second = reference.kvCacheStep(x, other, p, 2).y.slice(2)
    expectClose(y, [...first, ...second])
  })

  test('huge-scores', async () => {
    const past = { k: [[[100], [-100]]], v: [[[2], [5]]] }
    const p: Params = { wq: [[1]], wk: [[0.9999]], wv: [[1]], wo: [[1]] }
    const got = await step([100], past, p, 1)
    expectFinite(got)
    expectClose(got.y, [0.7310585786300049 * 2 + 0.2689414213699951 * 100])
    // All scores far below zero: −10000 and −9999.
    const low = await step([-100], { k: [[[100]]], v: [[[2]]] }, { ...p, wk: [[-0.9999]] }, 1)
    expectClose(low.y, [0.2689414213699951 * 2 - 0.7310585786300049 * 100])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(121, [4], -1, 1)
    const p = randomParams(122, 4)
    await expectUnchanged(() => candidate.kvCacheStep(x, randomCache(126, 2, 3, 2), p, 2))
    await expectUnchanged(() => candidate.kvCacheStep(x, empty(2), p, 2))
  })

  test('cache-with-other-heads', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0], empty(1), eyes(2), 2))
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0], empty(2), eyes(2), 1))
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0], empty(0), eyes(2), 1))
    const uneven = [
      { k: [[], []], v: [[]] },
      { k: [[]], v: [[], []] },
      { k: [[], []], v: [[], [], []] },
    ]
    for (const cache of uneven)
      await expectDeliberateError(() => candidate.kvCacheStep([1, 0], cache, eyes(2), 2))
  })

  test('cache-of-uneven-length', async () => {
    await expectGoodInputWorks()
    for (const cache of [
      { k: [[[1]], [[2]]], v: [[], []] },
      { k: [[], []], v: [[[1]], [[2]]] },
      { k: [[[1]], []], v: [[[1]], []] },
      { k: [[], [[1]]], v: [[], [[1]]] },
    ])
      await expectDeliberateError(() => candidate.kvCacheStep([1, 0], cache, eyes(2), 2))
  })

  test('cache-of-another-width', async () => {
    await expectGoodInputWorks()
    const wide = [[[1, 2]], [[1, 2]]]
    const right = [[[1]], [[1]]]
    for (const cache of [
      { k: wide, v: wide },
      { k: right, v: wide },
      { k: wide, v: right },
    ])
      await expectDeliberateError(() => candidate.kvCacheStep([1, 0], cache, eyes(2), 2))
    const second = {
      k: [[[1, 2], [3]]],
      v: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    }
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0], second, eyes(2), 1))
  })

  test('heads-must-divide', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0], empty(3), eyes(2), 3))
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0, 2], empty(2), eyes(3), 2))
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0], empty(0), eyes(2), 0))
    await expectDeliberateError(() => candidate.kvCacheStep([1, 0, 2], empty(2), eyes(3), 1.5))
    await expectDeliberateError(() => candidate.kvCacheStep([], empty(1), eyes(0), 1))
  })

  test('weights-must-fit', async () => {
    await expectGoodInputWorks()
    const wrong: Mat[] = [[[1, 0]], [[1], [0]], [...identity(2), [0, 0]], [[1, 0], [0]], []]
    for (const name of ['wq', 'wk', 'wv', 'wo'] as const)
      for (const w of wrong) {
        const p = { ...eyes(2), [name]: w }
        await expectDeliberateError(() => candidate.kvCacheStep([1, 0], empty(1), p, 1))
      }
  })
})
