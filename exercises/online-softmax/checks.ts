import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationInvariant,
  expectSame,
  expectShape,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type State = ReturnType<typeof reference.flashInit>
type Block = readonly [scores: number[], values: number[][]]

/** Attention with all scores at hand. */
function attention(scores: readonly number[], values: readonly number[][]): number[] {
  const max = Math.max(...scores)
  const exps = scores.map((s) => Math.exp(s - max))
  const total = exps.reduce((sum, e) => sum + e, 0)
  return values[0]!.map((_, c) => exps.reduce((sum, e, j) => sum + (e * values[j]![c]!) / total, 0))
}

/** The blocks that end before each of the cuts. */
function cutAt(cuts: readonly number[], scores: readonly number[], values: number[][]): Block[] {
  const ends = [...cuts, scores.length]
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0
    return [scores.slice(start, end), values.slice(start, end)]
  })
}

/** The state after all blocks. */
async function stepThrough(blocks: readonly Block[], dv: number): Promise<State> {
  let state = await candidate.flashInit(dv)
  for (const [scores, values] of blocks) state = await candidate.flashStep(state, scores, values)
  return state
}

const outputOf = async (blocks: readonly Block[], dv: number): Promise<number[]> =>
  candidate.flashFinish(await stepThrough(blocks, dv))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.flashStep({ m: null, l: 0, acc: [0, 0] }, [2], [[5, 7]]), {
    m: 2,
    l: 1,
    acc: [5, 7],
  })

describe('samples', () => {
  test('first-block', async () => {
    expectClose(await candidate.flashStep({ m: null, l: 0, acc: [0] }, [0, 0], [[1], [3]]), {
      m: 0,
      l: 2,
      acc: [4],
    })
  })

  test('maximum-grows', async () => {
    expectClose(await candidate.flashStep({ m: 0, l: 2, acc: [4] }, [1], [[10]]), {
      m: 1,
      l: 1.7357588823428847,
      acc: [11.47151776468577],
    })
  })

  test('finish', async () => {
    expectClose(await candidate.flashFinish({ m: 3, l: 4, acc: [2, 6] }), [0.5, 1.5])
  })
})

