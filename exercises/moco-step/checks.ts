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
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Arguments = Parameters<typeof reference.mocoStep>
type State = Arguments[0]

/** The keys with these running numbers; the second entry tells a swapped axis. */
const numbered = (first: number, count: number): number[][] =>
  Array.from({ length: count }, (_, i) => [first + i, -10 * (first + i)])

const randomState = (seed: number, k: number, d: number, p: number): State => ({
  queue: randomTensor(seed, [k, d], -1, 1),
  ptr: seed % k,
  keyParams: randomTensor(seed + 1, [p], -3, 3),
})

/** The answer once it is known to be a state of the size that came in, so that it can go on. */
const step = async (...args: Arguments): Promise<State> => {
  const got: unknown = await candidate.mocoStep(...args)
  const [{ queue, keyParams }] = args
  const whole =
    typeof got === 'object' && got !== null && 'queue' in got && 'ptr' in got && 'keyParams' in got
  expectThat(whole, 'Return { queue, ptr, keyParams }.', { got })
  const state = got as State
  expectShape(state.queue, [queue.length, queue[0]!.length])
  expectShape(state.keyParams, [keyParams.length])
  const { ptr } = state
  expectThat(
    Number.isInteger(ptr) && ptr >= 0 && ptr < queue.length,
    `ptr must be a slot of the queue, 0 to ${queue.length - 1}; it is ${ptr}.`,
    { got },
  )
  return state
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.mocoStep({ queue: [[1], [2]], ptr: 1, keyParams: [4] }, [[7]], [8], 0.75),
    { queue: [[1], [7]], ptr: 0, keyParams: [5] },
  )

describe('samples', () => {
  test('two-new-keys', async () => {
    const state = { queue: [[0], [0], [0]], ptr: 0, keyParams: [1] }
    expectClose(await candidate.mocoStep(state, [[5], [6]], [2], 0.9), {
      queue: [[5], [6], [0]],
      ptr: 2,
      keyParams: [1.1],
    })
  })

  test('wraps-round', async () => {
    const state = { queue: [[1], [2], [3]], ptr: 2, keyParams: [0] }
    expectClose(await candidate.mocoStep(state, [[8], [9]], [10]), {
      queue: [[9], [2], [8]],
      ptr: 1,
      keyParams: [0.01],
    })
  })

  test('no-new-keys', async () => {
    const state = { queue: [[1], [2]], ptr: 1, keyParams: [1, 2] }
    expectClose(await candidate.mocoStep(state, [], [3, 4], 0.5), {
      queue: [[1], [2]],
      ptr: 1,
      keyParams: [2, 3],
    })
  })
})

describe('hidden', () => {
  test('state-shapes', async () => {
    await step(randomState(1, 5, 3, 4), randomTensor(2, [2, 3]), randomTensor(3, [4]))
    await step(randomState(4, 5, 3, 4), randomTensor(5, [5, 3]), randomTensor(6, [4]), 0.5)
    await step(randomState(7, 1, 2, 1), [], [1])
  })

  test('full-batch', async () => {
    const queue = [
      [1, 1],
      [2, 2],
      [3, 3],
    ]
    const keys = [
      [7, 7],
      [8, 8],
      [9, 9],
    ]
    const [seven, eight, nine] = keys as [number[], number[], number[]]
    const at = (ptr: number) => candidate.mocoStep({ queue, ptr, keyParams: [0.5] }, keys, [1], 0)
    expectClose(await at(1), { queue: [nine, seven, eight], ptr: 1, keyParams: [1] })
    expectClose(await at(0), { queue: [seven, eight, nine], ptr: 0, keyParams: [1] })
  })

  test('ends-at-the-last-slot', async () => {
    const state = { queue: [[1], [2], [3], [4]], ptr: 2, keyParams: [0, 8] }
    expectClose(await candidate.mocoStep(state, [[-1], [-2]], [4, 0], 0.25), {
      queue: [[1], [2], [-1], [-2]],
      ptr: 0,
      keyParams: [3, 2],
    })
  })

  test('one-slot', async () => {
    const state = { queue: [[3, 4]], ptr: 0, keyParams: [2] }
    const expected = { queue: [[-6, 8]], ptr: 0, keyParams: [5] }
    expectClose(await candidate.mocoStep(state, [[-6, 8]], [10], 0.625), expected)
  })

  test('default-momentum', async () => {
    const state = { queue: [[1], [2]], ptr: 0, keyParams: [0, 3000] }
    expectClose(await candidate.mocoStep(state, [[5]], [1, 1000]), {
      queue: [[5], [2]],
      ptr: 1,
      keyParams: [0.001, 2998],
    })
  })

  test('random-steps', async () => {
    for (const n of [0, 1, 3, 4, 6, 7]) {
      const seed = 10 * (n + 1)
      const state = randomState(seed + n, 7, 3, 5)
      const args = [
        state,
        randomTensor(seed + 2, [n, 3], -1, 1),
        randomTensor(seed + 3, [5], -3, 3),
        0.1 + 0.12 * n,
      ] as const
      expectClose(await candidate.mocoStep(...args), reference.mocoStep(...args))
    }
  })

  test('any-batches', async () => {
    const runs = fc
      .integer({ min: 1, max: 4 })
      .chain((k) =>
        fc.tuple(
          fc.constant(k),
          fc.integer({ min: 0, max: k - 1 }),
          fc.array(fc.integer({ min: 0, max: k }), { minLength: 1, maxLength: 4 }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(runs, async ([k, ptr, sizes]) => {
        let state: State = { queue: numbered(-k, k), ptr, keyParams: [0] }
        let count = 0
        for (const n of sizes) {
          const args = (): Arguments => [state, numbered(count + 1, n), [16], 0.5]
          const expected = reference.mocoStep(...args())
          state = await step(...args())
          expectClose(state, expected)
          count += n
        }
      }),
    )
  })

  test('newest-keys-remain', async () => {
    // Three batches of three push all seven old keys out; the first two of the nine new ones go too.
    let state: State = { queue: numbered(-7, 7), ptr: 4, keyParams: [1] }
    for (let batch = 0; batch < 3; batch++) {
      state = await step(state, numbered(1 + 3 * batch, 3), [0], 0.9)
      const numbers = state.queue.map(([number]) => number!)
      for (let key = 1; key <= 3 * (batch + 1); key++)
        expectThat(
          numbers.includes(key) === key > 3 * (batch + 1) - 7,
          `After ${batch + 1} batches of 3 in a queue of 7, key ${key} must ${key > 3 * (batch + 1) - 7 ? 'be in the queue' : 'be gone'}.`,
          { got: state.queue },
        )
      const old = numbers.filter((number) => number < 0).length
      const left = Math.max(0, 7 - 3 * (batch + 1))
      expectThat(old === left, `${left} of the first keys must be left, not ${old}.`, {
        got: state.queue,
      })
    }
  })

  test('momentum-zero-and-one', async () => {
    const state = randomState(41, 3, 2, 5)
    const queryParams = randomTensor(43, [5], -3, 3)
    const keys = randomTensor(44, [2, 2])
    const copied = await step(state, keys, queryParams, 0)
    expectClose(copied.keyParams, queryParams)
    const frozen = await step(state, keys, queryParams, 1)
    expectClose(frozen.keyParams, state.keyParams)
    expectClose(frozen.queue, copied.queue)
  })

  test('geometric-approach', async () => {
    const queryParams = [2, -1, 0.5]
    let state: State = { queue: numbered(1, 4), ptr: 3, keyParams: [0, 0, 4] }
    for (let i = 0; i < 25; i++) state = await step(state, numbered(5 + i, 1), queryParams, 0.9)
    // The distance to weights that stand still shrinks by the momentum at every step.
    const left = 0.9 ** 25
    expectClose(state, {
      queue: numbered(26, 4),
      ptr: 0,
      keyParams: [2 - 2 * left, -1 + left, 0.5 + 3.5 * left],
    })
  })

  test('keys-and-weights-apart', async () => {
    const state = randomState(51, 4, 3, 2)
    const [keys, others] = [randomTensor(53, [3, 3]), randomTensor(54, [3, 3], -9, 9)]
    const [weights, heavy] = [randomTensor(55, [2]), randomTensor(56, [2], -90, 90)]
    const { queue, ptr, keyParams } = reference.mocoStep(state, keys, weights, 0.3)
    const otherKeys = await step(state, others, weights, 0.3)
    expectClose(otherKeys.keyParams, keyParams)
    const otherWeights = await step(state, keys, heavy, 0.8)
    expectClose([otherWeights.queue, [otherWeights.ptr]], [queue, [ptr]])
  })

  test('very-slow-momentum', async () => {
    const state = { queue: [[1], [2]], ptr: 0, keyParams: [0, 5] }
    expectClose(await candidate.mocoStep(state, [[3]], [1e7, 5], 1 - 1e-7), {
      queue: [[3], [2]],
      ptr: 1,
      keyParams: [1, 5],
    })
  })

  test('large-and-zero-keys', async () => {
    const state = { queue: numbered(1, 3), ptr: 2, keyParams: [-1e12, 1e150] }
    const keys = [
      [1e4, -1e4],
      [0, 0],
    ]
    const got = await candidate.mocoStep(state, keys, [1e12, -1e150], 0.75)
    expectFinite(got)
    expectClose(got, {
      queue: [
        [0, 0],
        [2, -20],
        [1e4, -1e4],
      ],
      ptr: 1,
      keyParams: [-5e11, 5e149],
    })
  })

  test('many-steps', async () => {
    let state: State = { queue: numbered(1, 5), ptr: 0, keyParams: [1] }
    for (let i = 0; i < 60; i++) state = await step(state, numbered(6 + 4 * i, 4), [1])
    // 245 keys in all; running number s stands in slot (s − 1) mod 5, and s = 241 … 245 are the last.
    expectClose(state, { queue: numbered(241, 5), ptr: 0, keyParams: [1] })
  })

  test('state-unchanged', async () => {
    const state = randomState(61, 4, 2, 3)
    const queryParams = randomTensor(63, [3])
    await expectUnchanged(() => candidate.mocoStep(state, randomTensor(64, [3, 2]), queryParams))
    await expectUnchanged(() => candidate.mocoStep(state, [], queryParams, 0.5))
  })

  test('too-many-keys', async () => {
    await expectGoodInputWorks()
    const one = { queue: [[1]], ptr: 0, keyParams: [1] }
    await expectDeliberateError(() => candidate.mocoStep(one, [[1], [2]], [1]))
    const three = { queue: numbered(1, 3), ptr: 1, keyParams: [1] }
    await expectDeliberateError(() => candidate.mocoStep(three, numbered(4, 4), [1]))
    await expectDeliberateError(() => candidate.mocoStep(three, numbered(4, 6), [1]))
  })

  test('width-of-the-keys', async () => {
    await expectGoodInputWorks()
    const one = { queue: [[1], [2]], ptr: 0, keyParams: [1] }
    await expectDeliberateError(() => candidate.mocoStep(one, [[1, 2]], [1]))
    await expectDeliberateError(() => candidate.mocoStep(one, [[1], [2, 3]], [1]))
    await expectDeliberateError(() => candidate.mocoStep(one, [[]], [1]))
    const two = { queue: numbered(1, 2), ptr: 0, keyParams: [1] }
    await expectDeliberateError(() => candidate.mocoStep(two, [[1]], [1]))
  })

  test('number-of-weights', async () => {
    await expectGoodInputWorks()
    const state = { queue: [[1], [2]], ptr: 0, keyParams: [1, 2] }
    await expectDeliberateError(() => candidate.mocoStep(state, [[1]], [1]))
    await expectDeliberateError(() => candidate.mocoStep(state, [], []))
    await expectDeliberateError(() =>
      candidate.mocoStep({ ...state, keyParams: [1] }, [[1]], [1, 2]),
    )
    await expectDeliberateError(() => candidate.mocoStep(state, [[1]], [1, 2, 3]))
  })
})