describe('hidden', () => {
  test('state-before-the-first-block', async () => {
    expectSame(await candidate.flashInit(3), { m: null, l: 0, acc: [0, 0, 0] })
    expectSame(await candidate.flashInit(1), { m: null, l: 0, acc: [0] })
  })

  test('shapes', async () => {
    const state = await stepThrough([[[1, 2, 3], randomTensor(1, [3, 4])]], 4)
    expectShape(state?.acc, [4])
    expectShape(state?.m, [])
    expectShape(state?.l, [])
    expectShape(await candidate.flashFinish(state), [4])
  })

  test('maximum-stays', async () => {
    const values = [
      [10, 1],
      [20, 2],
    ]
    expectClose(await candidate.flashStep({ m: 5, l: 2, acc: [4, 1] }, [1, 2], values), {
      m: 5,
      l: 2.0681027072565983,
      acc: [5.178897756244621, 1.1178897756244621],
    })
  })

  test('every-split-of-seven', async () => {
    const scores = [0.5, -1.25, 3, 0.75, 2.5, 4.5, -2]
    const values = randomTensor(11, [7, 3], -2, 2)
    const expected = attention(scores, values)
    for (let bits = 0; bits < 64; bits++) {
      const cuts = [1, 2, 3, 4, 5, 6].filter((end) => (bits >> (end - 1)) & 1)
      expectClose(await outputOf(cutAt(cuts, scores, values), 3), expected)
    }
  })

  test('random-steps', async () => {
    for (const seed of [21, 22, 23]) {
      let state = reference.flashInit(3)
      for (const [i, size] of [3, 1, 5, 2].entries()) {
        const scores = randomTensor(seed + 100 * i, [size], -6, 6)
        const values = randomTensor(seed + 100 * i + 50, [size, 3], -2, 2)
        const next = reference.flashStep(state, scores, values)
        expectClose(await candidate.flashStep(state, scores, values), next)
        state = next
      }
      expectClose(await candidate.flashFinish(state), reference.flashFinish(state))
    }
  })

  test('any-blocks', async () => {
    const pair = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -9, max: 9 }))
    const block = fc.array(pair, { maxLength: 3 })
    const blocks = fc
      .array(block, { minLength: 1, maxLength: 3 })
      .filter((list) => list.flat().length > 0)
    await fc.assert(
      fc.asyncProperty(blocks, async (list) => {
        const split = (pairs: [number, number][]): Block => [
          pairs.map(([score]) => score),
          pairs.map(([, value]) => [value]),
        ]
        expectClose(await outputOf(list.map(split), 1), attention(...split(list.flat())))
      }),
      { numRuns: 60 },
    )
  })

  test('order-of-the-blocks', async () => {
    const blocks = [2, 1, 3, 2].map((size, i): Block => {
      const values = randomTensor(40 + i, [size, 2], -2, 2)
      return [randomTensor(30 + i, [size], -4, 4), values]
    })
    await expectPermutationInvariant((list) => outputOf(list, 2), blocks, [2, 0, 3, 1])
  })

  test('maximum-in-the-first-block', async () => {
    const scores = [6, 1, 2, 0, 3]
    const values = randomTensor(51, [5, 2], -2, 2)
    const state = await stepThrough(cutAt([2, 3], scores, values), 2)
    expectClose(state?.m, 6)
    expectClose(await candidate.flashFinish(state), attention(scores, values))
  })

  test('maximum-in-the-last-block', async () => {
    const scores = [-3, 1, 2, 0, 6]
    const values = randomTensor(61, [5, 2], -2, 2)
    const state = await stepThrough(cutAt([2, 4], scores, values), 2)
    expectClose(state?.m, 6)
    expectClose(await candidate.flashFinish(state), attention(scores, values))
  })

  test('log-sum-exp', async () => {
    const scores = randomTensor(71, [6], -3, 3)
    const state = await stepThrough(cutAt([1, 4], scores, randomTensor(72, [6, 1])), 1)
    const expected = Math.log(scores.reduce((sum, s) => sum + Math.exp(s), 0))
    expectClose((state.m ?? NaN) + Math.log(state.l), expected)
  })

  test('shifted-scores', async () => {
    const scores = randomTensor(81, [5], -2, 2)
    const values = randomTensor(82, [5, 2], -2, 2)
    const state = await stepThrough(cutAt([2], scores, values), 2)
    for (const shift of [-700, 3, 900]) {
      const moved = scores.map((s) => s + shift)
      const got = await stepThrough(cutAt([2], moved, values), 2)
      expectClose(got, { ...state, m: (state.m ?? NaN) + shift })
    }
  })

  test('equal-values', async () => {
    const scores = randomTensor(91, [6], -5, 5)
    const blocks = cutAt(
      [3],
      scores,
      scores.map(() => [4, -7]),
    )
    expectClose(await outputOf(blocks, 2), [4, -7])
  })

  test('empty-block', async () => {
    const state: State = { m: 2, l: 1, acc: [7] }
    expectClose(await candidate.flashStep(state, [], []), state)
    const start = await candidate.flashInit(2)
    expectClose(await candidate.flashStep(start, [], []), { m: null, l: 0, acc: [0, 0] })
    const blocks: Block[] = [
      [[], []],
      [[1], [[3, 4]]],
      [[], []],
    ]
    expectClose(await outputOf(blocks, 2), [3, 4])
  })

  test('finish-before-any-block', async () => {
    expectClose(await candidate.flashFinish({ m: null, l: 0, acc: [0, 0] }), [0, 0])
    expectClose(await outputOf([[[], []]], 3), [0, 0, 0])
  })

  test('far-below-zero', async () => {
    const first = await candidate.flashStep({ m: null, l: 0, acc: [0] }, [-1000, -1001], [[1], [2]])
    expectClose(first, { m: -1000, l: 1.3678794411714423, acc: [1.7357588823428847] })
    const late = await candidate.flashStep({ m: -9000, l: 1.5, acc: [3] }, [-9001], [[1]])
    expectClose(late, { m: -9000, l: 1.8678794411714423, acc: [3.3678794411714423] })
  })

  test('huge-scores', async () => {
    const values = [
      [1, 0],
      [0, 1],
      [5, 5],
    ]
    const start: State = { m: null, l: 0, acc: [0, 0] }
    expectClose(await candidate.flashStep(start, [1000, 1001, -1000], values), {
      m: 1001,
      l: 1.3678794411714423,
      acc: [0.36787944117144233, 1],
    })
    // From one end of the range to the other, in both directions.
    const up = await candidate.flashStep({ m: -1e4, l: 1.5, acc: [3] }, [1e4], [[2]])
    expectClose(up, { m: 1e4, l: 1, acc: [2] })
    const down = await candidate.flashStep({ m: 1e4, l: 1.5, acc: [3] }, [-1e4], [[2]])
    expectFinite(down)
    expectClose(down, { m: 1e4, l: 1.5, acc: [3] })
  })

  test('state-unchanged', async () => {
    const values = randomTensor(101, [3, 2], -1, 1)
    const state: State = { m: 0.5, l: 2, acc: [1, -1] }
    await expectUnchanged(() => candidate.flashStep(state, [1, 2, 0], values))
    await expectUnchanged(() => candidate.flashStep(state, [-1, -2, 0], values))
    await expectUnchanged(() => candidate.flashStep(state, [], []))
    await expectUnchanged(() => candidate.flashFinish(state))
  })

  test('one-value-for-each-score', async () => {
    await expectGoodInputWorks()
    const start: State = { m: null, l: 0, acc: [0] }
    await expectDeliberateError(() => candidate.flashStep(start, [1], []))
    await expectDeliberateError(() => candidate.flashStep(start, [1], [[1], [2]]))
    await expectDeliberateError(() => candidate.flashStep(start, [], [[1]]))
    await expectDeliberateError(() => candidate.flashStep({ m: 0, l: 1, acc: [2] }, [1, 2], [[1]]))
  })

  test('values-of-the-right-width', async () => {
    await expectGoodInputWorks()
    const state: State = { m: 1, l: 1, acc: [2, 3] }
    await expectDeliberateError(() => candidate.flashStep(state, [1], [[1]]))
    await expectDeliberateError(() => candidate.flashStep(state, [1], [[1, 2, 3]]))
    await expectDeliberateError(() => candidate.flashStep(state, [1, 2], [[1, 2], [3]]))
  })
})
